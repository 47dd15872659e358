"""Where a person stands on a path."""

from dataclasses import dataclass

from courses.enrolment.models import Enrolment
from courses.paths.models import PathEnrolment
from courses.paths.progress import Progress, Record
from courses.paths.reading import read_ways
from courses.progress.models import CourseCompletion


@dataclass(frozen=True)
class PathStanding:
    """`has_left` and `enrolled` exclude each other; `completed_at` stays whatever else happens."""

    enrolled: bool = False
    has_left: bool = False
    completed_at: object = None


def standing_on(user, path):
    """A person's standing on a path: one query, none for a visitor."""
    row = PathEnrolment.objects.filter(learner=user, path=path).first() if user.is_authenticated else None
    if row is None:
        return PathStanding()
    return PathStanding(row.left_at is None, row.left_at is not None, row.completed_at)


def record_of(user, ways):
    """What a learner has done of these ways: three queries, none for a visitor."""
    if not user.is_authenticated:
        return Record()
    courses = CourseCompletion.objects.filter(learner=user, course__translation_key__in=ways.courses)
    enrolled = Enrolment.objects.filter(learner=user, left_at=None, course__translation_key__in=ways.courses)
    on_paths = PathEnrolment.objects.filter(learner=user, path__translation_key__in=ways.steps)
    rows = list(on_paths.values_list("path__translation_key", "left_at", "completed_at"))
    completed = {key for key, _left, completed in rows if completed}
    begun = {key for key, left, _completed in rows if left is None}
    return Record(
        frozenset(completed.union(courses.values_list("course__translation_key", flat=True))),
        frozenset(begun.union(enrolled.values_list("course__translation_key", flat=True))),
    )


def progress_on(user, paths):
    """A learner's progress on these paths and all within them."""
    ways = read_ways([path.translation_key for path in paths])
    return Progress(ways, record_of(user, ways))
