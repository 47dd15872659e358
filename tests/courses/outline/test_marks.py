"""What has changed is marked and rebuilt once; nothing that fails undoes a publication or is forgotten."""

import logging
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction

from courses.models import Course, CourseEdition, CoursePage, LessonEdition, LessonPage, OutlineMark
from courses.outline import actions, rebuilding, signals
from courses.outline.tasks import rebuild_waiting, sweep_outline
from tests.courses.outline.readings import rows_reading, slow_reading
from tests.factories.content import make_course, make_page


class Breakage(Exception):
    pass


def breaks(*args, **kwargs):
    raise Breakage("the disk is full")


def errors(caplog, logger):
    return [record for record in caplog.records if record.name == logger and record.levelno >= logging.ERROR]


def run(*arguments):
    """What the command prints, and how it ends."""
    out = StringIO()
    try:
        call_command("rebuild_outline", *arguments, stdout=out)
    except SystemExit as end:
        return out.getvalue(), end.code
    return out.getvalue(), 0


# Marks


def test_a_mark_goes_when_the_outline_is_rebuilt(publishing, index):
    with publishing():
        page = make_course(lessons=3)
        assert list(OutlineMark.objects.values_list("course_key", flat=True)) == [page.translation_key]

    assert not OutlineMark.objects.exists()


def test_a_rolled_back_change_leaves_no_mark_and_no_rebuild(publishing, index):
    with publishing():
        page = make_course("Sums", lessons=0)

    with publishing() as callbacks:
        with pytest.raises(Breakage), transaction.atomic():
            page.title = "Adding"
            page.save_revision().publish()
            breaks()
        assert not OutlineMark.objects.exists()

    assert [one for one in callbacks if isinstance(one, actions.Rebuild)] == []
    assert CourseEdition.objects.get().title == "Sums"


def test_a_change_after_a_rolled_back_one_in_the_same_transaction_is_heard(publishing, index):
    with publishing():
        page = make_course("Sums", lessons=0)

    with publishing():
        with pytest.raises(Breakage), transaction.atomic():
            page.save_revision().publish()
            breaks()
        page = CoursePage.objects.get()
        page.title = "Adding"
        page.save_revision().publish()

    assert CourseEdition.objects.get().title == "Adding"


def test_saving_a_draft_marks_nothing(publishing, index):
    with publishing():
        page = make_course(lessons=1)

    with publishing():
        page.title = "Another title"
        page.save_revision()
        make_page(page, LessonPage, "Draft", publish=False)
        assert not OutlineMark.objects.exists()


# Failures


def test_a_rebuild_that_fails_leaves_the_publication_and_its_mark(publishing, index, monkeypatch, caplog):
    with publishing():
        page = make_course("Sums", lessons=0)
    monkeypatch.setattr(rebuilding, "read_tree", breaks)

    with publishing():
        page.title = "Adding"
        page.save_revision().publish()

    mark = OutlineMark.objects.get()
    page.refresh_from_db()
    assert (page.title, page.live) == ("Adding", True)
    assert (mark.course_key, mark.attempts, mark.last_error) == (
        page.translation_key,
        1,
        "Breakage('the disk is full')",
    )
    assert len(errors(caplog, "courses.outline.rebuilding")) == 1


@pytest.mark.parametrize("task", [rebuild_waiting, sweep_outline])
def test_a_failed_rebuild_is_tried_again(publishing, index, monkeypatch, task):
    with publishing():
        page = make_course("Sums", lessons=0)
    with monkeypatch.context() as broken:
        broken.setattr(rebuilding, "read_tree", breaks)
        with publishing():
            page.title = "Adding"
            page.save_revision().publish()
    assert CourseEdition.objects.get().title == "Sums"

    task.func()

    assert CourseEdition.objects.get().title == "Adding"
    assert not OutlineMark.objects.exists()


def test_one_broken_course_stops_no_other(publishing, index, monkeypatch, caplog):
    with publishing():
        first = make_course("One", lessons=0)
        make_course("Two", lessons=0)
    CoursePage.objects.update(subtitle="New")
    read_tree = rebuilding.read_tree
    monkeypatch.setattr(
        rebuilding, "read_tree", lambda key, *rest: breaks() if key == first.translation_key else read_tree(key, *rest)
    )

    sweep_outline.func()

    found = dict(CourseEdition.objects.values_list("title", "subtitle"))
    assert found == {"One": "", "Two": "New"}
    assert len(errors(caplog, "courses.outline.rebuilding")) == 1


def test_a_receiver_that_fails_undoes_nothing_and_the_sweep_mends(publishing, index, monkeypatch, caplog):
    with publishing():
        page = make_course("Sums", lessons=0)
    with monkeypatch.context() as broken:
        broken.setattr(signals, "mark_course", breaks)
        with publishing():
            page.title = "Adding"
            page.save_revision().publish()
    page.refresh_from_db()
    assert page.title == "Adding"
    assert errors(caplog, "courses.outline.signals")

    sweep_outline.func()

    assert CourseEdition.objects.get().title == "Adding"
    assert f"The outline of course {page.translation_key} had drifted" in caplog.text


# The command


def test_the_command_finds_and_mends_what_no_signal_tells(publishing, index):
    with publishing():
        page = make_course("Sums", lessons=2)
    LessonPage.objects.filter(title="Sums: lesson 2").update(live=False)
    assert rows_reading() != slow_reading()

    found, code = run("--check")
    lesson = LessonEdition.objects.get(title="Sums: lesson 2").lesson
    assert found == (
        f"{page.translation_key}: lesson {lesson.translation_key}: changed, "
        f"lesson edition of {lesson.pk} in {page.locale_id}, "
        f"edition {page.locale_id}: minutes, edition {page.locale_id}: lesson_count\n"
    )
    assert code == 1
    assert rows_reading() != slow_reading(), "--check changes nothing"

    assert run() == (found, 0)
    assert rows_reading() == slow_reading()
    assert run("--check") == ("", 0)


def test_the_check_finds_courses_without_rows_and_rows_without_courses(publishing, index):
    with publishing():
        one, two = make_course("One", lessons=0), make_course("Two", lessons=0)
    Course.objects.filter(translation_key=one.translation_key).delete()
    CoursePage.objects.filter(pk=two.pk).update(live=False)

    found, code = run("--check")

    assert code == 1
    assert {line.split(":")[0] for line in found.splitlines()} == {str(one.translation_key), str(two.translation_key)}


def test_the_check_fails_while_a_course_waits(publishing, index):
    with publishing():
        page = make_course(lessons=0)
    OutlineMark.objects.create(course_key=page.translation_key)

    assert run("--check") == ("Courses that wait to be rebuilt: 1\n", 1)
    assert run() == ("", 0)


def test_the_command_ends_with_1_while_a_course_cannot_be_rebuilt(publishing, index, monkeypatch):
    with publishing():
        page = make_course(lessons=0)
    OutlineMark.objects.create(course_key=page.translation_key)
    monkeypatch.setattr(rebuilding, "read_tree", breaks)

    found, code = run()

    assert found.splitlines()[0] == f"{page.translation_key}: failed: Breakage('the disk is full')"
    assert code == 1
