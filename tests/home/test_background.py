"""Tasks through django-q2, with the database as broker."""

from multiprocessing import Value
from queue import Queue

import pytest
from django.core.management import call_command
from django.db import transaction
from django_q.brokers import get_broker
from django_q.conf import Conf
from django_q.models import Failure, OrmQ, Schedule, Success
from django_q.monitor import monitor
from django_q.pusher import pusher
from django_q.scheduler import scheduler
from django_q.worker import worker
from django_tasks import task
from django_tasks.exceptions import InvalidTaskError
from modelsearch.tasks import insert_or_update_object_task

from home.background import QueueBackend, schedule_sweeps

done = []


@task()
def note(words, *, loud=False):
    done.append((words, loud))


@task()
def stumble():
    raise RuntimeError("stumbled")


@task()
def swept():
    done.append("swept")


@task(takes_context=True)
def asking(context):
    done.append(context)


class Once:
    """An event that lets the pusher go round once."""

    def is_set(self):
        return True


@pytest.fixture(autouse=True)
def queue(db, settings, monkeypatch):
    """The queue of production instead of the tests' immediate one."""
    done.clear()
    # A worker renews its connection before each task; here that would tear down the test's transaction.
    monkeypatch.setattr("django.db.close_old_connections", lambda: None)
    settings.TASKS = {"default": {"BACKEND": "home.background.QueueBackend"}}
    return QueueBackend("default", {})


def run_worker():
    """One task along the worker's own path: pushed from the broker, worked on, its result kept and acknowledged."""
    broker, tasks, results = get_broker(), Queue(), Queue()
    pusher(tasks, Once(), broker)
    tasks.put("STOP")
    worker(tasks, results, Value("f", -1), timeout=-1)
    results.put("STOP")
    monitor(results, broker)


def test_a_task_waits_in_the_queue_and_the_worker_runs_it(queue):
    queue.enqueue(note, ["water the maize"], {"loud": True})
    done_before = list(done)

    run_worker()

    assert done_before == []
    assert done == [("water the maize", True)]
    assert OrmQ.objects.count() == 0
    assert Success.objects.get().group == f"{__name__}.note"


def test_a_rolled_back_deed_leaves_no_task(queue):
    with pytest.raises(RuntimeError), transaction.atomic():
        queue.enqueue(note, ["never"], {})
        queued_inside = OrmQ.objects.count()
        raise RuntimeError

    assert (queued_inside, OrmQ.objects.count()) == (1, 0)


def test_a_failing_task_is_logged_and_stays_for_another_try(queue, caplog):
    queue.enqueue(stumble, [], {})

    run_worker()

    waiting = OrmQ.objects.get()
    assert "RuntimeError" in Failure.objects.get().result
    assert f"Task {__name__}.stumble failed" in [record.getMessage() for record in caplog.records]
    assert waiting.lock is not None


def test_indexing_a_row_that_is_gone_is_no_failure(queue):
    queue.enqueue(insert_or_update_object_task, ["wagtailcore", "page", 987654], {})

    run_worker()

    assert Success.objects.get().group == "modelsearch.tasks.insert_or_update_object_task"
    assert (OrmQ.objects.count(), Failure.objects.count()) == (0, 0)


def test_another_broker_gets_the_task_after_the_commit(queue, monkeypatch, django_capture_on_commit_callbacks):
    monkeypatch.setattr(Conf, "ORM", None)
    put = []
    monkeypatch.setattr("home.background.async_task", lambda *args, **kwargs: put.append(args))

    with django_capture_on_commit_callbacks(execute=True):
        queue.enqueue(note, ["later"], {})
        put_inside = list(put)

    assert put_inside == []
    assert put == [("home.background.run_task", f"{__name__}.note", ["later"], {})]


def test_arguments_must_be_plain_json(queue):
    with pytest.raises(TypeError):
        queue.enqueue(note, [object()], {})

    assert OrmQ.objects.count() == 0


def test_a_task_that_wants_a_context_is_refused(queue):
    with pytest.raises(InvalidTaskError):
        queue.enqueue(asking, [], {})

    assert OrmQ.objects.count() == 0


def test_the_timetable_follows_the_settings_and_keeps_the_next_run(settings):
    settings.SWEEPS = {"home.outbox.tasks.deliver_waiting_events": 1, "home.old.sweep": 5}
    schedule_sweeps()
    next_run = Schedule.objects.get(minutes=1).next_run
    settings.SWEEPS = {"home.outbox.tasks.deliver_waiting_events": 2}

    call_command("schedule_sweeps")
    call_command("schedule_sweeps")

    sweeps = Schedule.objects.values_list("name", "minutes", "next_run", "repeats")
    assert list(sweeps) == [("home.outbox.tasks.deliver_waiting_events", 2, next_run, -1)]


def test_a_sweep_whose_time_has_come_is_run(settings):
    settings.SWEEPS = {f"{__name__}.swept": 1}
    schedule_sweeps()

    scheduler(get_broker())
    run_worker()

    assert done == ["swept"]
