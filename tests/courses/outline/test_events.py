"""One test for each way in which editors change the live tree. Each ends by comparing with a slow, plain reading."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.models import Page, Task, Workflow, WorkflowPage, WorkflowTask

from courses.models import Course, CourseEdition, CourseIndexPage, CoursePage, Lesson, LessonEdition, LessonPage
from tests.courses.outline.editing import api, bulk, drag, mirror, translate, translate_tree
from tests.courses.outline.readings import offline_but_live, rows_reading, slow_reading
from tests.factories.content import make_course, make_lesson, make_module, make_page, swahili


@pytest.fixture(autouse=True)
def outline_equals_the_live_tree(db):
    yield
    assert rows_reading() == slow_reading()
    assert offline_but_live() == []


@pytest.fixture
def desk(client, admin):
    """An editor's browser."""
    client.force_login(admin)
    return client


def titles():
    """What learners find, in order."""
    live = LessonEdition.objects.filter(live=True, locale__language_code="en")
    return list(live.order_by("lesson__course_id", "lesson__position").values_list("title", flat=True))


def lesson_page(title):
    return LessonPage.objects.get(title=title, locale__language_code="en")


def later(**delta):
    return timezone.now() + timedelta(**delta)


def run_schedule(at, publishing):
    with time_machine.travel(at, tick=False), publishing():
        call_command("publish_scheduled")


# Publish


def test_a_draft_course_has_no_row(publishing, index):
    with publishing():
        make_course(lessons=2, publish=False)

    assert not Course.objects.exists()


def test_publishing_in_the_admin(publishing, desk, index):
    page = make_course("Sums", lessons=0, publish=False)

    with publishing():
        api(desk, page, "publish")

    assert CourseEdition.objects.get().live


def test_a_lesson_published_in_a_draft_course_waits_for_it(publishing, index):
    with publishing():
        page = make_course(lessons=0, publish=False)
        make_lesson(page, "First")
    assert not Lesson.objects.exists()

    with publishing():
        page.get_latest_revision().publish()

    assert titles() == ["First"]


def test_a_lesson_published_in_a_draft_module_waits_for_it(publishing, index):
    with publishing():
        page = make_course(lessons=0)
        module = make_module(page, "Part", lessons=0, publish=False)
        make_lesson(module, "First")
    assert not Lesson.objects.exists()

    with publishing():
        module.get_latest_revision().publish()

    assert titles() == ["First"]


def test_bulk_publishing(publishing, desk, index):
    with publishing():
        page = make_course(lessons=0)
        lessons = [make_lesson(page, title, publish=False) for title in ("One", "Two")]
    assert titles() == []

    with publishing():
        bulk(desk, "publish", lessons)

    assert titles() == ["One", "Two"]


def test_publishing_by_the_last_step_of_a_workflow(publishing, index, admin):
    with publishing():
        page = make_course("Sums", lessons=0, publish=False)
        workflow = Workflow.objects.create(name="Review", active=True)
        task = Task.objects.create(name="Read", active=True)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
        WorkflowPage.objects.create(workflow=workflow, page=page)
        state = workflow.start(page, admin)
    assert not Course.objects.exists()

    with publishing():
        state.current_task_state.approve(user=admin)

    assert CourseEdition.objects.get().live


def test_a_first_publication_in_the_future_shows_nothing_until_then(publishing, index):
    go_live = later(days=1)
    with publishing():
        page = make_course(lessons=0, publish=False)
        page.go_live_at = go_live
        page.save_revision().publish()
    assert not Course.objects.exists()

    run_schedule(go_live + timedelta(minutes=1), publishing)

    assert CourseEdition.objects.get().live


def test_a_scheduled_edit_shows_when_its_time_comes(publishing, index):
    go_live = later(days=1)
    with publishing():
        page = make_course("Old", lessons=1)
        page.title, page.go_live_at = "New", go_live
        page.save_revision().publish()
    assert CourseEdition.objects.get().title == "Old"

    run_schedule(go_live + timedelta(minutes=1), publishing)

    assert CourseEdition.objects.get().title == "New"


def test_a_page_added_live_without_a_revision_goes_offline_when_it_is_scheduled(publishing, index):
    with publishing():
        page = make_course(lessons=0)
        lesson = page.add_child(instance=LessonPage(title="Added", live=True))
    assert titles() == ["Added"]

    with publishing():
        lesson.go_live_at = later(days=1)
        lesson.save_revision().publish()

    assert titles() == []


