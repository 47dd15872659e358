"""Write down what happened."""

from functools import partial

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from home.outbox.models import Event
from home.outbox.tasks import deliver_event


def announce(name, **data):
    """Write an event in the current transaction: what is rolled back never happened.

    `name` is past tense (`course_completed`), `data` plain JSON: ids, never rows. Consumers named in
    `settings.OUTBOX_CONSUMERS` are called in a task after the commit; without consumers it counts as delivered.
    """
    now = timezone.now()
    heard = bool(settings.OUTBOX_CONSUMERS.get(name))
    event = Event.objects.create(name=name, data=data, happened_at=now, delivered_at=None if heard else now)
    if heard:
        transaction.on_commit(partial(deliver_event.enqueue, event.pk))
    return event
