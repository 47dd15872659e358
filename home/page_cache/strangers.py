"""Whose request is a stranger's: it may be answered with the page that all strangers get."""

import re
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.http import parse_cookie

from home.banners import COOKIE as BANNER
from home.banners import mark_in
from home.data_saver import COOKIE as DATA
from home.data_saver import saves_data
from home.navigation import path_segments
from home.reading import COOKIE as READING
from home.reading import Reading, reading_of
from home.theme import CHOICES as THEMES
from home.theme import COOKIE as THEME

# Where people sign in, work, or fetch files: nothing of it is the same for two of them.
PERSONAL_PLACES = {"accounts", "admin", "django-admin", "dashboard", "documents", "media", "static", "healthz"}
# What mailings and other sites hang onto addresses. No page of ours reads it.
TRACKING = re.compile(r"^(utm_\w+|fbclid|gclid|mc_cid|mc_eid)$")
LONGEST_QUERY = 300


def is_strangers(request):
    """A plain look at a page, by somebody of whom the site knows no more than how pages should look."""
    return (
        request.method in {"GET", "HEAD"}
        and "Authorization" not in request.headers
        and PERSONAL_PLACES.isdisjoint(path_segments(request.path_info)[:1])
        and known_cookies().isdisjoint(request.COOKIES)
        and words_of(request) is not None
    )


def known_cookies():
    """Cookies by which the site knows somebody again, or has something to tell to this one visitor."""
    return {settings.SESSION_COOKIE_NAME, "messages"}


def words_of(request):
    """What the address asks for, without what others hung onto it; None where it asks for more than pages know."""
    query = request.META.get("QUERY_STRING", "")
    if not query:
        return []
    if len(query) > LONGEST_QUERY:
        return None
    asked = [(name, value) for name, value in parse_qsl(query, keep_blank_values=True) if not TRACKING.match(name)]
    return asked if all(name in settings.PAGE_CACHE_PARAMETERS for name, _value in asked) else None


def theme_in(request):
    chosen = request.COOKIES.get(THEME)
    return chosen if chosen in THEMES else ""


def data_in(request):
    """The switch and the browser's own wish (`Save-Data`) come to the same page."""
    return "save" if saves_data(request) else ""


def reading_in(request):
    """Nothing where it is the usual: such readers share their pages with those who never chose."""
    chosen = reading_of(request)
    return "" if chosen == Reading() else str(chosen)


def key_of(request, version):
    """One key for each page as strangers may see it."""
    asked = urlencode(words_of(request))
    kind = "fragment" if request.headers.get("HX-Request") else "page"
    looks = f"{theme_in(request)}/{mark_in(request)}/{data_in(request)}/{reading_in(request)}"
    return f"{version}/{kind}/{looks}/{request.scheme}://{request.get_host()}{request.path}?{asked}"


def as_a_stranger(request):
    """The same request, as from somebody who brings nothing along but how pages should look, which banner was put away,
    and whether data is saved."""
    kept = {THEME: theme_in(request), BANNER: mark_in(request), DATA: data_in(request), READING: reading_in(request)}
    environ = {
        **request.META,
        "HTTP_COOKIE": "; ".join(f"{name}={value}" for name, value in kept.items() if value),
        "QUERY_STRING": urlencode(words_of(request)),
        "HTTP_SAVE_DATA": "",
        "REQUEST_METHOD": "GET",
    }
    return type(request)(environ)


def brought_something(request):
    """Whether `as_a_stranger` took anything away that a page might have wanted."""
    return bool(set(parse_cookie(request.META.get("HTTP_COOKIE", ""))) - {THEME, BANNER, DATA, READING})
