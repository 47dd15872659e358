"""Beginning and ending a look as a learner. Both are written into the log of acts."""

from django.db import transaction
from django.utils import timezone

from home.accounts.acting.models import ActingSession
from home.accounts.audit.actions import record_act
from home.accounts.audit.kinds import ACTING_BEGUN, ACTING_ENDED


@transaction.atomic
def begin_acting(staff, learner, reason):
    """Begin a look. One at a time for each of the staff: an older one ends. Ask `rules.can_act_as` first."""
    for older in ActingSession.objects.select_for_update().filter(staff=staff, ended_at=None):
        end_acting(older)
    session = ActingSession.objects.create(staff=staff, learner=learner, reason=reason)
    record_act(ACTING_BEGUN, actor=staff, subject=learner, session=session.pk)
    return session


@transaction.atomic
def end_acting(session):
    """End a look, at the latest when its time was up. Safe to repeat: only the first time is written down."""
    at = min(timezone.now(), session.expires_at)
    if ActingSession.objects.filter(pk=session.pk, ended_at=None).update(ended_at=at):
        session.ended_at = at
        record_act(
            ACTING_ENDED,
            actor=session.staff,
            subject=session.learner,
            session=session.pk,
            minutes=session.minutes,
        )
