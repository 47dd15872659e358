"""What search engines ask for: the list of addresses, and where they need not go."""

from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from django.conf import settings
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_safe
from wagtail.models import Page

from community.profiles.models import Handle
from courses.catalogue.teacher_page import addresses_of, teachers
from courses.models import (
    CourseEdition,
    CourseIndexPage,
    LearningPathEdition,
    LearningPathIndexPage,
    LessonEdition,
    ResourceIndexPage,
    ResourcePage,
)
from courses.outline.models import Access
from home.models import (
    ArticleIndexPage,
    ArticlePage,
    FormPage,
    HelpIndexPage,
    HelpPage,
    HomePage,
    StandardPage,
)

PAGE_TYPES = (
    HomePage, CourseIndexPage, LearningPathIndexPage, StandardPage, FormPage, HelpIndexPage, HelpPage,
    ArticleIndexPage, ArticlePage, ResourceIndexPage, ResourcePage,
)  # fmt: skip
CLOSED = ("/admin/", "/accounts/", "/search/", "/dashboard/", "/learn/")


@dataclass(frozen=True)
class Place:
    """One address, with the addresses of the same thing in other languages (code → address)."""

    path: str
    changed: datetime | None
    alternates: dict = field(default_factory=dict)


@require_safe
def sitemap(request):
    """Every page a stranger may read, in each language: Wagtail's own sitemap leaves out all but the first."""
    places = [*_pages(request), *_courses(), *_paths(), *_lessons(), *_teachers(), *_people()]
    origin = f"{request.scheme}://{request.get_host()}"
    return render(request, "sitemap.xml", {"places": places, "origin": origin}, content_type="application/xml")


@require_safe
def robots(request):
    lines = ["User-agent: *"]
    for path in CLOSED:
        lines += [f"Disallow: {path}", f"Disallow: /*{path}"]
    lines += ["", f"Sitemap: {request.scheme}://{request.get_host()}/sitemap.xml", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain")


def _pages(request):
    """All kinds of pages in one query."""
    pages = Page.objects.live().exact_type(*PAGE_TYPES).select_related("locale", "content_type")
    pages = sorted(pages.order_by("translation_key", "locale_id"), key=_kind)
    for _key, versions in groupby(pages, key=lambda page: page.translation_key):
        rows = [(page.locale.language_code, page.get_url(request), page.last_published_at) for page in versions]
        yield from _places(rows)


def _kind(page):
    return PAGE_TYPES.index(page.cached_content_type.model_class())


def _courses():
    editions = CourseEdition.objects.filter(live=True, course__retired_at=None).order_by("course_id", "locale_id")
    return _edition_places(editions.values_list("course_id", "locale__language_code", "url_path", "published_at"))


def _paths():
    editions = LearningPathEdition.objects.filter(live=True, path__retired_at=None).order_by("path_id", "locale_id")
    return _edition_places(editions.values_list("path_id", "locale__language_code", "url_path", "published_at"))


def _lessons():
    """Lessons that anybody may read; a locked one is a closed door to a search engine as well."""
    anybody = Q(lesson__course__access=Access.OPEN) | Q(lesson__free_preview=True)
    editions = LessonEdition.objects.filter(anybody, live=True, lesson__retired_at=None)
    rows = editions.filter(lesson__course__retired_at=None).order_by("lesson_id", "locale_id")
    return _edition_places(rows.values_list("lesson_id", "locale__language_code", "url_path", "published_at"))


def _people():
    """Those who want to be found."""
    handles = Handle.objects.for_search_engines()
    for name, changed in handles.order_by("pk").values_list("name", "person__profile__changed_at"):
        yield from _places([(code, _address_of(name, code), changed) for code, _language in settings.LANGUAGES])


def _address_of(handle, code):
    with override(code):
        return reverse("person", args=[handle])


def _teachers():
    for person in teachers():
        yield from _places([(code, address, None) for code, address in addresses_of(person).items()])


def _edition_places(rows):
    for _row, versions in groupby(rows, key=lambda row: row[0]):
        yield from _places([version[1:] for version in versions])


def _places(versions):
    """One place for each language; `versions` are code, address, time of the last change."""
    versions = [version for version in versions if version[1]]
    alternates = {code: address for code, address, _changed in versions}
    return [Place(address, changed, alternates) for _code, address, changed in versions]
