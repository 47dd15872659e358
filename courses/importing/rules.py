"""Who may import, where, and over what."""

from courses.catalogue.pages import CourseIndexPage


def catalogues_open_to(user):
    """The catalogues below which this person may add courses."""
    pages = CourseIndexPage.objects.select_related("locale")
    return [page for page in pages if page.permissions_for_user(user).can_add_subpage()]


def can_import(user):
    """Importing is a right of its own: whoever may write pages somewhere need not be able to."""
    return (
        user.is_active
        and user.has_perms(["wagtailadmin.access_admin", "courses.add_importedcourse"])
        and bool(catalogues_open_to(user))
    )


def closed_pages(user, comparison):
    """The pages of an earlier import that are not this person's to change, wherever they stand by now."""
    changing = set(comparison.changing)
    return [
        page
        for page in comparison.pages
        if not page.permissions_for_user(user).can_edit() or (page in changing and _is_locked_for(user, page))
    ]


def can_update(user, comparison):
    """An import over an earlier one may touch each of its pages: whoever may not edit one may not import over it."""
    if comparison.record and not user.has_perm("courses.change_importedcourse"):
        return False
    return not closed_pages(user, comparison)


def can_publish_into(user, catalogue):
    return catalogue.permissions_for_user(user).can_publish_subpage()


def can_publish_over(user, comparison):
    """Publishing an import publishes, moves and takes offline the pages that are there."""
    return all(page.permissions_for_user(user).can_publish() for page in comparison.pages)


def _is_locked_for(user, page):
    return page.locked and page.locked_by_id != user.pk
