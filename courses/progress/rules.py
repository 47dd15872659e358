"""How far a learner is, what comes next, and what is left."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from courses.access.prerequisites import gate_of
from courses.access.rules import can_open, live_sources
from courses.outline.models import Course, Lesson
from courses.progress.models import CourseCompletion, LessonProblem, LessonProgress


@dataclass(frozen=True)
class Unmet:
    """One thing that stands between a learner and the end of the course."""

    lesson: object
    why: str


def done_ids(learner, course):
    """Ids of the lessons of a course that a learner has done, retired ones too. One query."""
    if not learner.is_authenticated:
        return set()
    return set(
        LessonProgress.objects.filter(learner=learner, lesson__course=course, completed_at__isnull=False).values_list(
            "lesson_id", flat=True
        )
    )


def unfinished_lessons(learner, course):
    """The lessons that count and are not done: the required ones, or all where none is required."""
    done = LessonProgress.objects.filter(learner=learner, lesson=OuterRef("pk"), completed_at__isnull=False)
    lessons = Lesson.objects.filter(course=course, retired_at=None)
    any_required = lessons.filter(required=True)
    return lessons.filter(~Exists(done), Q(required=True) | ~Exists(any_required))


def has_done_all(learner, course):
    """Whether every lesson that counts is done. A course that shows no lesson at present cannot be done."""
    if unfinished_lessons(learner, course).exists():
        return False
    return Lesson.objects.filter(course=course, retired_at=None).exists()


def next_lesson(outline, done, last_lesson_id=None):
    """Where "Continue" lands: the last lesson opened if it is unfinished, else the first unfinished one after it.

    Past the end it begins again at the top. Required lessons come first; when they are all done, an optional one;
    when everything is done, the first lesson.
    """
    lessons = list(outline.lessons)
    place = outline.index_of(last_lesson_id)
    if place is not None:
        opened = lessons[place]
        if opened.lesson_id not in done:
            return opened
        lessons = lessons[place + 1 :] + lessons[:place]
    counting = set(outline.counting())
    unfinished = [lesson for lesson in lessons if lesson.lesson_id not in done]
    for lesson in unfinished:
        if lesson.lesson_id in counting:
            return lesson
    if unfinished:
        return unfinished[0]
    return outline.lessons[0] if outline.lessons else None


def place_of(learner, course, outline):
    """The line of the outline at which a learner goes on; None in an empty course. Two queries."""
    opened = learner.enrolments.filter(course=course).values_list("last_lesson_id", flat=True).first()
    return next_lesson(outline, done_ids(learner, course), opened)


def whats_left(learner, course, outline, *, sources=None):
    """Every unmet item of a course, with its reason, in the order of the course. `sources` as in `can_open`."""
    done = done_ids(learner, course)
    counting = set(outline.counting())
    rows = Lesson.objects.filter(pk__in=counting - done).select_related("course").in_bulk()
    if sources is None:
        sources = live_sources(learner, course)
    gate, left = gate_of(learner, course), []
    for line in outline.lessons:
        row = rows.get(line.lesson_id)
        if row is None:
            continue
        decision = can_open(learner, row, sources=sources, gate=gate)
        left.append(Unmet(line, _("Not done yet.") if decision else decision.sentence))
    return left


def is_completed(learner, course):
    return CourseCompletion.objects.filter(learner=learner, course=course).exists()


def problems_open_to(user):
    """The reports a person may work on: all for those who may view them, else those of the courses taught."""
    if user.has_perm("courses.view_lessonproblem"):
        return LessonProblem.objects.all()
    taught = Course.objects.filter(instructors__user=user)
    return LessonProblem.objects.filter(lesson__course__in=taught)