# Unpublish


def test_unpublishing_a_course_takes_its_lessons_offline(publishing, desk, index):
    with publishing():
        page = make_course(lessons=2)

    with publishing():
        desk.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))

    assert Course.objects.get().retired_at is not None
    assert list(CourseEdition.objects.values_list("live", flat=True)) == [False]
    assert list(LessonEdition.objects.values_list("live", flat=True)) == [False, False]


def test_a_course_comes_back_as_it_was(publishing, index):
    with publishing():
        page = make_course("Sums", lessons=2)
    before = list(Lesson.objects.values_list("pk", "introduced_at"))
    with publishing():
        page.unpublish()

    with publishing():
        page.save_revision().publish()

    assert titles() == ["Sums: lesson 1", "Sums: lesson 2"]
    assert list(Lesson.objects.values_list("pk", "introduced_at")) == before
    assert Course.objects.get().retired_at is None


def test_unpublishing_a_module_hides_its_lessons(publishing, index):
    with publishing():
        page = make_course("Sums", lessons=1)
        module = make_module(page, "Part", lessons=2)

    with publishing():
        module.unpublish()

    assert titles() == ["Sums: lesson 1"]
    assert Lesson.objects.filter(retired_at=None).count() == 1


def test_unpublishing_a_lesson_retires_it_until_it_returns(publishing, index):
    with publishing():
        make_course("Sums", lessons=2)
    lesson = lesson_page("Sums: lesson 1")

    with publishing():
        lesson.unpublish()
    assert titles() == ["Sums: lesson 2"]
    assert Lesson.objects.get(translation_key=lesson.translation_key).retired_at is not None

    with publishing():
        lesson.save_revision().publish()
    assert titles() == ["Sums: lesson 1", "Sums: lesson 2"]
    assert Lesson.objects.get(translation_key=lesson.translation_key).retired_at is None


def test_bulk_unpublishing(publishing, desk, index):
    with publishing():
        make_course("Sums", lessons=3)

    with publishing():
        bulk(desk, "unpublish", [lesson_page("Sums: lesson 1"), lesson_page("Sums: lesson 3")])

    assert titles() == ["Sums: lesson 2"]


def test_expiry(publishing, index):
    expires = later(days=1)
    with publishing():
        page = make_course("Sums", lessons=1)
        make_lesson(page, "For a day", expire_at=expires)
    assert titles() == ["Sums: lesson 1", "For a day"]

    run_schedule(expires + timedelta(minutes=1), publishing)

    assert titles() == ["Sums: lesson 1"]


def test_unpublishing_with_all_below_leaves_a_lesson_with_a_scheduled_edit(publishing, desk, index, admin):
    with publishing():
        page = make_course("Sums", lessons=2)
        lesson = lesson_page("Sums: lesson 2")
        lesson.go_live_at = later(days=1)
        lesson.save_revision(user=admin).publish(user=admin)

    with publishing():
        desk.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]), {"include_descendants": "on"})
    assert lesson_page("Sums: lesson 2").live, "Wagtail leaves it live"
    assert titles() == []

    with publishing():
        page.refresh_from_db()
        page.save_revision().publish()
    assert titles() == ["Sums: lesson 2"]


# Delete, where learners have no records


def test_deleting_a_lesson(publishing, desk, index):
    with publishing():
        make_course("Sums", lessons=2)

    with publishing():
        desk.post(reverse("wagtailadmin_pages:delete", args=[lesson_page("Sums: lesson 1").pk]))

    assert titles() == ["Sums: lesson 2"]
    assert Lesson.objects.count() == 1


def test_deleting_a_course_with_its_lessons(publishing, index):
    with publishing():
        page = make_course(lessons=2)

    with publishing():
        page.delete()

    assert not Course.objects.exists()
    assert not Lesson.objects.exists()


def test_deleting_a_catalogue_with_its_courses(publishing, index):
    with publishing():
        make_course("One", lessons=1)
        make_course("Two", lessons=1)
    assert Course.objects.count() == 2

    with publishing():
        index.delete()

    assert not Course.objects.exists()


