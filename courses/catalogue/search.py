"""Search over courses, paths, lessons and plain pages: the reader's language first, then the others.

Pages are found by Wagtail's index, by the beginnings of their words, but only what has a live edition is shown. The
text of a lesson is searched only for those who may open it; what a reader may not open is found by its title alone and
shown without an excerpt: neither the answer nor its absence tells what a locked lesson says.
"""

from dataclasses import dataclass

from django.db.models import Case, Q, Value, When
from django.utils.translation import get_language
from wagtail.models import Page

from courses.access.models import AccessGrant
from courses.access.prerequisites import gates_of
from courses.access.rules import Decision, can_open, lessons_open_to
from courses.catalogue.cards import cards_of, foreign_languages
from courses.catalogue.excerpts import excerpt_of
from courses.catalogue.matching import has_words
from courses.catalogue.pages import CoursePage, LessonPage
from courses.catalogue.text import paragraphs_of, words_of
from courses.outline.editions import in_every_language, live_course_editions
from courses.outline.models import Course, CourseEdition, LessonEdition
from courses.paths.listing import path_cards
from courses.paths.pages import LearningPathPage
from courses.paths.reading import path_editions_here
from courses.resources.pages import ResourcePage
from home.languages import active_locale_id
from home.models import ArticlePage, HelpPage, StandardPage
from home.query_text import without_hyphens
from home.search import numbers_of_kinds, numbers_with_words

# Found by their words whoever asks: what is guarded of a resource is its file, not its page.
PLAIN_PAGES = (StandardPage, HelpPage, ArticlePage, ResourcePage)
MOST_LOOKED_AT = 200
MOST_SHOWN = 20
# Of a lesson's edition: where it stands, and in which language it should be shown.
PLACE = ("lesson__course", "lesson__position", "locale", "locale__language_code", "lesson__course__source_locale")


@dataclass(frozen=True)
class FoundLesson:
    """`foreign` names the lesson's language where it is not the reader's."""

    edition: LessonEdition
    course_title: str
    decision: Decision
    excerpt: str = ""
    foreign: str = ""


@dataclass(frozen=True)
class FoundPage:
    title: str
    url: str
    excerpt: str
    language: str
    foreign: str = ""


@dataclass(frozen=True)
class Found:
    courses: list
    paths: list
    lessons: list
    pages: list
    more: bool

    def __bool__(self):
        return bool(self.courses or self.paths or self.lessons or self.pages)


def find(words, user):
    """What a reader finds; `words` are clean. At most nineteen queries, and nine more where paths are found."""
    found = numbers_of_kinds((CoursePage, LearningPathPage, *PLAIN_PAGES), words, most=MOST_LOOKED_AT)
    lists = (_courses(found, words, user), _paths(found, words, user), _lessons(words, user), _pages(found, words))
    return Found(*(found[:MOST_SHOWN] for found in lists), more=any(len(found) > MOST_SHOWN for found in lists))


def _courses(pages, words, user):
    found = live_course_editions().filter(page_id__in=pages)
    rows = in_every_language(found, among=found).order_by("title").values_list("is_foreign", "title", "pk")
    in_order = sorted(rows, key=lambda row: (row[0], not _stand_in(words, row[1])))
    best = [number for _is_foreign, _title, number in in_order[: MOST_SHOWN + 1]]
    cards = cards_of(live_course_editions().filter(pk__in=best), user)
    return sorted(cards, key=lambda card: best.index(card.edition.pk))


def _paths(pages, words, user):
    """Paths are found in whatever language has the words, and shown in the reader's."""
    found = LearningPathPage.objects.filter(pk__in=pages).order_by()
    keys = set(found.values_list("translation_key", flat=True))
    if not keys:
        return []
    here = [one for one in path_editions_here(active_locale_id()) if one.path.translation_key in keys]
    cards = path_cards(user, here)
    return sorted(cards, key=lambda card: (bool(card.foreign), not _stand_in(words, card.edition.title)))


