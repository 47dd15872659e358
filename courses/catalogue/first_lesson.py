"""A lesson that anybody may read at once, to show on the home page what lessons here are like."""

from dataclasses import dataclass

from django.db.models import OuterRef, Q, Subquery
from django.utils.text import Truncator
from django.utils.translation import get_language

from courses.catalogue.pages import LessonPage
from courses.catalogue.text import paragraphs_of
from courses.outline.editions import live_course_editions
from courses.outline.kinds import LessonKind
from courses.outline.models import Access, LessonEdition
from home.page_cache.kept import kept

OPENING_WORDS = 45


@dataclass(frozen=True)
class OpenLesson:
    """`opening`: how its running text begins."""

    title: str
    course_title: str
    url: str
    minutes: int
    lead: str
    opening: str


def first_open_lesson():
    """Of the newest course in the reader's language, the first lesson to read that is open to everyone; or None.

    Kept until something on the site changes: it is the same for everybody.
    """
    language = get_language()
    return kept(f"first-lesson/{language}", lambda: _read(language))


def _read(language):
    course = live_course_editions().filter(course=OuterRef("lesson__course"), locale=OuterRef("locale"))
    is_open = Q(lesson__course__access=Access.OPEN) | Q(lesson__free_preview=True)
    edition = (
        LessonEdition.objects.filter(is_open, live=True, locale__language_code=language)
        .filter(lesson__retired_at=None, lesson__kind=LessonKind.READING)
        .annotate(
            course_title=Subquery(course.values("title")[:1]),
            course_published_at=Subquery(course.values("published_at")[:1]),
        )
        .exclude(course_title=None)
        .order_by("-course_published_at", "lesson__course", "lesson__position")
        .first()
    )
    page = edition and LessonPage.objects.filter(pk=edition.page_id).first()
    if page is None:
        return None
    opening = Truncator(next(iter(paragraphs_of(page.body)), "")).words(OPENING_WORDS)
    return OpenLesson(page.title, edition.course_title, edition.url_path, edition.minutes, page.lead, opening)
