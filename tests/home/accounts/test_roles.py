"""The groups of the house, and what they may do."""

from django.apps import apps
from django.contrib.auth.models import Group
from django.core.management.sql import emit_post_migrate_signal
from wagtail.log_actions import log
from wagtail.models import Collection, GroupApprovalTask, GroupPagePermission, Page, Workflow
from wagtail.permissions import policy_registry
from zeal import zeal_ignore

from home.accounts.models import User
from home.accounts.roles import ROLES, setup_roles, setup_roles_after_migrate
from home.models import SiteImage
from tests.factories.content import make_course, make_index, make_site


def page_rights(person, page):
    tester = Page.objects.get(pk=page.pk).permissions_for_user(User.objects.get(pk=person.pk))
    return {
        "add": tester.can_add_subpage(),
        "edit": tester.can_edit(),
        "publish": tester.can_publish(),
        "delete": tester.can_delete(),
        "lock": tester.can_lock(),
    }


def test_migrate_makes_the_roles_and_nothing_else(db):
    names = set(Group.objects.values_list("name", flat=True))

    assert names == {
        "Instructor", "Editor", "Publisher", "Marketing", "Moderator", "Finance", "Support", "Mentor",
    }  # fmt: skip


def test_an_editor_writes_and_a_publisher_publishes(editor, publisher):
    page = make_course(lessons=0)

    rights = [page_rights(person, page) for person in (editor, publisher)]

    assert rights == [
        {"add": True, "edit": True, "publish": False, "delete": False, "lock": False},
        {"add": True, "edit": True, "publish": True, "delete": True, "lock": True},
    ]


def test_an_instructor_edits_own_pages_alone(instructor):
    others = make_course("Somebody else's", lessons=0)
    own = make_course("My own", lessons=0, owner=instructor)

    rights = [page_rights(instructor, page) for page in (others, own)]

    assert [found["edit"] for found in rights] == [False, True]
    assert [found["publish"] for found in rights] == [False, False]


def test_marketing_gets_its_rights_once_there_is_a_home_page(marketing):
    home = make_site()
    GroupPagePermission.objects.filter(page=home).delete()
    before = page_rights(marketing, home)

    setup_roles()

    after = page_rights(marketing, home)
    assert (before["edit"], before["publish"]) == (False, False)
    assert (after["add"], after["edit"], after["publish"]) == (True, True, True)


def test_an_instructor_gets_rights_at_the_catalogue_and_nowhere_above(instructor):
    index = make_index()

    rights = [page_rights(instructor, page)["add"] for page in (index, index.get_parent())]

    assert rights == [True, False]


def test_a_publisher_approves_what_others_submit(publisher):
    approval = GroupApprovalTask.objects.get()

    assert set(approval.groups.values_list("name", flat=True)) == {"Publisher"}


def test_the_workflow_carries_a_name_of_ours(db):
    assert [workflow.name for workflow in Workflow.objects.all()] == ["Publisher's approval"]
    assert [task.name for task in GroupApprovalTask.objects.all()] == ["Publisher's approval"]


def test_a_workflow_named_by_the_sites_people_keeps_its_name(db, admin):
    ours, task = Workflow.objects.get(), GroupApprovalTask.objects.get()
    Workflow.objects.update(name="Moderators approval")
    setup_roles()
    before = Workflow.objects.get().name
    theirs = Workflow.objects.create(name="Moderators approval")
    own = Workflow.objects.create(name="Two pairs of eyes")
    for one in (theirs, task):
        log(instance=one, action="wagtail.edit", user=admin)
    GroupApprovalTask.objects.update(name="Moderators approval")

    setup_roles()

    assert before == "Publisher's approval"
    assert dict(Workflow.objects.values_list("pk", "name")) == {
        ours.pk: "Publisher's approval",
        theirs.pk: "Moderators approval",
        own.pk: "Two pairs of eyes",
    }
    assert GroupApprovalTask.objects.get().name == "Moderators approval"


def test_who_may_enter_the_admin(db):
    open_to = {
        group.name for group in Group.objects.all() if group.permissions.filter(codename="access_admin").exists()
    }

    assert open_to == {"Instructor", "Editor", "Publisher", "Marketing", "Support"}


def test_an_instructor_may_choose_and_add_pictures(instructor, learner):
    policy = policy_registry.get_by_type(SiteImage)
    rights = [
        [policy.user_has_permission(person, right) for right in ("add", "choose")] for person in (instructor, learner)
    ]

    assert rights == [[True, True], [False, False]]


def test_setting_up_again_changes_nothing_and_keeps_people(editor):
    def picture():
        return (
            sorted(Group.objects.values_list("name", "permissions__codename", "user__email")),
            sorted(GroupPagePermission.objects.values_list("group__name", "page", "permission__codename")),
        )

    before = picture()
    setup_roles()

    assert picture() == before
    assert editor.groups.get().name == "Editor"


def test_a_right_taken_out_of_the_table_goes(db, monkeypatch):
    editor = Group.objects.get(name="Editor")
    assert editor.page_permissions.count() == 2

    monkeypatch.setitem(ROLES, "Editor", ROLES["Mentor"])
    setup_roles()

    assert (editor.page_permissions.count(), editor.permissions.count()) == (0, 0)
    assert editor.collection_permissions.count() == 0


def test_roles_come_back_after_the_database_is_emptied(db):
    """What a flush between transactional tests leaves behind: no groups, no pages, no collections."""
    Group.objects.all().delete()
    with zeal_ignore():
        Page.objects.all().delete()
    Collection.objects.all().delete()

    emit_post_migrate_signal(verbosity=0, interactive=False, db="default")

    assert set(Group.objects.values_list("name", flat=True)) == set(ROLES)
    assert Group.objects.get(name="Editor").permissions.filter(codename="access_admin").exists()


def test_a_migrate_that_stops_half_way_is_left_alone(db):
    class HalfWay:
        """The apps as they are before Wagtail's tables exist."""

        def get_model(self, label, name):
            if label == "wagtailcore":
                raise LookupError
            return apps.get_model(label, name)

    Group.objects.all().delete()

    setup_roles_after_migrate(sender=None, apps=HalfWay())

    assert not Group.objects.exists()
