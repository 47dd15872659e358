"""What a profile shows, put together from the records."""

from dataclasses import dataclass
from datetime import datetime

from community.profiles.models import ShownCourse
from courses.outline.editions import editions_of
from courses.outline.models import CourseEdition
from courses.progress.models import CourseCompletion
from home.languages import active_locale_id


@dataclass(frozen=True)
class CompletedCourse:
    """A course somebody completed, as its reader sees it."""

    edition: CourseEdition
    completed_at: datetime


def completed_courses(person, *, shown_only=False):
    """Completed courses that are still on the site, the newest first. Two queries, whatever their number."""
    completions = CourseCompletion.objects.filter(learner=person, course__retired_at=None)
    if shown_only:
        completions = completions.filter(course__in=ShownCourse.objects.filter(person=person).values("course"))
    completions = list(completions.select_related("course").order_by("-completed_at"))
    editions = editions_of([completion.course for completion in completions], active_locale_id())
    return [
        CompletedCourse(editions[completion.course_id], completion.completed_at)
        for completion in completions
        if completion.course_id in editions
    ]
