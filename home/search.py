"""Pages that have some words, by Wagtail's index in whichever engine keeps it (`SEARCH_BACKEND`)."""

from django.conf import settings
from django.db import connection
from django.db.models import Q
from wagtail.models import Page
from wagtail.search.query import And, PlainText


def numbers_with_words(pages, words, *, most, among=None):
    """Of the pages of the queryset that have all words or beginnings of them the numbers: at most `most`, in any order.

    `among` is a queryset of the numbers of pages to look among. Ranking costs seconds on SQLite where a word is on
    every page, so the callers put titles first afterwards.
    """
    if among is not None:
        pages = pages.filter(_is_one_of(among))
    found = (
        pages.select_related(None).only("pk").order_by().autocomplete(_all_of(words), order_by_relevance=False)[:most]
    )
    if settings.SEARCH_BACKEND == "database":
        # As objects each page would bring its entry in the index along, which holds all its words.
        return list(found.get_queryset().values_list("pk", flat=True))
    return [page.pk for page in found]


def numbers_of_kinds(kinds, words, *, most):
    """The same for live pages of some kinds: at most `most` of each, or as many in all where one search does."""
    if settings.SEARCH_BACKEND == "database" and connection.vendor == "postgresql":
        # It would read the entries of all lessons that have the words to find the few pages of these kinds.
        return [number for kind in kinds for number in numbers_with_words(kind.objects.live(), words, most=most)]
    # SQLite goes through everything that has the words in each search.
    return numbers_with_words(Page.objects.live().exact_type(*kinds), words, most=most * len(kinds))


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
