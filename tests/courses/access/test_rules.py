"""Who may open a lesson, and the sentence that says why."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from zeal import zeal_ignore

from courses.access.models import AccessGrant
from courses.access.rules import can_enter, can_open, lessons_open_to
from courses.models import Instructor, Lesson
from tests.factories.outline import make_outline

VISITOR = AnonymousUser()


def grant(learner, course, **fields):
    return AccessGrant.objects.create(learner=learner, course=course, **{"source": "purchase", **fields})


@pytest.mark.parametrize(
    ("access", "visitor", "learner_says"),
    [("open", "open", "open"), ("free", "sign_in", "enrol"), ("paid", "pay", "pay")],
)
def test_a_course_is_open_free_or_paid(learner, access, visitor, learner_says):
    lesson = make_outline(access=access).lessons.first()

    decisions = can_open(VISITOR, lesson), can_open(learner, lesson)

    assert [decision.code for decision in decisions] == [visitor, learner_says]
    assert [bool(decision) for decision in decisions] == [access == "open"] * 2


def test_a_grant_opens_and_says_which(learner):
    course = make_outline(access="paid")
    grant(learner, course)

    decision = can_open(learner, course.lessons.first())

    assert decision
    assert str(decision.sentence) == "You have this because you bought the course."


def test_ending_one_reason_leaves_the_others(learner):
    course = make_outline(access="paid")
    bought = grant(learner, course)
    grant(learner, course, source="scholarship")
    lesson = course.lessons.first()

    bought.revoked_at = timezone.now()
    bought.save()

    assert str(can_open(learner, lesson).sentence) == "You have this because you were given a scholarship."


@pytest.mark.parametrize(
    "fields",
    [
        {"ends": timezone.now() - timedelta(minutes=1)},
        {"starts": timezone.now() + timedelta(days=1)},
        {"revoked_at": timezone.now()},
    ],
    ids=["ended", "not begun", "revoked"],
)
def test_a_grant_that_does_not_hold_opens_nothing(learner, fields):
    course = make_outline(access="paid")
    lesson = course.lessons.first()
    row = grant(learner, course)
    assert can_open(learner, lesson)

    AccessGrant.objects.filter(pk=row.pk).update(**fields)

    assert can_open(learner, lesson).code == "pay"


def test_a_grant_is_for_one_course(learner):
    course, other = make_outline(access="paid"), make_outline(access="paid")
    grant(learner, course)

    assert can_open(learner, course.lessons.first())
    assert not can_open(learner, other.lessons.first())


def test_a_grant_is_for_one_person(learner, classmate):
    course = make_outline(access="paid")
    grant(learner, course)

    assert can_open(learner, course.lessons.first())
    assert not can_open(classmate, course.lessons.first())


def test_a_free_preview_is_open_to_everybody(learner):
    course = make_outline(access="paid")
    course.lessons.filter(position=0).update(free_preview=True)
    first, second = course.lessons.all()[:2]

    assert [can_open(person, first).code for person in (VISITOR, learner)] == ["preview", "preview"]
    assert not can_open(VISITOR, second)


def test_those_who_teach_a_course_read_it_and_no_other(learner):
    course, other = make_outline(access="paid"), make_outline(access="paid")
    course.instructors.add(Instructor.objects.create(name="Otieno", slug="otieno", user=learner))

    assert can_open(learner, course.lessons.first()).code == "teaching"
    assert can_open(learner, other.lessons.first()).code == "pay"


def test_a_retired_lesson_is_gone_for_all(admin):
    course = make_outline(access="open")
    lesson = course.lessons.first()
    assert can_open(admin, lesson)

    lesson.retired_at = timezone.now()

    assert can_open(admin, lesson).code == "gone"


def test_entering_means_every_lesson(learner):
    course = make_outline(access="paid")
    course.lessons.update(free_preview=True)
    assert not can_enter(learner, course)

    grant(learner, course)

    assert can_enter(learner, course)


def test_the_queryset_and_the_decision_agree(learner, classmate, admin):
    courses = [make_outline(access=access) for access in ("open", "free", "paid", "paid", "open")]
    grant(learner, courses[2])
    grant(classmate, courses[2], ends=timezone.now() - timedelta(minutes=1))
    courses[3].instructors.add(Instructor.objects.create(name="Otieno", slug="otieno", user=classmate))
    courses[1].lessons.filter(position=0).update(free_preview=True)
    courses[0].lessons.filter(position=1).update(retired_at=timezone.now())
    type(courses[4]).objects.filter(pk=courses[4].pk).update(retired_at=timezone.now())
    lessons = list(Lesson.objects.select_related("course"))

    for person in (VISITOR, learner, classmate, admin):
        with zeal_ignore():  # Each person's permissions are read once.
            decided = {lesson.pk for lesson in lessons if can_open(person, lesson)}
            assert set(lessons_open_to(person).values_list("pk", flat=True)) == decided != set()
