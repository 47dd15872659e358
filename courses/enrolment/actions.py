"""Taking a place in a course, leaving it, saving it for later."""

from django.db import transaction
from django.utils import timezone

from courses.access.models import AccessGrant
from courses.enrolment.models import Enrolment, SavedCourse
from courses.enrolment.rules import enrol_state
from courses.outline.models import Access
from home.outbox.actions import announce


class EnrolmentRefused(Exception):
    """The course can't be entered this way; `standing` says why."""

    def __init__(self, standing):
        super().__init__(standing.code)
        self.standing = standing


@transaction.atomic
def enrol(learner, course):
    """Give a learner a place. Enrolling twice is harmless; coming back finds all progress.

    Raises `EnrolmentRefused` for a paid course without a grant, and outside the dates of enrolment.
    """
    standing = enrol_state(learner, course)
    if not standing.enrolled and not standing.may_enrol:
        raise EnrolmentRefused(standing)
    _row, is_new = Enrolment.objects.get_or_create(learner=learner, course=course)
    # The row is the lock: two tabs enrol one after the other.
    enrolment = Enrolment.objects.select_for_update().get(learner=learner, course=course)
    is_return = enrolment.left_at is not None
    if is_return:
        enrolment.left_at = None
        enrolment.save(update_fields=["left_at"])
    granted = _grant_free_access(learner, course)
    if is_new or granted or is_return:
        announce("learner_enrolled", learner=learner.pk, course=course.pk, again=is_return)
    return enrolment


def _grant_free_access(learner, course):
    if course.access == Access.PAID:
        return False
    source = AccessGrant.Source.ENROLMENT
    if AccessGrant.objects.filter(learner=learner, course=course, source=source, revoked_at=None).exists():
        return False
    AccessGrant.objects.create(learner=learner, course=course, source=source)
    return True


@transaction.atomic
def leave(learner, course):
    """Give the place back; returns whether there was one. Progress, completion and any bought access stay."""
    enrolment = Enrolment.objects.select_for_update().filter(learner=learner, course=course, left_at=None).first()
    if enrolment is None:
        return False
    now = timezone.now()
    enrolment.left_at = now
    enrolment.save(update_fields=["left_at"])
    AccessGrant.objects.filter(
        learner=learner, course=course, source=AccessGrant.Source.ENROLMENT, revoked_at=None
    ).update(revoked_at=now, why="left")
    announce("learner_left", learner=learner.pk, course=course.pk)
    return True


def save_course(learner, course):
    """Put a course aside for later. Saving twice is harmless."""
    SavedCourse.objects.bulk_create([SavedCourse(learner=learner, course=course)], ignore_conflicts=True)


def unsave_course(learner, course):
    """Take a course off the list. Harmless if it is not there."""
    SavedCourse.objects.filter(learner=learner, course=course).delete()
