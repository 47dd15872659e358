"""Opening, doing and keeping lessons. Nothing a learner did is ever lost or counted twice."""

from typing import NamedTuple

from django.db import transaction
from django.db.models import Exists, Subquery
from django.utils import timezone

from courses.access.models import AccessGrant
from courses.access.rules import can_open
from courses.enrolment.actions import EnrolmentRefused, enrol
from courses.enrolment.models import Enrolment
from courses.progress.checklists import checklist_items_of
from courses.progress.models import ChecklistTick, CourseCompletion, LessonBookmark, LessonProblem, LessonProgress
from courses.progress.rules import has_done_all, is_completed
from home.outbox.actions import announce


class LessonLocked(Exception):
    """The lesson may not be opened; `decision` says why."""

    def __init__(self, decision):
        super().__init__(decision.code)
        self.decision = decision


class Marked(NamedTuple):
    """What marking a lesson brought with it: the end of the course, a place in it."""

    completed: bool
    enrolled: bool


def open_lesson(enrolment, lesson):
    """Remember where the learner is, for "Continue". One UPDATE, and none when the place is the same."""
    if enrolment is None or enrolment.last_lesson_id == lesson.pk:
        return
    Enrolment.objects.filter(pk=enrolment.pk).update(last_lesson=lesson, last_opened_at=timezone.now())


@transaction.atomic
def mark_done(learner, lesson):
    """Record that a lesson is done and, with the last one that counts, that the course is. Safe to repeat.

    A learner of an open course, or with a grant, gets a place on the way. Locks the enrolment. Returns what happened
    by this very call. Raises `LessonLocked`.
    """
    enrolment, is_new = _place(learner, lesson)
    may_have_a_row = getattr(enrolment, "has_row", True)
    now = timezone.now()
    progress = LessonProgress(learner=learner, lesson=lesson, completed_at=now)
    LessonProgress.objects.bulk_create([progress], ignore_conflicts=True)
    if may_have_a_row:
        LessonProgress.objects.filter(learner=learner, lesson=lesson, completed_at=None).update(completed_at=now)
    return Marked(enrolment is not None and complete_course(learner, lesson.course), is_new)


def _place(learner, lesson):
    """The learner's locked enrolment, None while only a free preview may be read; and whether it was made now."""
    course = lesson.course
    enrolment = (
        Enrolment.objects.select_for_update(of=("self",))
        .filter(learner=learner, course=course, left_at=None)
        .annotate(
            source=Subquery(AccessGrant.objects.live().filter(learner=learner, course=course).values("source")[:1]),
            has_row=Exists(LessonProgress.objects.filter(learner=learner, lesson=lesson)),
        )
        .first()
    )
    decision = can_open(learner, lesson, sources=[enrolment.source] if enrolment and enrolment.source else None)
    if not decision:
        raise LessonLocked(decision)
    if enrolment is None and decision.code in {"open", "granted"}:
        try:
            return enrol(learner, course), True
        except EnrolmentRefused:
            # Enrolment has closed; an open course can still be read, and what was read is kept.
            return None, False
    return enrolment, False


def complete_course(learner, course):
    """Record the completion if nothing is left; returns whether this call was the one that did.

    The caller holds the lock on the enrolment. Lessons added or retired later change nothing.
    """
    if not has_done_all(learner, course) or is_completed(learner, course):
        return False
    CourseCompletion.objects.create(learner=learner, course=course)
    announce("course_completed", learner=learner.pk, course=course.pk)
    return True


@transaction.atomic
def finish_course(learner, course):
    """Complete a course for an enrolled learner if nothing is left of it; returns whether this call did. Repeatable."""
    enrolment = Enrolment.objects.select_for_update().filter(learner=learner, course=course, left_at=None).first()
    return enrolment is not None and complete_course(learner, course)


def undo_done(learner, lesson):
    """Take back a mark set by mistake. A completed course stays completed."""
    LessonProgress.objects.filter(learner=learner, lesson=lesson).update(completed_at=None)


def save_lesson(learner, lesson):
    """Keep a lesson to find again. Saving twice is harmless. Raises `LessonLocked`."""
    decision = can_open(learner, lesson)
    if not decision:
        raise LessonLocked(decision)
    LessonBookmark.objects.bulk_create([LessonBookmark(learner=learner, lesson=lesson)], ignore_conflicts=True)


def unsave_lesson(learner, lesson):
    """Take a lesson off the list. Harmless if it is not there."""
    LessonBookmark.objects.filter(learner=learner, lesson=lesson).delete()


@transaction.atomic
def set_ticks(learner, lesson, shown, ticked):
    """Make a checklist's ticks equal to what was sent: `shown` item ids were on the form, `ticked` of them are on.

    Ids of items that do not stand in the lesson are passed over.
    """
    shown = set(shown) & checklist_items_of(lesson)
    ChecklistTick.objects.filter(learner=learner, lesson=lesson, item_id__in=shown - set(ticked)).delete()
    ChecklistTick.objects.bulk_create(
        [ChecklistTick(learner=learner, lesson=lesson, item_id=item) for item in set(ticked) & shown],
        ignore_conflicts=True,
    )


@transaction.atomic
def report_problem(reporter, lesson, locale, *, kind, text):
    """Tell the editors that something is wrong with a lesson. `reporter` may be None."""
    problem = LessonProblem.objects.create(reporter=reporter, lesson=lesson, locale=locale, kind=kind, text=text)
    announce("lesson_problem_reported", problem=problem.pk, lesson=lesson.pk)
    return problem


def resolve_problem(problem, person):
    """Close a report. Closing it twice keeps the first date."""
    LessonProblem.objects.filter(pk=problem.pk, resolved_at=None).update(resolved_at=timezone.now(), resolved_by=person)


def note_on_problem(problem, note):
    """Keep what was done about a report, for those who look after the lessons."""
    LessonProblem.objects.filter(pk=problem.pk).update(note=note)


def reopen_problem(problem):
    """Open a report again that was closed too soon."""
    LessonProblem.objects.filter(pk=problem.pk).update(resolved_at=None, resolved_by=None)
