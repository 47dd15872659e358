"""What editors have put on top of a search: pages, courses and addresses elsewhere, chosen in Wagtail's own screens."""

from dataclasses import dataclass

from django.utils.translation import get_language
from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.models import Page
from wagtail.search.utils import normalise_query_string

from courses.catalogue.pages import CoursePage, LessonPage, ModulePage
from courses.outline.editions import in_every_language, live_course_editions


@dataclass(frozen=True)
class Promoted:
    """`language` is that of the title, where it is known."""

    title: str
    url: str
    text: str
    language: str = ""


def promoted_for(typed, words):
    """What stands on top for exactly these words, in any capitals, with hyphens or without. One query for nothing.

    A course or page is shown in the reader's language if it is in it, and not at all while it is offline. Lessons and
    modules are never promoted: their courses are.
    """
    queries = {normalise_query_string(typed), normalise_query_string(" ".join(words))}
    promotions = list(SearchPromotion.objects.filter(query__query_string__in=queries).select_related("page"))
    keys = [one.page.translation_key for one in promotions if one.page]
    places = {**_pages(keys), **_courses(keys)} if keys else {}
    return [found for one in promotions if (found := _shown(one, places))]


def _shown(promotion, places):
    if promotion.page is None:
        return Promoted(promotion.external_link_text, promotion.external_link_url, promotion.description)
    place = places.get(promotion.page.translation_key)
    return place and Promoted(*place[:2], promotion.description, place[2])


def _courses(keys):
    editions = in_every_language(live_course_editions().filter(course__translation_key__in=keys))
    return {
        one.course.translation_key: (one.title, one.url_path, one.locale.language_code)
        for one in editions.select_related("course", "locale")
    }


def _pages(keys):
    """Plain pages by key; the reader's language wins over any other."""
    pages = Page.objects.filter(translation_key__in=keys).live().public().not_type(CoursePage, ModulePage, LessonPage)
    by_language = sorted(pages.select_related("locale"), key=lambda page: page.locale.language_code == get_language())
    return {
        page.translation_key: (page.title, url, page.locale.language_code)
        for page in by_language
        if (url := page.get_url())
    }
