"""Letting one learner in where another course would be needed first."""

from django.db import transaction
from django.utils import timezone

from courses.access.models import PrerequisiteWaiver
from home.outbox.actions import announce


@transaction.atomic
def waive_prerequisites(learner, course, *, reason, by):
    """Ask nothing of one learner before one course. Safe to repeat: the first reason stays."""
    waiver, is_new = PrerequisiteWaiver.objects.get_or_create(
        learner=learner, course=course, withdrawn_at=None, defaults={"reason": reason, "given_by": by}
    )
    if is_new:
        _put_on_record("prerequisites_waived", waiver, by)
    return waiver


@transaction.atomic
def withdraw_waiver(waiver, *, by):
    """Take the exception back; what was begun under it stays open. Safe to repeat: the first date stays."""
    if PrerequisiteWaiver.objects.filter(pk=waiver.pk, withdrawn_at=None).update(withdrawn_at=timezone.now()):
        _put_on_record("waiver_withdrawn", waiver, by)


def _put_on_record(deed, waiver, by):
    """The one place at which these acts of staff are told on, for whoever keeps a log of them."""
    announce(deed, waiver=waiver.pk, learner=waiver.learner_id, course=waiver.course_id, by=by.pk)
