"""Who may import, over which pages, and what comes with it."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page

from courses.importing.comparison import compare
from courses.importing.people_and_topics import report_missing
from courses.importing.problems import Problems
from courses.importing.reading import build_plan
from courses.importing.rules import can_import, can_publish_over, can_update, closed_pages
from courses.importing.source import open_source
from courses.models import CoursePage, Instructor, LessonPage, Topic
from home.accounts.roles import setup_roles
from tests.factories.content import make_course
from tests.factories.people import make_person

HEAD = "---\ntitle: Herbs\ntopics: [Garden, Kitchen]\ninstructors:\n  - {name: Zawadi Kioko}\n  - {name: Peter}\n---\n"
FILES = {"01-mint.md": "# Mint\n\nGreen.", "02-tea.md": "---\ntitle: Tea\nmodule: Hot\n---\nHot."}


@pytest.fixture
def importer(index):
    """May write pages of their own and import, and nothing else: a group that one site made for itself."""
    group = Group.objects.create(name="Guest authors")
    names = ["access_admin", "add_coursepage", "add_importedcourse", "change_importedcourse"]
    group.permissions.set(Permission.objects.filter(codename__in=names))
    right = Permission.objects.get(codename="add_page", content_type__app_label="wagtailcore")
    GroupPagePermission.objects.create(group=group, page=Page.objects.get(depth=1), permission=right)
    return make_person("importer", group="Guest authors")


def compared(folder, index):
    return compare(build_plan(open_source(folder)), index)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("admin", True), ("editor", True), ("publisher", True), ("instructor", True),
        ("marketing", False), ("support", False), ("learner", False),
    ],
)  # fmt: skip
def test_importing_is_a_right_of_its_own(request, index, name, expected):
    person = request.getfixturevalue(name)
    setup_roles()

    assert can_import(person) is expected


def test_who_may_write_courses_may_not_import_for_that(client, index, importer):
    importer.groups.get().permissions.remove(Permission.objects.get(codename="add_importedcourse"))
    client.force_login(importer)
    assert index.permissions_for_user(importer).can_add_subpage(), "there is nothing to refuse"

    response = client.get(reverse("course_import:upload"))

    assert (response.status_code, response.url) == (302, reverse("wagtailadmin_home"))
    assert reverse("course_import:upload") not in client.get(reverse("wagtailadmin_home")).text


def test_one_may_import_over_ones_own_course(write_course, imported, index, importer):
    folder = write_course(FILES)
    imported(folder, user=importer, publish=False)

    comparison = compared(folder, index)

    assert can_import(importer) and can_update(importer, comparison)
    assert not can_publish_over(importer, comparison)


def test_every_page_it_would_touch_must_be_open(write_course, imported, index, importer, publisher):
    folder = write_course(FILES)
    imported(folder, user=importer, publish=False)
    LessonPage.objects.filter(title="Tea").update(owner=publisher)
    bees = make_course("Bees", lessons=1)
    LessonPage.objects.get(title="Tea").move(Page.objects.get(pk=bees.pk), pos="last-child")

    comparison = compared(folder, index)

    assert [page.title for page in closed_pages(importer, comparison)] == ["Tea"]
    assert not can_update(importer, comparison)
    assert can_update(publisher, comparison) and can_publish_over(publisher, comparison)


def test_lessons_and_modules_gone_from_the_source_count_too(write_course, imported, index, importer, publisher):
    folder = write_course(FILES)
    imported(folder, user=importer, publish=False)
    Page.objects.filter(title__in=["Tea", "Hot"]).update(owner=publisher)
    (folder / "02-tea.md").unlink()

    closed = closed_pages(importer, compared(folder, index))

    assert sorted(page.title for page in closed) == ["Hot", "Tea"]


def test_a_page_somebody_locked_is_not_overwritten(write_course, imported, index, editor, publisher):
    folder = write_course(FILES)
    imported(folder)
    LessonPage.objects.filter(title="Mint").update(locked=True, locked_by=publisher)
    unchanged = can_update(editor, compared(folder, index))
    write_course({"01-mint.md": "# Mint\n\nDark green."})

    comparison = compared(folder, index)

    assert unchanged and not can_update(editor, comparison)
    assert closed_pages(publisher, comparison) == []


def test_updating_needs_the_right_to_update(write_course, imported, index, importer):
    folder = write_course(FILES)
    imported(folder, user=importer, publish=False)
    importer.groups.get().permissions.remove(Permission.objects.get(codename="change_importedcourse"))
    importer = type(importer).objects.get(pk=importer.pk)

    assert can_import(importer)
    assert not can_update(importer, compared(folder, index))


def test_without_the_right_to_add_them_topics_and_teachers_are_only_chosen(write_course, imported, importer):
    Topic.objects.create(name="Garden", slug="garden")
    Instructor.objects.create(name="Zawadi Kioko", slug="zawadi-kioko")
    folder = write_course({"course.md": HEAD, **FILES})
    problems = Problems()

    report_missing(build_plan(open_source(folder)).course, importer, problems)
    imported(folder, user=importer, publish=False)

    course = CoursePage.objects.get().get_latest_revision_as_object()
    assert [topic.name for topic in course.topics.all()] == ["Garden"]
    assert [card.name for card in course.instructors.all()] == ["Zawadi Kioko"]
    assert (Topic.objects.count(), Instructor.objects.count()) == (1, 1)
    assert [(problem.place, problem.message) for problem in problems.warnings] == [
        ("course.md", "There is no topic “Kitchen”, and you may not add one: it was left out."),
        ("course.md", "There is no instructor “Peter”, and you may not add one: the name was left out."),
    ]


@pytest.mark.parametrize("name", ["editor", None])
def test_with_the_right_they_are_made(request, write_course, imported, name):
    user = request.getfixturevalue(name) if name else None
    folder = write_course({"course.md": HEAD, **FILES})
    problems = Problems()

    report_missing(build_plan(open_source(folder)).course, user, problems)
    imported(folder, user=user, publish=False)

    assert problems == []
    assert (Topic.objects.count(), Instructor.objects.count()) == (2, 2)


def test_a_name_without_letters_makes_nothing(write_course, imported):
    imported(write_course({"course.md": "---\ntitle: Herbs\ntopics: ['!!!']\n---\n", **FILES}))

    assert not Topic.objects.exists()
