"""Who may enrol, and where a person stands with a course."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.access.models import AccessGrant
from courses.enrolment.models import Enrolment, SavedCourse
from courses.outline.models import Access, Course
from courses.progress.models import CourseCompletion


@dataclass(frozen=True)
class Standing:
    """Where a person stands with a course.

    Codes: anonymous, can_enrol, enrolled, left, completed, paid, not_open, closed, gone. `source` names a live reason
    to enter, if there is one (`AccessGrant.Source`).
    """

    code: str
    sentence: str = ""
    saved: bool = False
    enrolled: bool = False
    completed_at: object = None
    source: str = ""

    @property
    def may_enrol(self):
        return self.code in {"can_enrol", "left"}

    @property
    def sources(self):
        return [self.source] if self.source else []


def enrol_state(user, course, *, now=None):
    """A person's standing with a course: one query, none for a visitor."""
    if course.retired_at:
        return Standing("gone", _("This course is no longer offered."))
    window = _window(course, now or timezone.now())
    if not user.is_authenticated:
        return window or Standing("paid" if course.access == Access.PAID else "anonymous")
    row = _read(user, course)
    own = {"saved": row["saved"], "completed_at": row["completed_at"], "source": row["source"] or ""}
    if row["enrolled_at"] and not row["left_at"]:
        return Standing("completed" if row["completed_at"] else "enrolled", enrolled=True, **own)
    if course.access == Access.PAID and not row["source"]:
        return Standing("paid", **own)
    if row["enrolled_at"]:
        return Standing("left", **own)
    if window:
        return Standing(window.code, window.sentence, **own)
    return Standing("can_enrol", **own)


def _read(user, course):
    own = {"learner": user, "course": OuterRef("pk")}
    enrolment = Enrolment.objects.filter(**own)
    return Course.objects.values(
        enrolled_at=Subquery(enrolment.values("enrolled_at")),
        left_at=Subquery(enrolment.values("left_at")),
        completed_at=Subquery(CourseCompletion.objects.filter(**own).values("completed_at")),
        source=Subquery(AccessGrant.objects.live().filter(**own).values("source")[:1]),
        saved=Exists(SavedCourse.objects.filter(**own)),
    ).get(pk=course.pk)


def _window(course, now):
    if course.opens_at and now < course.opens_at:
        return Standing("not_open", _("Enrolment has not opened yet."))
    if course.closes_at and now >= course.closes_at:
        return Standing("closed", _("Enrolment has closed."))
    return None
