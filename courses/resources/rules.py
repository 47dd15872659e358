"""Who may have a resource. Its page is read by everybody; the file or link goes out only after a yes from here."""

from django.utils.translation import gettext_lazy as _

from courses.access.rules import Decision, can_enter
from courses.resources.kinds import ResourceAccess

FREE = Decision(True, "free", _("Anyone may have this."))
SIGNED_IN = Decision(True, "signed_in", _("You may have this because you are signed in."))
HAS_COURSE = Decision(True, "has_course", _("You may have this because you have the course."))
SIGN_IN = Decision(False, "sign_in", _("Sign in, then it is yours. It is free."))
NEEDS_COURSE = Decision(False, "needs_course", _("This belongs to a course. Whoever has the course may have it."))


def can_download(user, page):
    """Whether a person may have the file or link of a resource; the answer says why."""
    if page.access == ResourceAccess.FREE:
        return FREE
    if page.access == ResourceAccess.SIGN_IN:
        return SIGNED_IN if user.is_authenticated else SIGN_IN
    # Whose course is gone is closed to all: better that than open by mistake.
    return HAS_COURSE if page.course and can_enter(user, page.course) else NEEDS_COURSE


def may_handle_suggestions(user):
    return user.has_perm("courses.change_resourcesuggestion")
