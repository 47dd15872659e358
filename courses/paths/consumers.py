"""What paths need to hear of. Each may be called twice."""

from django.contrib.auth import get_user_model

from courses.paths.actions import complete_paths
from courses.paths.models import LearningPath, PathEnrolment, PathTarget


def course_completed(event):
    """The learner may have arrived."""
    learner = get_user_model().objects.filter(pk=event.data["learner"]).first()
    if learner:
        complete_paths(learner)


def path_changed(event):
    """Whoever has done all that is left of it, or of a path around it, has arrived."""
    path = LearningPath.objects.filter(pk=event.data["path"]).first()
    if path is None:
        return
    running = PathEnrolment.objects.filter(
        path__translation_key__in=_around(path.translation_key), left_at=None, completed_at=None
    )
    learners = get_user_model().objects.filter(pk__in=running.values("learner"))
    for learner in learners.order_by("pk").iterator():
        complete_paths(learner)


def _around(key):
    """The keys of a path and of all paths that lead to it."""
    found, waiting = {key}, {key}
    while waiting:
        outer = PathTarget.objects.filter(is_path=True, key__in=waiting).order_by()
        waiting = set(outer.values_list("step__path__translation_key", flat=True)) - found
        found |= waiting
    return found
