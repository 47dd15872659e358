"""Setting out on a path, leaving it, arriving."""

from django.db import transaction
from django.utils import timezone

from courses.paths.models import LearningPath, PathEnrolment
from courses.paths.rules import progress_on
from home.outbox.actions import announce


class PathGone(Exception):
    """The path is no longer offered, so nobody can set out on it."""


@transaction.atomic
def enrol_in_path(learner, path):
    """Give a learner a place on a path; courses are enrolled in one by one, when they are begun.

    Safe to repeat. Who comes back finds everything; courses completed before count. Raises `PathGone`.
    """
    if LearningPath.objects.select_for_update().get(pk=path.pk).retired_at:
        raise PathGone
    enrolment, is_new = PathEnrolment.objects.get_or_create(learner=learner, path=path)
    is_return = enrolment.left_at is not None
    if is_return:
        enrolment.left_at = None
        enrolment.save(update_fields=["left_at"])
    if is_new or is_return:
        announce("learning_path_begun", learner=learner.pk, path=path.pk, again=is_return)
    complete_paths(learner)
    return enrolment


@transaction.atomic
def leave_path(learner, path):
    """Give the place back; returns whether there was one. Courses and what was completed stay as they are."""
    left = PathEnrolment.objects.filter(learner=learner, path=path, left_at=None).update(left_at=timezone.now())
    if left:
        announce("learning_path_left", learner=learner.pk, path=path.pk)
    return bool(left)


@transaction.atomic
def complete_paths(learner):
    """Record the completion of every path a learner is on and of which nothing is left; returns these paths.

    Safe to repeat: each is recorded and announced once. What is added to a path later changes nothing.
    """
    running = PathEnrolment.objects.filter(learner=learner, left_at=None, completed_at=None, path__retired_at=None)
    running = list(running.select_related("path").order_by("pk"))
    if not running:
        return []
    progress = progress_on(learner, [one.path for one in running])
    completed = []
    for one in running:
        if progress.is_done(one.path.translation_key) and _record_completion(one):
            completed.append(one.path)
    return completed


def _record_completion(enrolment):
    """Whether this call was the one. The update is the lock: of two at once, one finds the row."""
    is_first = PathEnrolment.objects.filter(pk=enrolment.pk, completed_at=None).update(completed_at=timezone.now())
    if is_first:
        announce("learning_path_completed", learner=enrolment.learner_id, path=enrolment.path_id)
    return bool(is_first)
