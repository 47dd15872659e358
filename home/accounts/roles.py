"""The roles of the house: which group may do what.

The table below is the truth. `setup_roles()` makes the groups equal to it and runs after every `migrate` (and after
every flush of a test database), when all permissions exist. So a right that is to last is written here; what the
staff of one site want on top goes into a group of their own.

Higher floors' rights are named by string only.
"""

from dataclasses import dataclass

from django.apps import apps as installed_apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    ModelLogEntry,
    Page,
    Workflow,
)

from home.pages import HomePage

ADMIN = "wagtailadmin.access_admin"
# Wagtail's own two groups: they come with its migrations, and ours take their place.
REPLACED_GROUPS = ["Editors", "Moderators"]
# And the workflow that comes with them: editors read its name on the button that hands a page over.
REPLACED_APPROVAL, OUR_APPROVAL = "Moderators approval", "Publisher's approval"


@dataclass(frozen=True)
class Role:
    """What a group may do. `pages` hold below the root, `home_pages` below each home page, `catalogues` below each
    catalogue, `files` in all collections.

    What is below a home page is narrowed by `PAGE_REALMS`: courses are for those with "courses.add_coursepage".
    "choose" alone shows of the library what stands on pages one works with, and one's own.

    The page right "add" alone means: write new pages and edit one's own.
    """

    rights: frozenset = frozenset()
    pages: frozenset = frozenset()
    home_pages: frozenset = frozenset()
    catalogues: frozenset = frozenset()
    files: frozenset = frozenset()
    approves: bool = False


# Which pages an import may then touch, those pages' own rights say.
IMPORTING = {"courses.add_importedcourse", "courses.change_importedcourse"}
PROMOTING = {
    "wagtailsearchpromotions.add_searchpromotion", "wagtailsearchpromotions.change_searchpromotion",
    "wagtailsearchpromotions.delete_searchpromotion", "courses.view_searchcount",
}  # fmt: skip
WRITING_COURSES = {
    "courses.add_coursepage",
    "courses.add_topic", "courses.change_topic", "courses.add_instructor", "courses.change_instructor",
    "courses.add_sharedpassage", "courses.change_sharedpassage",
    "courses.view_lessonproblem", "courses.change_lessonproblem", "courses.read_any_lesson",
    "courses.view_resourcesuggestion", "courses.change_resourcesuggestion", "courses.view_linkcheck",
    "courses.view_coursesurvey",
    "wagtail_localize.submit_translation", *IMPORTING, *PROMOTING,
}  # fmt: skip

LETTING_IN = {f"courses.{deed}_prerequisitewaiver" for deed in ("view", "add", "change")}
# Banners are news and go; header and footer are changed, and each language has its own.
FRAMING_THE_SITE = {
    "home.add_siteframe", "home.change_siteframe", "home.change_contactsettings",
    "home.add_banner", "home.change_banner", "home.delete_banner",
}  # fmt: skip
# Articles and help pages themselves follow from the rights on pages.
WRITING_PAGES = {"home.add_pagetopic", "home.change_pagetopic", "home.view_helpanswer"}

ROLES = {
    "Instructor": Role(
        # "change" without "view": the reports of the courses taught.
        rights=frozenset({ADMIN, "courses.add_coursepage", "courses.change_lessonproblem", *IMPORTING}),
        catalogues=frozenset({"add"}),
        files=frozenset({"add", "choose"}),
    ),
    "Editor": Role(
        rights=frozenset({ADMIN, *WRITING_COURSES, *WRITING_PAGES}),
        pages=frozenset({"add", "change"}),
        files=frozenset({"add", "change", "choose"}),
    ),
    "Publisher": Role(
        rights=frozenset(
            {
                ADMIN,
                *WRITING_COURSES,
                *LETTING_IN,
                "courses.publish_sharedpassage",
                *WRITING_PAGES,
                "courses.delete_topic",
                "courses.delete_instructor",
                "home.delete_pagetopic",
            }
        ),
        pages=frozenset({"add", "change", "publish", "lock", "unlock", "bulk_delete"}),
        files=frozenset({"add", "change", "choose"}),
        approves=True,
    ),
    "Marketing": Role(
        rights=frozenset(
            {
                ADMIN,
                *FRAMING_THE_SITE,
                *WRITING_PAGES,
                *PROMOTING,
                "home.delete_pagetopic",
                "home.delete_helpanswer",
            }
        ),
        home_pages=frozenset({"add", "change", "publish"}),
        files=frozenset({"add", "choose"}),
    ),
    "Support": Role(
        rights=frozenset(
            {
                ADMIN,
                *LETTING_IN,
                "courses.view_lessonproblem",
                "courses.change_lessonproblem",
                "accounts.act_as_learner",
                "home.view_helpanswer",
                "home.view_featurerequest",
                "home.change_featurerequest",
            }
        )
    ),
    # Their screens come with the forum, the shop and mentoring; until then they see what a learner sees.
    "Moderator": Role(),
    "Finance": Role(),
    "Mentor": Role(),
}


