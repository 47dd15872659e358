"""Menus, and the same page in the other language."""

from dataclasses import dataclass
from functools import cache, lru_cache

from django.conf import settings
from django.urls import translate_url
from django.utils.translation import get_language, get_language_info, override
from wagtail.models import Page

from home.pages import HomePage

MENU_SECONDS = 5


@dataclass(frozen=True)
class MenuItem:
    title: str
    url: str
    in_header: bool


@dataclass(frozen=True)
class LanguageLink:
    code: str
    name: str
    url: str
    current: bool


def menu():
    """The pages right below the home page in the reader's language; `home.frame` keeps them for `MENU_SECONDS`.

    Until an editor chooses otherwise all of them stand in the footer, those marked "show in menus" in the header too.
    """
    homes = HomePage.objects.live().filter(locale__language_code=get_language()).order_by("path")[:1]
    home = homes.first()
    if home is None:
        return []
    pages = Page.objects.child_of(home).live().public()
    return [MenuItem(page.title, page.url, page.show_in_menus) for page in pages if page.url]


def language_links(request, alternates=None):
    """A link for each language: the same page where `alternates` (code → address) knows one, else the front page.

    Without `alternates` the address itself is translated, which holds for every page that is not an editor's. What
    was searched for or filtered by goes along. A page may name a better place than the front page for a language it
    is not in: `request.if_untranslated`, an address that can be translated.
    """
    here = get_language()
    return [
        LanguageLink(
            code=code,
            name=name,
            url=_address_in(code, request, alternates),
            current=code == here,
        )
        for code, name in language_names().items()
    ]


@cache
def language_names():
    """Code → name of each language of the site, in its own tongue."""
    names = ((code, get_language_info(code)["name_local"]) for code, _name in settings.LANGUAGES)
    return {code: name[:1].upper() + name[1:] for code, name in names}


def language_words():
    """Code → name of each language of the site, in the reader's."""
    return {code: str(name) for code, name in settings.LANGUAGES}


def path_segments(path):
    """The parts of an address below the front page of its language: `/sw/kozi/…` → `["kozi", …]`."""
    segments = [part for part in path.split("/") if part]
    return segments[1:] if segments[:1] and segments[0] in _prefixes() else segments


def _prefixes():
    return {code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE}


def _address_in(code, request, alternates):
    if alternates is None:
        return _translated(request.get_full_path(), get_language(), code)
    if code in alternates:
        return _with_query(alternates[code], request)
    if elsewhere := getattr(request, "if_untranslated", ""):
        return _translated(elsewhere, get_language(), code)
    with override(code):
        return front_page()


def _translated(address, here, code):
    """What was searched for goes along, and is not remembered."""
    path, mark, query = address.partition("?")
    return f"{_translated_path(path, here, code)}{mark}{query}"


@lru_cache(maxsize=1000)
def _translated_path(path, _here, code):
    """Every page asks, mostly for the same few addresses; which one is meant depends on the language we are in."""
    return translate_url(path, code)


def _with_query(address, request):
    query = request.GET.urlencode()
    return f"{address}?{query}" if query else address


def front_page():
    """The address of the front page in the active language."""
    language = get_language()
    return "/" if language == settings.LANGUAGE_CODE else f"/{language}/"
