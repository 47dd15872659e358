"""Deliver what was written down, at least once."""

import logging
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from home.outbox.models import Event

logger = logging.getLogger(__name__)


@transaction.atomic
def deliver(event_id):
    """Hand one event to all its consumers; says whether it is delivered now. Locks the row.

    Each consumer is called with the event, in a savepoint of its own. If one fails, the row keeps the reason and
    stays; the others' work is kept, and they are called again next time: they bear being called twice.
    """
    event = Event.objects.select_for_update().filter(pk=event_id, delivered_at=None).first()
    if event is None:
        return True
    errors = [error for path in settings.OUTBOX_CONSUMERS.get(event.name, []) if (error := _tell(path, event))]
    event.attempts += 1
    event.last_error = "\n".join(errors)
    event.delivered_at = None if errors else timezone.now()
    event.save(update_fields=["attempts", "last_error", "delivered_at"])
    return not errors


def _tell(path, event):
    try:
        with transaction.atomic():
            import_string(path)(event)
    except Exception as error:
        logger.exception("Consumer %s failed on event %s (%s)", path, event.pk, event.name)
        return f"{path}: {error!r}"
    return ""


def deliver_waiting():
    """Deliver every event that is due. A failing one is tried again 1, 4, 9, 16 … minutes after it happened."""
    now = timezone.now()
    waiting = Event.objects.filter(delivered_at=None).values_list("pk", "happened_at", "attempts")
    for pk, happened_at, attempts in list(waiting):
        if happened_at + timedelta(minutes=attempts**2) <= now:
            deliver(pk)