def test_deleting_by_queryset(publishing, index):
    with publishing():
        make_course("Sums", lessons=3)

    with publishing():
        LessonPage.objects.filter(title="Sums: lesson 2").delete()
        Page.objects.filter(title="Sums: lesson 1").delete()

    assert titles() == ["Sums: lesson 3"]


def test_bulk_deleting(publishing, desk, index):
    with publishing():
        make_course("Sums", lessons=3)

    with publishing():
        bulk(desk, "delete", [lesson_page("Sums: lesson 1"), lesson_page("Sums: lesson 2")])

    assert titles() == ["Sums: lesson 3"]


def test_a_new_course_on_the_place_of_a_deleted_one_in_the_same_transaction(publishing, index):
    with publishing():
        page = make_course("Old", lessons=1)

    with publishing():
        page.delete()
        index.refresh_from_db()
        make_course("New", lessons=1, parent=index)

    assert titles() == ["New: lesson 1"]


# Move


def test_dragging_a_lesson_in_the_explorer(publishing, desk, index):
    with publishing():
        make_course("Sums", lessons=3)

    with publishing():
        drag(desk, lesson_page("Sums: lesson 3"), 0)

    assert titles() == ["Sums: lesson 3", "Sums: lesson 1", "Sums: lesson 2"]


def test_moving_a_lesson_into_a_module(publishing, desk, index):
    with publishing():
        page = make_course("Sums", lessons=2)
        module = make_module(page, "Part", lessons=1)

    with publishing():
        desk.post(reverse("wagtailadmin_pages:move_confirm", args=[lesson_page("Sums: lesson 1").pk, module.pk]))

    assert titles() == ["Sums: lesson 2", "Part lesson 1", "Sums: lesson 1"]
    assert Lesson.objects.get(position=2).module_key == module.translation_key


def test_bulk_moving(publishing, desk, index):
    with publishing():
        page = make_course("Sums", lessons=3)
        module = make_module(page, "Part", lessons=0)

    with publishing():
        bulk(desk, "move", [lesson_page("Sums: lesson 1"), lesson_page("Sums: lesson 2")], chooser=module.pk)

    assert titles() == ["Sums: lesson 3", "Sums: lesson 1", "Sums: lesson 2"]


def test_a_lesson_without_records_moves_to_another_course_and_keeps_its_row(publishing, index):
    with publishing():
        make_course("From", lessons=2)
        target = make_course("To", lessons=1)
    lesson = lesson_page("From: lesson 1")
    row = Lesson.objects.get(translation_key=lesson.translation_key)

    with publishing():
        lesson.move(target, pos="last-child")

    moved = Lesson.objects.get(translation_key=lesson.translation_key)
    assert (moved.pk, moved.course.translation_key, moved.retired_at) == (row.pk, target.translation_key, None)
    assert titles() == ["From: lesson 2", "To: lesson 1", "From: lesson 1"]


def test_moving_a_module_with_its_lessons_to_another_course(publishing, desk, index):
    with publishing():
        source = make_course("From", lessons=1)
        module = make_module(source, "Part", lessons=2)
        target = make_course("To", lessons=1)

    with publishing():
        api(desk, module, "move", destination_page_id=target.pk, position="first-child")

    assert titles() == ["From: lesson 1", "Part lesson 1", "Part lesson 2", "To: lesson 1"]
    assert Course.objects.get(translation_key=target.translation_key).editions.get().lesson_count == 3


def test_moving_a_lesson_into_a_draft_course_takes_it_offline(publishing, index):
    with publishing():
        make_course("From", lessons=2)
        target = make_course("Draft", lessons=0, publish=False)

    with publishing():
        lesson_page("From: lesson 1").move(target, pos="last-child")
    assert titles() == ["From: lesson 2"]

    with publishing():
        target.refresh_from_db()
        target.get_latest_revision().publish()
    assert titles() == ["From: lesson 2", "From: lesson 1"]


def test_moving_a_course_to_another_catalogue(publishing, index):
    with publishing():
        page = make_course("Sums", lessons=1)
        other = make_page(index.get_parent(), CourseIndexPage, "School")

    with publishing():
        page.move(other, pos="last-child")

    assert CourseEdition.objects.get().url_path == "/school/sums/"
    assert LessonEdition.objects.get().url_path == "/school/sums/sums-lesson-1/"


# Addresses