def _lessons(words, user):
    best = [row.pk for row in _in_order(words, _lesson_rows(words, user))[: MOST_SHOWN + 1]]
    editions = LessonEdition.objects.select_related("lesson__course", "locale").in_bulk(best)
    editions = [editions[number] for number in best if number in editions]
    decisions = _decisions(user, editions)
    shown = [one for one in editions if decisions[one.lesson_id] or _stand_in(words, one.title)]
    readable = [edition.page_id for edition in shown if decisions[edition.lesson_id]]
    pages = {page.pk: page for page in LessonPage.objects.filter(pk__in=readable)}
    titles = _course_titles(shown)
    foreign = foreign_languages()
    return [
        FoundLesson(
            edition,
            titles.get((edition.lesson.course_id, edition.locale_id), ""),
            decisions[edition.lesson_id],
            _excerpt(pages.get(edition.page_id), words),
            foreign.get(edition.locale.language_code, ""),
        )
        for edition in shown
    ]


def _lesson_rows(words, user):
    """Editions whose text the reader may search and has found, and those with the words in the title.

    Where a word stands in thousands of titles, only so many of them are looked at: what may be read comes first.
    Plain rows, for a score of them is shown and models for four hundred would cost more than all the rest.
    """
    live = LessonEdition.objects.filter(live=True, lesson__retired_at=None, lesson__course__retired_at=None)
    readable = LessonEdition.objects.filter(live=True, lesson__in=lessons_open_to(user)).values("page_id")
    pages = numbers_with_words(LessonPage.objects.live(), words, most=MOST_LOOKED_AT, among=readable)
    may_be_read = Q(page_id__in=pages)
    nearest = (_first(may_be_read), _first(Q(locale__language_code=get_language())), "lesson__course")
    found = live.filter(may_be_read | has_words("title", words)).order_by(*nearest, "lesson__position", "locale")
    rows = found.values_list("pk", "lesson", "title", *PLACE, named=True)[: 2 * MOST_LOOKED_AT]
    return sorted(rows, key=lambda row: (row.lesson__course, row.lesson__position, row.locale))


def _first(condition):
    return Case(When(condition, then=Value(0)), default=Value(1))


def _in_order(words, rows):
    """Each lesson once: in the reader's language, else the course's, else any. Own language first, then titles."""
    chosen = {}
    for row in sorted(rows, key=_fitness):
        chosen.setdefault(row.lesson, row)
    shown = [row for row in rows if chosen[row.lesson] is row]
    return sorted(shown, key=lambda row: (_fitness(row) > 0, not _stand_in(words, row.title)))


def _fitness(row):
    if row.locale__language_code == get_language():
        return 0
    return 1 if row.locale == row.lesson__course__source_locale else 2


def _excerpt(page, words):
    return excerpt_of(paragraphs_of(page.body), words_of(page.body).split("\n"), words) if page else ""


def _decisions(user, editions):
    """`can_open` for each lesson, with what it would read for each read once for all."""
    courses = {edition.lesson.course_id for edition in editions}
    sources, taught = {}, set()
    if user.is_authenticated:
        grants = AccessGrant.objects.live().filter(learner=user, course__in=courses)
        for course, source in grants.values_list("course_id", "source"):
            sources.setdefault(course, []).append(source)
        taught = set(Course.objects.filter(pk__in=courses, instructors__user=user).values_list("pk", flat=True))
    gates = gates_of(user, {edition.lesson.course_id: edition.lesson.course for edition in editions}.values())
    return {
        edition.lesson_id: can_open(
            user,
            edition.lesson,
            sources=sources.get(edition.lesson.course_id, []),
            teaches=edition.lesson.course_id in taught,
            gate=gates[edition.lesson.course_id],
        )
        for edition in editions
    }


def _course_titles(editions):
    """Titles of courses by course and locale: each lesson names its course in its own language."""
    courses = {edition.lesson.course_id for edition in editions}
    rows = CourseEdition.objects.filter(course__in=courses)
    return {(course, locale): title for course, locale, title in rows.values_list("course_id", "locale_id", "title")}


def _pages(numbers, words):
    pages = Page.objects.filter(pk__in=numbers).exact_type(*PLAIN_PAGES)
    pages = pages.select_related("locale").order_by("title").specific()
    own, foreign = get_language(), foreign_languages()
    translated = {page.translation_key for page in pages if page.locale.language_code == own}
    found = [
        FoundPage(
            page.title,
            page.get_url(),
            page.lead or page.search_description,
            page.locale.language_code,
            foreign.get(page.locale.language_code, ""),
        )
        for page in pages
        if page.locale.language_code == own or page.translation_key not in translated
    ]
    return sorted(found, key=lambda page: (bool(page.foreign), not _stand_in(words, page.title), page.title))


def _stand_in(words, text):
    text = without_hyphens(text).casefold()
    return all(word.casefold() in text for word in words)
