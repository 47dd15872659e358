"""Where "Continue" lands, and what is left."""

import pytest

from courses.enrolment.actions import enrol, leave
from courses.outline.reading import outline_of
from courses.progress.actions import mark_done
from courses.progress.rules import next_lesson, whats_left
from tests.factories.outline import make_outline


def landing(course, done=(), last=None):
    """The number of the lesson that "Continue" goes to; `done` and `last` are numbers too."""
    outline = outline_of(course, course.source_locale_id)
    ids = {line.number: line.lesson_id for line in outline.lessons}
    line = next_lesson(outline, {ids[number] for number in done}, ids.get(last))
    return line.number if line else None


def test_continue_begins_at_the_beginning(db):
    assert landing(make_outline()) == 1


def test_continue_returns_to_an_unfinished_lesson(db):
    assert landing(make_outline(), done=[1], last=2) == 2


def test_continue_goes_on_after_the_last_one_opened(db):
    course = make_outline(lessons=4)

    assert landing(course, done=[3], last=3) == 4, "lesson 1 and 2 were left out on purpose"


def test_continue_comes_back_for_what_was_left_out(db):
    assert landing(make_outline(lessons=3), done=[2, 3], last=3) == 1


def test_continue_leaves_optional_lessons_for_the_end(db):
    course = make_outline(lessons=2, optional=1)

    assert landing(course, done=[1], last=3) == 3, "it was opened, so the learner wants it"
    assert landing(course, done=[1, 3], last=3) == 2
    assert landing(course, done=[1, 2], last=2) == 3


def test_continue_in_a_finished_course_opens_it_again(db):
    assert landing(make_outline(lessons=2), done=[1, 2], last=2) == 1


def test_continue_in_an_empty_course_leads_nowhere(db):
    assert landing(make_outline(lessons=0)) is None


def left(learner, course):
    outline = outline_of(course, course.source_locale_id)
    return [(item.lesson.number, str(item.why)) for item in whats_left(learner, course, outline)]


def test_what_is_left_names_every_lesson_and_the_reason(learner):
    course = make_outline(lessons=3, optional=1)
    enrol(learner, course)
    mark_done(learner, course.lessons.first())

    assert left(learner, course) == [(2, "Not done yet."), (3, "Not done yet.")]


def test_what_is_left_says_when_the_door_is_shut(learner):
    course = make_outline(lessons=1)
    enrol(learner, course)
    leave(learner, course)

    assert left(learner, course) == [(1, "This is locked because you are not enrolled. Enrolling is free.")]


@pytest.mark.parametrize("lessons", [3, 30])
def test_reading_progress_does_not_grow_with_the_course(learner, django_assert_num_queries, lessons):
    course = make_outline(lessons=lessons)
    enrol(learner, course)
    outline = outline_of(course, course.source_locale_id)

    with django_assert_num_queries(3):
        assert len(whats_left(learner, course, outline)) == lessons