def test_the_slug_of_a_course_changes_the_addresses_of_its_lessons(publishing, index):
    with publishing():
        page = make_course("Sums", lessons=1)

    with publishing():
        page.slug = "adding"
        page.save_revision().publish()

    assert LessonEdition.objects.get().url_path == "/courses/adding/sums-lesson-1/"


def test_the_slug_of_a_module(publishing, index):
    with publishing():
        page = make_course("Sums", lessons=0)
        module = make_module(page, "Part", lessons=1)

    with publishing():
        module.slug = "beginning"
        module.save_revision().publish()

    assert LessonEdition.objects.get().url_path == "/courses/sums/beginning/part-lesson-1/"


def test_the_slug_of_the_catalogue_changes_every_course_below(publishing, index):
    with publishing():
        make_course("One", lessons=1)
        make_course("Two", lessons=0)

    with publishing():
        index.slug = "learn"
        index.save_revision().publish()

    assert list(CourseEdition.objects.order_by("pk").values_list("url_path", flat=True)) == [
        "/learn/one/",
        "/learn/two/",
    ]
    assert LessonEdition.objects.get().url_path == "/learn/one/one-lesson-1/"


def test_moving_the_catalogue_changes_every_course_below(publishing, index):
    with publishing():
        make_course("One", lessons=1)
        outer = make_page(index.get_parent(), CourseIndexPage, "School")

    with publishing():
        Page.objects.get(pk=index.pk).move(outer, pos="last-child")

    assert CourseEdition.objects.get().url_path == "/school/courses/one/"


# Copies


def test_a_copied_course_makes_an_outline_of_its_own(publishing, desk, index):
    with publishing():
        page = make_course("Sums", lessons=2)

    with publishing():
        desk.post(
            reverse("wagtailadmin_pages:copy", args=[page.pk]),
            {"new_title": "Sums again", "new_slug": "again", "new_parent_page": index.pk, "copy_subpages": "on",
             "publish_copies": "on"},
        )  # fmt: skip

    assert titles() == ["Sums: lesson 1", "Sums: lesson 2"] * 2
    assert (Course.objects.count(), Lesson.objects.count()) == (2, 4)


def test_a_copied_lesson_is_another_lesson(publishing, desk, index):
    with publishing():
        make_course("Sums", lessons=1)

    with publishing():
        answer = api(desk, lesson_page("Sums: lesson 1"), "copy", slug="again", title="Again")

    assert answer.status_code == 201
    assert titles() == ["Sums: lesson 1", "Again"]


def test_a_copy_that_is_not_published_shows_nothing(publishing, index):
    with publishing():
        page = make_course("Sums", lessons=2)

    with publishing():
        page.copy(recursive=True, keep_live=False, update_attrs={"slug": "again"})

    assert Course.objects.count() == 1


def test_copying_a_large_course_rebuilds_it_once(publishing, index):
    with publishing():
        page = make_course("Sums", lessons=12)

    with publishing() as callbacks:
        page.copy(recursive=True, keep_live=True, update_attrs={"slug": "again"})

    rebuilds = [callback.key for callback in callbacks if hasattr(callback, "key")]
    copy = CoursePage.objects.get(slug="again")
    assert rebuilds == [copy.translation_key]


# Translations and aliases


def test_a_translated_course_is_the_same_course_in_another_language(publishing, index):
    with publishing():
        page = make_course("Sums", lessons=2)

    translate_tree(publishing, page)

    assert (Course.objects.count(), Lesson.objects.count()) == (1, 2)
    found = CourseEdition.objects.values_list("locale__language_code", "live", "url_path")
    assert set(found) == {("en", True, "/courses/sums/"), ("sw", True, "/sw/courses/sums/")}


def test_a_translation_in_draft_waits(publishing, index):
    with publishing():
        page = make_course("Sums", lessons=2)

    draft = translate_tree(publishing, page, publish=False)
    assert list(CourseEdition.objects.values_list("locale__language_code", flat=True)) == ["en"]

    with publishing():
        draft.get_latest_revision().publish()
    edition = CourseEdition.objects.get(locale=swahili())
    assert (edition.live, edition.lesson_count) == (True, 0)


