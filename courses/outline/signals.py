"""What editors do to pages marks a course; the outline is rebuilt once, at the end.

Wagtail's four page signals together with Django's for our own page models miss only bare `QuerySet.update`,
which the nightly sweep finds.
"""

import logging
from functools import wraps

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_save
from wagtail.models import Page, Site
from wagtail.signals import (
    page_published,
    page_slug_changed,
    page_unpublished,
    post_page_move,
    pre_page_move,
    published,
    unpublished,
)

from courses.catalogue.pages import CoursePage, LessonPage, ModulePage
from courses.catalogue.passages import SharedPassage, lessons_with
from courses.outline.actions import forget_places, is_place_waiting, mark_course, mark_courses_below
from courses.outline.guards import check_alias, check_move

logger = logging.getLogger(__name__)

PARTS_OF_COURSES = (CoursePage, ModulePage, LessonPage)
# What a draft writes on the page's row: nothing of it is live.
INERT_FIELDS = {
    "comments", "wagtail_admin_comments", "draft_title", "has_unpublished_changes", "latest_revision",
    "latest_revision_created_at", "locked", "locked_at", "locked_by", "numchild", "owner",
}  # fmt: skip


def connect():
    for signal in (page_published, page_unpublished):
        signal.connect(page_changed, dispatch_uid="outline")
    for signal in (published, unpublished):
        signal.connect(passage_changed, sender=SharedPassage, dispatch_uid="outline")
    page_slug_changed.connect(address_changed, dispatch_uid="outline")
    post_page_move.connect(page_moved, dispatch_uid="outline")
    for model in PARTS_OF_COURSES:
        post_delete.connect(page_deleted, sender=model, dispatch_uid="outline")
    for model in (Page, *PARTS_OF_COURSES):
        post_save.connect(page_saved, sender=model, dispatch_uid="outline")
    pre_page_move.connect(refuse_move, dispatch_uid="outline")
    for model in PARTS_OF_COURSES:
        pre_save.connect(refuse_alias, sender=model, dispatch_uid="outline")
    for signal in (post_save, post_delete):
        signal.connect(site_changed, sender=Site, dispatch_uid="outline")


def never_in_the_way(receiver):
    """A receiver that fails is logged, and undoes nothing but itself; the nightly sweep mends what it left."""

    @wraps(receiver)
    def guarded(sender, **kwargs):
        try:
            receiver(sender, **kwargs)
        except Exception:
            logger.exception("The outline did not hear of a change to %s", kwargs.get("instance"))

    return guarded


@never_in_the_way
def page_changed(sender, instance, **kwargs):
    mark_page(instance)


@never_in_the_way
def page_saved(sender, instance, created, update_fields, raw=False, **kwargs):
    is_inert = update_fields is not None and INERT_FIELDS.issuperset(update_fields)
    if not (raw or is_inert or (created and not instance.live)):
        mark_page(instance)


@never_in_the_way
def page_deleted(sender, instance, **kwargs):
    mark_page(instance)
    forget_places()


@never_in_the_way
def page_moved(sender, instance, parent_page_before, parent_page_after, **kwargs):
    forget_places()
    if issubclass(sender, PARTS_OF_COURSES):
        for page in (instance, parent_page_before, parent_page_after):
            mark_page(page)
    else:
        mark_courses_below(instance)


@never_in_the_way
def address_changed(sender, instance, **kwargs):
    # Below a course the save itself has marked it.
    if not issubclass(sender, PARTS_OF_COURSES):
        mark_courses_below(instance)


@never_in_the_way
def passage_changed(sender, instance, **kwargs):
    """The minutes of the lessons it stands in may have changed."""
    for lesson in lessons_with(instance):
        mark_page(lesson)


@never_in_the_way
def site_changed(sender, **kwargs):
    mark_courses_below(Page.objects.get(depth=1))


def refuse_move(sender, instance, parent_page_after, **kwargs):
    """Wagtail sends this before it writes anything: every way of moving passes here."""
    check_move(instance, parent_page_after)


def refuse_alias(sender, instance, raw=False, **kwargs):
    is_new_alias = not raw and instance._state.adding and instance.alias_of_id
    if is_new_alias and instance.alias_of.locale_id == instance.locale_id:
        check_alias(instance.alias_of)


def mark_page(page):
    """Mark the course that a page is, or lies in; one query, and none if that course is marked already."""
    if type(page) in (Page, *PARTS_OF_COURSES) and not is_place_waiting(page.path):
        _mark_course_over(page)


@transaction.atomic
def _mark_course_over(page):
    paths = [page.path[: end * Page.steplen] for end in range(1, page.depth + 1)]
    courses = CoursePage.objects.filter(path__in=paths).order_by().values_list("translation_key", "path")
    for key, path in courses:
        mark_course(key, path)
    # A course that is being deleted is no longer found by its place.
    if isinstance(page, CoursePage):
        mark_course(page.translation_key)
