"""The learner's own courses on the dashboard: continue, in progress, completed, saved."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils.functional import cached_property

from courses.enrolment.models import Enrolment, SavedCourse
from courses.outline.editions import editions_of
from courses.outline.models import LessonEdition
from courses.outline.reading import outlines_of
from courses.progress.lesson_page import stitches
from courses.progress.models import CourseCompletion, LessonBookmark, LessonProgress
from courses.progress.rules import next_lesson
from courses.progress.week import week_of
from home.dashboard import Panel
from home.languages import active_locale_id

SHOWN = 8  # Of those in progress and of those completed, until the learner asks for all.


@dataclass(frozen=True)
class CourseOfMine:
    """One course of the learner, with how far it is and where it goes on."""

    enrolment: Enrolment
    edition: object
    outline: object
    done: frozenset
    completed_at: object

    @property
    def course(self):
        return self.enrolment.course

    @cached_property
    def following(self):
        return next_lesson(self.outline, self.done, self.enrolment.last_lesson_id)

    @property
    def done_count(self):
        return sum(line.lesson_id in self.done for line in self.outline.lessons)

    @property
    def total(self):
        return len(self.outline.lessons)

    @property
    def minutes_left(self):
        return sum(line.minutes for line in self.outline.lessons if line.lesson_id not in self.done)

    @property
    def stitches(self):
        here = self.following.lesson_id if self.following else None
        return stitches(self.outline, here, self.done)


@dataclass(frozen=True)
class CoursesOfMine:
    """`total` counts all of them, `hidden` those beyond what was asked for."""

    running: list
    completed: list
    total: int
    hidden: int


def courses_of_mine(user, most=None):
    """A learner's current courses, the last one opened first; at most so many of each kind. Five queries.

    What is not live at present is left out, and so is a course in progress without lessons.
    """
    locale_id = active_locale_id()
    lessons = LessonEdition.objects.filter(lesson__course=OuterRef("course"), lesson__retired_at=None, live=True)
    enrolments = (
        Enrolment.objects.filter(learner=user, left_at=None)
        .select_related("course")
        .annotate(has_lessons=Exists(lessons))
        .order_by("-last_opened_at", "-enrolled_at")
    )
    completed = dict(CourseCompletion.objects.filter(learner=user).values_list("course_id", "completed_at"))
    editions = editions_of([enrolment.course for enrolment in enrolments], locale_id)
    live = [enrolment for enrolment in enrolments if enrolment.course_id in editions]
    running = [one for one in live if one.course_id not in completed and one.has_lessons]
    finished = [one for one in live if one.course_id in completed]
    shown = [*running[:most], *finished[:most]]
    courses = [enrolment.course for enrolment in shown]
    outlines = outlines_of(courses, locale_id)
    done = _done_by_course(user, courses)
    mine = [
        CourseOfMine(
            enrolment,
            editions[enrolment.course_id],
            outlines[enrolment.course_id],
            frozenset(done.get(enrolment.course_id, ())),
            completed.get(enrolment.course_id),
        )
        for enrolment in shown
    ]
    return CoursesOfMine(
        running=[one for one in mine if not one.completed_at],
        completed=[one for one in mine if one.completed_at],
        total=len(live),
        hidden=len(running) + len(finished) - len(shown),
    )


def _done_by_course(user, courses):
    done = {}
    rows = LessonProgress.objects.filter(learner=user, lesson__course__in=courses, completed_at__isnull=False)
    for course_id, lesson_id in rows.values_list("lesson__course_id", "lesson_id"):
        done.setdefault(course_id, set()).add(lesson_id)
    return done


class CoursesPanel(Panel):
    """Continue, in progress, completed: one reading of the record for all three."""

    template = "courses/progress/panels/courses.html"

    def context(self):
        mine = courses_of_mine(self.request.user, most=None if self.request.GET.get("courses") == "all" else SHOWN)
        return {
            "current": mine.running[0] if mine.running else None,
            "running": mine.running[1:],
            "completed": mine.completed,
            "any": bool(mine.total),
            "hidden": mine.hidden,
        }


class WeekPanel(Panel):
    """The last seven days, for who has begun."""

    template = "courses/progress/panels/week.html"

    def context(self):
        return {"week": week_of(self.request.user, active_locale_id())}


class SavedPanel(Panel):
    """Courses and lessons kept for later."""

    template = "courses/progress/panels/saved.html"

    def context(self):
        locale_id = active_locale_id()
        saved = (
            SavedCourse.objects.filter(learner=self.request.user).select_related("course").order_by("-saved_at")[:20]
        )
        courses = [one.course for one in saved]
        marks = list(
            LessonBookmark.objects.filter(learner=self.request.user)
            .select_related("lesson__course")
            .order_by("-saved_at")[:50]
        )
        editions = editions_of(courses, locale_id)
        outlines = outlines_of({mark.lesson.course_id: mark.lesson.course for mark in marks}.values(), locale_id)
        return {
            "courses": [editions[course.pk] for course in courses if course.pk in editions],
            "lessons": [line for mark in marks if (line := outlines[mark.lesson.course_id].line(mark.lesson_id))],
        }