def test_the_translation_goes_offline_with_its_source(publishing, index):
    with publishing():
        page = make_course("Sums", lessons=1)
    translate_tree(publishing, page)

    with publishing():
        page.unpublish()

    assert CoursePage.objects.get(locale=swahili()).live, "Wagtail leaves the translation live"
    assert list(CourseEdition.objects.values_list("live", flat=True)) == [False, False]


def test_order_and_rules_come_from_the_source_language(publishing, index):
    with publishing():
        page = make_course("Sums", lessons=2)
    translate_tree(publishing, page)

    with publishing():
        swahili_lesson = lesson_page("Sums: lesson 2").get_translation(swahili())
        swahili_lesson.move(swahili_lesson.get_parent(), pos="first-child")
        swahili_lesson.refresh_from_db()
        swahili_lesson.required = False
        swahili_lesson.save_revision().publish()

    editions = LessonEdition.objects.filter(locale=swahili()).order_by("lesson__position")
    assert list(editions.values_list("title", "lesson__required")) == [
        ("Sums: lesson 1", True),
        ("Sums: lesson 2", True),
    ]


def test_deleting_a_translation_leaves_the_course(publishing, index):
    with publishing():
        page = make_course("Sums", lessons=1)
    translated = translate_tree(publishing, page)
    assert CourseEdition.objects.count() == 2

    with publishing():
        translated.delete()

    assert CourseEdition.objects.get().locale.language_code == "en"
    assert LessonEdition.objects.get().locale.language_code == "en"


def test_a_second_translation_of_changed_text_replaces_the_first(publishing, index):
    with publishing():
        page = make_course("Sums", lessons=0)
    translate_tree(publishing, page)

    with publishing():
        page.title = "Sums and more"
        page.save_revision().publish()
        page.refresh_from_db()
        translate(page)

    assert set(CourseEdition.objects.values_list("title", flat=True)) == {"Sums and more"}


def test_an_alias_in_another_language_counts(publishing, index):
    with publishing():
        page = make_course("Sums", lessons=1)

    with publishing():
        mirror(page, recursive=True)

    assert set(LessonEdition.objects.values_list("locale__language_code", "live")) == {("en", True), ("sw", True)}


def test_an_alias_follows_its_source(publishing, index):
    with publishing():
        page = make_course("Sums", lessons=0)
        mirror(page)

    with publishing():
        page.title = "Adding"
        page.save_revision().publish()
    assert set(CourseEdition.objects.values_list("title", "live")) == {("Adding", True)}

    with publishing():
        page.unpublish()
    assert set(CourseEdition.objects.values_list("title", "live")) == {("Adding", False)}


def test_an_alias_published_by_the_schedule_of_its_source_does_not_show_early(publishing, index):
    go_live = later(days=1)
    with publishing():
        page = make_course("Sums", lessons=0)
        lesson = make_lesson(page, "Tomorrow", publish=False)
        mirror(page)
        mirror(lesson)

    with publishing():
        lesson.go_live_at = go_live
        lesson.save_revision().publish()
    assert LessonPage.objects.get(locale=swahili()).live, "Wagtail publishes the alias at once"
    assert not LessonEdition.objects.filter(live=True).exists()

    run_schedule(go_live + timedelta(minutes=1), publishing)
    assert LessonEdition.objects.filter(live=True).count() == 2


def test_a_converted_alias_stands_on_its_own(publishing, index):
    with publishing():
        page = make_course("Sums", lessons=1)
        mirror(page, recursive=True)
    alias = lesson_page("Sums: lesson 1").get_translation(swahili())

    with publishing():
        ConvertAliasPageAction(alias).execute(skip_permission_checks=True)
        alias = LessonPage.objects.get(pk=alias.pk)
        alias.title = "Somo la kwanza"
        alias.save_revision().publish()

    assert set(LessonEdition.objects.values_list("title", "live")) == {
        ("Sums: lesson 1", True),
        ("Somo la kwanza", True),
    }


def test_localize_placeholders_for_untranslated_lessons_are_aliases(publishing, index):
    with publishing():
        page = make_course("Sums", lessons=1)
    translate_tree(publishing, page)
    with publishing():
        lesson = make_lesson(page, "New")

    with publishing():
        mirror(lesson)
    assert LessonEdition.objects.filter(title="New").count() == 2

    with publishing():
        translate(lesson)
    assert LessonEdition.objects.filter(title="New", live=True).count() == 2
