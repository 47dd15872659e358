"""How somebody likes to read lessons: the size of the letters and the length of the lines.

The choice lives in one cookie, as the theme does, so that a lesson is right from its first byte: "large.wide".
"""

from dataclasses import dataclass

from django.conf import settings

COOKIE = "reading"
LETTERS = ("small", "normal", "large", "huge")
LINES = ("narrow", "normal", "wide")
USUAL = "normal"
YEAR = 365 * 24 * 60 * 60


@dataclass(frozen=True)
class Reading:
    letters: str = USUAL
    lines: str = USUAL

    def __str__(self):
        return f"{self.letters}.{self.lines}"


def reading_of(request):
    """The reader's choice. Words it does not know count as the usual."""
    letters, _dot, lines = request.COOKIES.get(COOKIE, "").partition(".")
    return _known(letters, lines, Reading())


def remember_reading(response, request):
    """Remember what a form has sent: one choice, or both. The other stays; unknown words are ignored."""
    chosen = _known(request.POST.get("letters"), request.POST.get("lines"), reading_of(request))
    response.set_cookie(COOKIE, str(chosen), max_age=YEAR, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE)
    return response


def _known(letters, lines, otherwise):
    return Reading(
        letters if letters in LETTERS else otherwise.letters,
        lines if lines in LINES else otherwise.lines,
    )
