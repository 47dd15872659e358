"""Doing lessons and completing courses: nothing is lost, nothing counts twice."""

import uuid

import pytest
from django.utils import timezone

from courses.access.models import AccessGrant
from courses.enrolment.actions import enrol
from courses.enrolment.models import Enrolment
from courses.models import ChecklistTick, CourseCompletion, Lesson, LessonBookmark, LessonProgress
from courses.progress.actions import (
    LessonLocked,
    finish_course,
    mark_done,
    open_lesson,
    save_lesson,
    set_ticks,
    undo_done,
)
from courses.progress.rules import done_ids
from home.models import Event
from tests.factories.blocks import block, items
from tests.factories.content import make_course, make_lesson
from tests.factories.outline import add_lesson, make_outline


def do_all(learner, course):
    lessons = course.lessons.filter(required=True, retired_at=None).select_related("course")
    return [mark_done(learner, lesson).completed for lesson in lessons]


def test_marking_twice_keeps_the_first_time(learner):
    course = make_outline()
    enrol(learner, course)
    lesson = course.lessons.first()
    mark_done(learner, lesson)
    first = LessonProgress.objects.get().completed_at

    mark_done(learner, lesson)

    assert LessonProgress.objects.get().completed_at == first


def test_the_last_required_lesson_completes_the_course_once(learner):
    course = make_outline(lessons=3, optional=1)
    enrol(learner, course)

    assert do_all(learner, course) == [False, False, True]

    assert mark_done(learner, course.lessons.last()).completed is False
    assert CourseCompletion.objects.count() == 1
    assert Event.objects.filter(name="course_completed").count() == 1


def test_where_nothing_is_required_everything_counts(learner):
    course = make_outline(lessons=0, optional=2)
    enrol(learner, course)
    first, second = course.lessons.all()

    assert mark_done(learner, first).completed is False
    assert mark_done(learner, second).completed is True


def test_lessons_added_later_do_not_undo_a_completed_course(learner):
    course = make_outline()
    enrol(learner, course)
    do_all(learner, course)

    add_lesson(course, "An afterthought")

    assert CourseCompletion.objects.filter(learner=learner, course=course).exists()


def test_retired_lessons_are_not_asked_for(learner):
    course = make_outline(lessons=2)
    enrol(learner, course)
    first, second = course.lessons.all()
    mark_done(learner, first)

    second.retired_at = timezone.now()
    second.save()

    assert finish_course(learner, course) is True
    assert finish_course(learner, course) is False


def test_a_locked_lesson_cannot_be_marked(learner):
    lesson = make_outline(access="paid").lessons.first()

    with pytest.raises(LessonLocked):
        mark_done(learner, lesson)

    assert not LessonProgress.objects.exists()


def test_marking_in_an_open_course_gives_a_place(learner):
    course = make_outline(access="open")
    lesson = course.lessons.select_related("course").first()

    first, again = [mark_done(learner, lesson) for _time in range(2)]

    assert Enrolment.objects.get().learner == learner
    assert (first.enrolled, again.enrolled) == (True, False)


def test_a_free_preview_counts_without_a_place(learner):
    course = make_outline(access="paid")
    course.lessons.filter(position=0).update(free_preview=True)
    first = course.lessons.first()

    mark_done(learner, first)

    assert not Enrolment.objects.exists()
    assert done_ids(learner, course) == {first.pk}


def test_what_one_learner_does_is_not_anothers(learner, classmate):
    course = make_outline()
    for person in (learner, classmate):
        enrol(person, course)

    do_all(learner, course)

    assert done_ids(classmate, course) == set()
    assert list(CourseCompletion.objects.values_list("learner", flat=True)) == [learner.pk]


def test_a_mark_can_be_taken_back_but_a_completed_course_stays(learner):
    course = make_outline(lessons=1)
    enrol(learner, course)
    lesson = course.lessons.get()
    mark_done(learner, lesson)

    undo_done(learner, lesson)

    assert done_ids(learner, course) == set()
    assert CourseCompletion.objects.exists()


def test_opening_remembers_the_place_and_writes_only_when_it_moves(learner, django_assert_num_queries):
    course = make_outline()
    enrolment = enrol(learner, course)
    lesson = course.lessons.first()
    open_lesson(enrolment, lesson)
    enrolment.refresh_from_db()
    assert enrolment.last_lesson == lesson

    with django_assert_num_queries(0):
        open_lesson(enrolment, lesson)


@pytest.fixture
def checklist(publishing, index):
    """A lesson with a checklist of three items, and their ids."""
    body = [block("checklist", {"title": "", "items": items("<p>One</p>", "<p>Two</p>", "<p>Three</p>")})]
    with publishing():
        make_lesson(make_course(lessons=0), "Closing", body=body)
    return Lesson.objects.get(), [uuid.UUID(item["id"]) for item in body[0]["value"]["items"]]


def ticked():
    return set(ChecklistTick.objects.values_list("item_id", flat=True))


def test_a_checklist_becomes_what_was_sent(learner, checklist):
    lesson, (first, second, elsewhere) = checklist
    set_ticks(learner, lesson, [elsewhere], [elsewhere])
    set_ticks(learner, lesson, [first, second], [first])

    set_ticks(learner, lesson, [first, second], [second])

    assert ticked() == {second, elsewhere}


def test_what_is_no_item_of_the_lesson_is_not_kept(learner, checklist):
    lesson, (first, _second, _third) = checklist
    forged = [uuid.uuid4() for _ in range(3)]

    set_ticks(learner, lesson, [first, *forged], [first, *forged])

    assert ticked() == {first}


def test_a_course_that_shows_no_lesson_cannot_be_completed(learner):
    course = make_outline(lessons=2)
    enrol(learner, course)
    course.lessons.update(retired_at=timezone.now())

    completed = finish_course(learner, course)

    assert completed is False
    assert not CourseCompletion.objects.exists()


def test_a_locked_lesson_is_not_saved(learner):
    lesson = make_outline(access="paid").lessons.first()

    with pytest.raises(LessonLocked) as locked:
        save_lesson(learner, lesson)

    assert locked.value.decision.code == "pay"
    assert not LessonBookmark.objects.exists()


def test_a_grant_of_any_kind_lets_the_course_be_completed(learner):
    course = make_outline(access="paid", lessons=1)
    AccessGrant.objects.create(learner=learner, course=course, source="scholarship")

    marked = mark_done(learner, course.lessons.get())

    assert marked == (True, True)
