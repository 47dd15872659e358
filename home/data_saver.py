"""Whether a reader pays for every megabyte: the switch, or what the browser says (`Save-Data`). The switch wins."""

from django.conf import settings

COOKIE = "data"
CHOICES = ("save", "all")
YEAR = 365 * 24 * 60 * 60


def saves_data(request):
    """Pictures and films wait for a tap where this is true."""
    chosen = request.COOKIES.get(COOKIE)
    if chosen in CHOICES:
        return chosen == "save"
    return request.headers.get("Save-Data", "").strip().lower() == "on"


def remember_choice(response, choice):
    """Unknown words are ignored."""
    if choice in CHOICES:
        response.set_cookie(COOKIE, choice, max_age=YEAR, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE)
    return response
