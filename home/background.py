"""Tasks: the code speaks the tasks API (`from django_tasks import task`, on every Django), django-q2 carries them.

With the database as broker a task is queued inside the transaction that needs it, so a rolled-back deed leaves no
task behind. With another broker it is queued once the transaction has committed.

Delivery is at least once: a task whose worker dies, or which raises, is delivered again after `Q_CLUSTER["retry"]`
seconds. Every task must therefore be safe to repeat.
"""

import logging
from functools import partial

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django_q.conf import Conf
from django_q.models import Schedule
from django_q.tasks import async_task
from django_tasks import TaskResult, TaskResultStatus
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.exceptions import InvalidTaskError
from django_tasks.signals import task_enqueued
from django_tasks.utils import get_random_id

logger = logging.getLogger(__name__)

RUN_TASK = "home.background.run_task"
RUN_SWEEP = "home.background.run_sweep"
NAME_LENGTH = 100  # What django-q2's tables hold.
# Others' tasks that bring an index up to date with one row: once the row is gone, nothing is left for them to do.
ABOUT_ONE_ROW = {"modelsearch.tasks.insert_or_update_object_task", "wagtail.tasks.update_reference_index_task"}


class QueueBackend(BaseTaskBackend):
    """Puts tasks into django-q2's queue. Arguments must be plain JSON."""

    def validate_task(self, task):
        super().validate_task(task)
        if task.takes_context:
            raise InvalidTaskError("The queue hands no context to its tasks.")

    def enqueue(self, task, args, kwargs):
        self.validate_task(task)
        result = TaskResult(
            task=task,
            id=get_random_id(),
            status=TaskResultStatus.READY,
            enqueued_at=timezone.now(),
            started_at=None,
            last_attempted_at=None,
            finished_at=None,
            args=args,
            kwargs=kwargs,
            backend=self.alias,
            errors=[],
            worker_ids=[],
        )
        put = partial(_put_into_queue, task.module_path, result.args, result.kwargs, name=result.id)
        if Conf.ORM:
            put()
        else:
            transaction.on_commit(put)
        task_enqueued.send(type(self), task_result=result)
        return result


def _put_into_queue(path, args, kwargs, *, name):
    async_task(RUN_TASK, path, args, kwargs, q_options={"task_name": name, "group": path[:NAME_LENGTH]})


def run_task(path, args, kwargs):
    """Run one task by its dotted path; called by the worker. A failure is logged and raised, so it is tried again."""
    try:
        import_string(path).call(*args, **kwargs)
    except Exception as fault:
        if path in ABOUT_ONE_ROW and isinstance(fault, ObjectDoesNotExist):
            logger.info("Task %s came too late: %s", path, fault)
            return
        logger.exception("Task %s failed", path)
        raise


def run_sweep(path):
    """Run a periodic task. It takes no arguments."""
    run_task(path, [], {})


@transaction.atomic
def schedule_sweeps():
    """Make the worker's timetable equal to `settings.SWEEPS`, minutes between runs by task. Safe to repeat.

    A sweep that stays keeps the time of its next run.
    """
    ours = Schedule.objects.filter(func=RUN_SWEEP)
    ours.exclude(name__in=settings.SWEEPS).delete()
    for path, minutes in settings.SWEEPS.items():
        if not ours.filter(name=path).update(minutes=minutes):
            Schedule.objects.create(
                name=path, func=RUN_SWEEP, args=repr((path,)), schedule_type=Schedule.MINUTES, minutes=minutes
            )
