"""What a learner did in the last seven days, and how much in the seven before."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from courses.outline.models import CourseEdition
from courses.progress.models import LessonProgress

DAYS = 7
MOST_STITCHES = 6
# Lessons that are looked at, the newest: nobody does more in two weeks.
MOST_LESSONS = 500


@dataclass
class Day:
    """One day as the learner's own calendar has it. `courses`: titles, in the order they were first worked on."""

    date: date
    is_today: bool
    lessons: int = 0
    courses: list = field(default_factory=list)

    @property
    def stitches(self):
        """For the picture alone: the number stands beside it."""
        return range(min(self.lessons, MOST_STITCHES))


@dataclass(frozen=True)
class Week:
    days: list
    lessons_before: int

    @property
    def lessons(self):
        return sum(day.lessons for day in self.days)

    @property
    def active_days(self):
        return sum(day.lessons > 0 for day in self.days)

    @property
    def courses(self):
        return list(dict.fromkeys(title for day in self.days for title in day.courses))


def week_of(user, locale_id):
    """The last seven days in the time zone that holds now; None for who has not done a lesson yet. One query."""
    done = list(_done_lessons(user, locale_id)[:MOST_LESSONS])
    if not done:
        return None
    today = timezone.localdate()
    days = {day: Day(day, day == today) for day in (today - timedelta(days=ago) for ago in reversed(range(DAYS)))}
    first_before = today - timedelta(days=2 * DAYS - 1)
    before = 0
    for completed_at, title in reversed(done):
        on = timezone.localdate(completed_at)
        if day := days.get(on):
            day.lessons += 1
            if title not in day.courses:
                day.courses.append(title)
        elif first_before <= on < today:
            before += 1
    return Week(list(days.values()), before)


def _done_lessons(user, locale_id):
    """When each lesson was done and in which course, the last one first."""
    here = CourseEdition.objects.filter(course=OuterRef("lesson__course"), locale=locale_id, live=True)
    rows = LessonProgress.objects.filter(learner=user, completed_at__isnull=False).order_by("-completed_at", "-pk")
    title = Coalesce(Subquery(here.values("title")[:1]), F("lesson__course__cover_title"))
    return rows.values_list("completed_at", title)
