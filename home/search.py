"""Pages that have some words, by Wagtail's index in whichever engine keeps it (`SEARCH_BACKEND`)."""

from django.conf import settings
from django.db.models import Q
from wagtail.models import Page
from wagtail.search.query import And, PlainText


def with_words(pages, words, *, most, among=None):
    """At most `most` pages of the queryset that have all words or beginnings of them, in no promised order.

    `among` is a queryset of the numbers of pages to look among. Ranking costs seconds on SQLite where a word is on
    every page, so the callers put titles first afterwards.
    """
    if among is not None:
        pages = pages.filter(_is_one_of(among))
    return pages.autocomplete(_all_of(words), order_by_relevance=False)[:most]


def _is_one_of(numbers):
    if settings.SEARCH_BACKEND == "database":
        return Q(pk__in=numbers)
    # Wagtail leaves a condition on the key of a page type out of what it asks a server; the path it hands over.
    return Q(path__in=Page.objects.filter(pk__in=numbers).order_by().values("path"))


def _all_of(words):
    if settings.SEARCH_BACKEND == "database":
        # One by one, or only the last may be a beginning.
        return And([PlainText(word) for word in words])
    # The others keep the beginnings of all words in their index, and know no tree of queries here.
    return PlainText(" ".join(words), operator="and")
