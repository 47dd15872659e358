"""Times as the learner's clock shows them."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.utils import timezone


class LocalTimeMiddleware:
    """Shows dates and times in the time zone of whoever is signed in, if one was chosen.

    Costs no query: the zone comes with the person (`PERSON_FACTS`). Without a session cookie nobody is asked for, so
    pages for visitors stay the same for all of them.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with timezone.override(zone_of(request)):
            return self.get_response(request)


def zone_of(request):
    """The time zone of the person, or None: the site's."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    name = getattr(request.user, "time_zone", "")
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError):  # A zone that this machine does not know (any more).
        return None
