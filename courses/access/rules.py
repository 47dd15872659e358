"""Who may open what, and why. One function decides for page, file, search, feed, mail and API alike."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from courses.access.models import AccessGrant
from courses.access.prerequisites import gate_of, lessons_begun, unmet_prerequisites
from courses.outline.models import Access, Course, Lesson

REASONS = {
    AccessGrant.Source.ENROLMENT: _("You have this because you are enrolled."),
    AccessGrant.Source.PURCHASE: _("You have this because you bought the course."),
    AccessGrant.Source.MEMBERSHIP: _("You have this because of your membership."),
    AccessGrant.Source.SCHOLARSHIP: _("You have this because you were given a scholarship."),
    AccessGrant.Source.STAFF: _("You have this because a member of our staff let you in."),
}
READ_ANY_LESSON = "courses.read_any_lesson"


@dataclass(frozen=True)
class Decision:
    """Yes or no, with a code for programs and a sentence for people."""

    allowed: bool
    code: str
    sentence: str

    def __bool__(self):
        return self.allowed


GONE = Decision(False, "gone", _("This lesson is no longer part of the course."))
OPEN = Decision(True, "open", _("Anyone may read this course."))
PREVIEW = Decision(True, "preview", _("This lesson is a free preview."))
STAFF = Decision(True, "staff", _("You have this because you work on the courses."))
TEACHING = Decision(True, "teaching", _("You have this because you teach the course."))
AHEAD = Decision(True, "ahead", _("You may read this lesson, the others come later."))
SIGN_IN = Decision(
    False, "sign_in", _("This is locked because it is read by people who are enrolled. Sign in and enrol, it is free.")
)
ENROL = Decision(False, "enrol", _("This is locked because you are not enrolled. Enrolling is free."))
PAY = Decision(False, "pay", _("This lesson is part of the paid course."))


def live_sources(user, course):
    """The reasons a person has to enter a course, by source. One query."""
    if not user.is_authenticated:
        return []
    return list(AccessGrant.objects.live().filter(learner=user, course=course).values_list("source", flat=True))


def can_open(user, lesson, *, sources=None, teaches=None, gate=None):
    """Whether a person may open a lesson; the answer says why.

    `sources`, `teaches` and `gate` (`courses.access.prerequisites`) may be handed in by a caller who has read them for
    many lessons at once. Never asks for pages: whether the lesson has a live edition in some language is for the
    routing to say.
    """
    course = lesson.course
    if lesson.retired_at or course.retired_at:
        return GONE
    if course.access == Access.OPEN:
        return OPEN
    if sources is None:
        sources = live_sources(user, course)
    if sources:
        return _behind_the_gate(user, lesson, sources, teaches, gate)
    if lesson.free_preview:
        return PREVIEW
    return _by_office(user, course, teaches) or _refusal(user, course)


def _behind_the_gate(user, lesson, sources, teaches, gate):
    """For who has a reason to enter: another course may be needed first."""
    if gate is None:
        gate = gate_of(user, lesson.course)
    if not gate.needs:
        return Decision(True, "granted", REASONS[sources[0]])
    office = _by_office(user, lesson.course, teaches)
    if office or not gate.bars(lesson):
        return office or AHEAD
    return Decision(False, "needs_first", gate.sentence)


def can_enter(user, course, *, sources=None, teaches=None):
    """Whether a person may open every lesson of a course. `sources` and `teaches` as in `can_open`."""
    if course.access == Access.OPEN:
        return True
    if sources is None:
        sources = live_sources(user, course)
    return bool((sources and not gate_of(user, course).needs) or _by_office(user, course, teaches))


def lessons_open_to(user):
    """The lessons for which `can_open` says yes, as a queryset: to search in them alone."""
    lessons = Lesson.objects.filter(retired_at=None, course__retired_at=None)
    if user.is_authenticated and user.has_perm(READ_ANY_LESSON):
        return lessons
    reasons = Q(course__access=Access.OPEN) | Q(free_preview=True)
    if user.is_authenticated:
        granted = Q(course__in=AccessGrant.objects.live().filter(learner=user).values("course"))
        reasons |= granted & (~Q(course__in=unmet_prerequisites(user).values("course")) | lessons_begun(user))
        reasons |= Q(course__in=Course.objects.filter(instructors__user=user).values("pk"))
    return lessons.filter(reasons)


def _by_office(user, course, teaches=None):
    if not user.is_authenticated:
        return None
    if user.has_perm(READ_ANY_LESSON):
        return STAFF
    if teaches is None:
        teaches = course.instructors.filter(user=user).exists()
    return TEACHING if teaches else None


def _refusal(user, course):
    if course.access == Access.PAID:
        return PAY
    return ENROL if user.is_authenticated else SIGN_IN
