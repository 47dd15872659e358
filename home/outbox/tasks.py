"""Delivery in the background; safe to repeat."""

from django_tasks import task

from home.outbox.delivery import deliver, deliver_waiting


@task()
def deliver_event(event_id):
    deliver(event_id)


@task()
def deliver_waiting_events():
    """The sweep: whatever a lost task or a failing consumer left behind."""
    deliver_waiting()