@transaction.atomic
def setup_roles():
    """Make the groups equal to the table. Safe to repeat; people stay in their groups.

    Where the page tree is still empty the page rights come with the next run: call it again once a home page or a
    catalogue is made.
    """
    create_missing_permissions()
    Group.objects.bulk_create([Group(name=name) for name in ROLES], ignore_conflicts=True)
    groups = dict(Group.objects.filter(name__in=ROLES).values_list("name", "pk"))
    roles = [(groups[name], role) for name, role in ROLES.items()]
    permissions = permissions_by_right()
    _make_equal(
        Group.permissions.through,
        ("group_id", "permission_id"),
        {(group, permissions[right]) for group, role in roles for right in role.rights},
        groups,
    )
    _make_equal(
        GroupPagePermission,
        ("group_id", "page_id", "permission_id"),
        {(group, page, permissions[right]) for group, role in roles for page, right in _page_rights(role)},
        groups,
    )
    _make_equal(
        GroupCollectionPermission,
        ("group_id", "collection_id", "permission_id"),
        {(group, place, permissions[right]) for group, role in roles for place, right in _file_rights(role)},
        groups,
    )
    _let_approve([group for group, role in roles if role.approves])
    _name_approval()
    Group.objects.filter(name__in=REPLACED_GROUPS, user=None).delete()


def create_missing_permissions():
    """Django makes an app's permissions when its own turn comes after `migrate`; ours may come earlier."""
    labels = {"wagtailcore", "wagtailadmin", "wagtailimages", "wagtaildocs"}
    labels |= {right.split(".")[0] for role in ROLES.values() for right in role.rights}
    for label in sorted(labels):
        create_permissions(installed_apps.get_app_config(label), verbosity=0)


def permissions_by_right():
    """Primary keys by "app.codename". A right of the table that is not in it is a mistake and raises `KeyError`."""
    rows = Permission.objects.values_list("content_type__app_label", "codename", "pk")
    return {f"{label}.{codename}": pk for label, codename, pk in rows}


def _page_rights(role):
    everywhere = Page.objects.filter(depth=1).values_list("pk", flat=True) if role.pages else []
    homes = HomePage.objects.values_list("pk", flat=True) if role.home_pages else []
    catalogue = installed_apps.get_model("courses", "CourseIndexPage")
    catalogues = catalogue.objects.values_list("pk", flat=True) if role.catalogues else []
    wanted = [(page, right) for page in everywhere for right in role.pages]
    wanted += [(page, right) for page in homes for right in role.home_pages]
    wanted += [(page, right) for page in catalogues for right in role.catalogues]
    return [(page, f"wagtailcore.{right}_page") for page, right in wanted]


def _file_rights(role):
    places = Collection.objects.filter(depth=1).values_list("pk", flat=True) if role.files else []
    models = [("wagtailimages", "image"), ("wagtaildocs", "document")]
    return [(place, f"{label}.{right}_{model}") for place in places for label, model in models for right in role.files]


def _make_equal(model, fields, wanted, groups):
    """Make the rows of these groups equal to `wanted`, tuples of `fields`."""
    present = {row[1:]: row[0] for row in model.objects.filter(group__in=groups.values()).values_list("pk", *fields)}
    model.objects.filter(pk__in=[pk for row, pk in present.items() if row not in wanted]).delete()
    model.objects.bulk_create(model(**dict(zip(fields, row, strict=True))) for row in wanted - present.keys())


def _let_approve(groups):
    """Whoever publishes also approves what others submit, in every workflow with an approval."""
    through = GroupApprovalTask.groups.through
    tasks = GroupApprovalTask.objects.values_list("pk", flat=True)
    through.objects.bulk_create(
        [through(groupapprovaltask_id=task, group_id=group) for task in tasks for group in groups],
        ignore_conflicts=True,
    )


def _name_approval():
    """Wagtail's workflow and its task get our name, unless somebody here has made or edited one of that name."""
    for model in (Workflow, GroupApprovalTask):
        kind = ContentType.objects.get_for_model(model)
        touched = ModelLogEntry.objects.filter(content_type=kind).values_list("object_id", flat=True)
        wagtails = model.objects.filter(name=REPLACED_APPROVAL).exclude(pk__in=[int(pk) for pk in touched])
        wagtails.update(name=OUR_APPROVAL)


def setup_roles_after_migrate(sender, apps=installed_apps, **kwargs):
    """Receiver of `post_migrate`. A partial `migrate` may leave out the tables the roles need; then it waits."""
    needed = [("home", "HomePage"), ("courses", "CourseIndexPage"), ("wagtailcore", "GroupApprovalTask")]
    needed += [("wagtailsearchpromotions", "SearchPromotion")]
    for label, model in [*needed, ("wagtaildocs", "Document"), ("wagtailimages", "Image"), ("wagtailadmin", "Admin")]:
        try:
            apps.get_model(label, model)
        except LookupError:
            return
    setup_roles()
