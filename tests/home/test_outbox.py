"""What happened is written with the deed and delivered at least once."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from home.outbox.actions import announce
from home.outbox.delivery import deliver, deliver_waiting
from home.outbox.models import Event

heard = []


def listen(event):
    heard.append((event.name, event.data))


def stumble(event):
    Event.objects.create(name="made_before_stumbling")
    raise RuntimeError("no ears today")


LISTEN, STUMBLE = f"{__name__}.listen", f"{__name__}.stumble"


@pytest.fixture(autouse=True)
def _silence(db):
    heard.clear()


def test_consumers_hear_after_the_commit(settings, publishing):
    settings.OUTBOX_CONSUMERS = {"course_completed": [LISTEN]}

    with publishing():
        event = announce("course_completed", course=7)
        heard_inside = list(heard)

    event.refresh_from_db()
    assert heard_inside == []
    assert heard == [("course_completed", {"course": 7})]
    assert (event.delivered_at is not None, event.attempts, event.last_error) == (True, 1, "")


def test_what_is_rolled_back_never_happened(settings, publishing):
    settings.OUTBOX_CONSUMERS = {"course_completed": [LISTEN]}

    with publishing(), pytest.raises(RuntimeError), transaction.atomic():
        announce("course_completed", course=7)
        raise RuntimeError

    assert (Event.objects.count(), heard) == (0, [])


def test_an_event_nobody_listens_to_is_delivered(settings):
    settings.OUTBOX_CONSUMERS = {}

    event = announce("course_completed", course=7)

    assert event.delivered_at == event.happened_at


def test_a_failing_consumer_keeps_the_row_and_not_its_own_work(settings):
    settings.OUTBOX_CONSUMERS = {"course_completed": [STUMBLE, LISTEN]}
    event = announce("course_completed", course=7)

    is_delivered = deliver(event.pk)

    event.refresh_from_db()
    assert is_delivered is False
    assert (event.delivered_at, event.attempts) == (None, 1)
    assert event.last_error == f"{STUMBLE}: RuntimeError('no ears today')"
    assert heard == [("course_completed", {"course": 7})]
    assert not Event.objects.filter(name="made_before_stumbling").exists()


def test_the_sweep_tries_again_later_and_clears_the_error(settings):
    settings.OUTBOX_CONSUMERS = {"course_completed": [STUMBLE]}
    event = announce("course_completed", course=7)
    deliver(event.pk)
    settings.OUTBOX_CONSUMERS = {"course_completed": [LISTEN]}

    deliver_waiting()
    heard_at_once = list(heard)
    Event.objects.update(happened_at=timezone.now() - timedelta(minutes=1))
    deliver_waiting()

    event.refresh_from_db()
    assert heard_at_once == []
    assert heard == [("course_completed", {"course": 7})]
    assert (event.delivered_at is not None, event.attempts, event.last_error) == (True, 2, "")


def test_delivering_twice_tells_once(settings):
    settings.OUTBOX_CONSUMERS = {"course_completed": [LISTEN]}
    event = announce("course_completed", course=7)

    answers = [deliver(event.pk), deliver(event.pk)]

    assert (answers, len(heard)) == ([True, True], 1)


def test_a_consumer_that_does_not_exist_is_named_in_the_row(settings):
    settings.OUTBOX_CONSUMERS = {"course_completed": ["home.nowhere.listen"]}
    event = announce("course_completed", course=7)

    deliver(event.pk)

    event.refresh_from_db()
    assert event.last_error.startswith("home.nowhere.listen: ModuleNotFoundError")


def test_every_consumer_and_sweep_in_settings_exists(settings):
    paths = [path for consumers in settings.OUTBOX_CONSUMERS.values() for path in consumers]

    callables = [callable(import_string(path)) for path in paths]
    sweeps = [callable(import_string(path).func) for path in settings.SWEEPS]

    assert callables == [True] * len(paths)
    assert sweeps == [True] * len(settings.SWEEPS)
