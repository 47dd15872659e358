"""Who may keep a course on a device, and by which name a device knows its person."""

from django.utils.crypto import salted_hmac

from courses.enrolment.models import Enrolment

NOBODY, ACTING = "nobody", "acting"


def may_keep(request, course):
    """Whoever has a place in the course; never while somebody of the staff looks in a learner's place."""
    if not request.user.is_authenticated or getattr(request, "acting", None):
        return False
    return Enrolment.objects.filter(learner=request.user, course=course, left_at=None).exists()


def person_key(user):
    """The same for one person always, and says nothing about who it is."""
    return salted_hmac("courses.offline", str(user.pk)).hexdigest()[:24]


def reader_of(request):
    """Whose page an answer is, for the service worker: what it keeps is for one person alone."""
    if getattr(request, "acting", None):
        return ACTING
    user = getattr(request, "user", None)
    return person_key(user) if user is not None and user.is_authenticated else NOBODY
