"""Light or dark, as the reader chose. The choice lives in a cookie, so that a page is right from its first byte."""

from django.conf import settings

COOKIE = "theme"
CHOICES = ("light", "dark", "auto")
YEAR = 365 * 24 * 60 * 60


def theme_of(request):
    """`light`, `dark`, or `auto`: as the device wants it."""
    chosen = request.COOKIES.get(COOKIE)
    return chosen if chosen in CHOICES else "auto"


def remember_theme(response, theme):
    """Unknown words are ignored."""
    if theme in CHOICES:
        response.set_cookie(COOKIE, theme, max_age=YEAR, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE)
    return response
