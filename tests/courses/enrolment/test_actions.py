"""Taking a place, leaving, coming back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from courses.access.models import AccessGrant
from courses.access.rules import can_open
from courses.enrolment.actions import EnrolmentRefused, enrol, leave, save_course, unsave_course
from courses.enrolment.models import Enrolment, SavedCourse
from courses.enrolment.rules import enrol_state
from courses.progress.actions import mark_done
from courses.progress.rules import done_ids
from home.models import Event
from tests.factories.outline import make_outline


def test_enrol_twice_gives_one_place(learner):
    course = make_outline()
    first = enrol(learner, course)

    again = enrol(learner, course)

    assert again == first
    assert list(Enrolment.objects.all()) == [first]
    assert AccessGrant.objects.count() == 1
    assert list(Event.objects.values_list("name", flat=True)) == ["learner_enrolled"]


def test_enrolling_opens_the_lessons(learner):
    course = make_outline()
    lesson = course.lessons.first()
    assert not can_open(learner, lesson)

    enrol(learner, course)

    assert str(can_open(learner, lesson).sentence) == "You have this because you are enrolled."


def test_leaving_and_coming_back_keeps_the_progress(learner):
    course = make_outline()
    lesson = course.lessons.first()
    enrol(learner, course)
    mark_done(learner, lesson)

    leave(learner, course)

    assert not can_open(learner, lesson)
    assert enrol_state(learner, course).code == "left"
    enrol(learner, course)
    assert can_open(learner, lesson)
    assert done_ids(learner, course) == {lesson.pk}
    assert Enrolment.objects.count() == 1


def test_leaving_twice_is_harmless(learner):
    course = make_outline()
    enrol(learner, course)
    first = leave(learner, course)
    left_at = Enrolment.objects.get().left_at

    again = leave(learner, course)

    assert Enrolment.objects.get().left_at == left_at
    assert (first, again) == (True, False)


def test_leaving_does_not_end_what_was_bought(learner):
    course = make_outline(access="paid")
    AccessGrant.objects.create(learner=learner, course=course, source="purchase")
    enrol(learner, course)

    leave(learner, course)

    assert can_open(learner, course.lessons.first())


def test_a_paid_course_is_not_entered_for_nothing(learner):
    course = make_outline(access="paid")

    with pytest.raises(EnrolmentRefused) as refused:
        enrol(learner, course)

    assert refused.value.standing.code == "paid"
    assert not Enrolment.objects.exists()


def test_enrolling_in_a_bought_course_is_announced_too(learner):
    course = make_outline(access="paid")
    AccessGrant.objects.create(learner=learner, course=course, source=AccessGrant.Source.PURCHASE)

    enrol(learner, course)
    enrol(learner, course)

    assert list(Event.objects.values_list("name", flat=True)) == ["learner_enrolled"]


@pytest.mark.parametrize(
    ("dates", "code"),
    [
        ({"opens_at": timezone.now() + timedelta(days=1)}, "not_open"),
        ({"closes_at": timezone.now() - timedelta(days=1)}, "closed"),
    ],
)
def test_enrolment_has_its_dates(learner, dates, code):
    course = make_outline(**dates)

    with pytest.raises(EnrolmentRefused) as refused:
        enrol(learner, course)

    assert refused.value.standing.code == code


def test_who_is_in_stays_in_when_enrolment_closes(learner):
    course = make_outline()
    enrol(learner, course)

    course.closes_at = timezone.now() - timedelta(days=1)
    course.save()

    assert enrol_state(learner, course).code == "enrolled"
    assert can_open(learner, course.lessons.first())


def test_saving_for_later_twice_keeps_one_row(learner):
    course = make_outline()
    save_course(learner, course)
    save_course(learner, course)
    assert SavedCourse.objects.count() == 1

    unsave_course(learner, course)

    assert not SavedCourse.objects.exists()
