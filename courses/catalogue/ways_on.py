"""Where a reader may go whom the catalogue has nothing for: fewer filters, other words, what many take."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from courses.catalogue.listing import Listing, with_learners
from courses.catalogue.spelling import did_you_mean
from courses.outline.editions import in_every_language, live_course_editions

MOST_SHOWN = 4
# A facet of the listing → the name of its parameter.
BOXES = {"levels": "level", "access": "access", "languages": "language", "lengths": "length"}


@dataclass(frozen=True)
class Way:
    """A link that asks for less or for something else; `count` courses stand behind it, where that is known."""

    words: str
    query: str
    count: int | None = None


@dataclass(frozen=True)
class Nothing:
    """What stands in the place of a list that is empty."""

    meant: Way | None
    ways: list
    popular: list


def nothing_found(listing):
    """Ways on from a list that filters or words have emptied; nothing where it shows something or is not narrowed."""
    if listing.count or not listing.wanted.is_narrowed:
        return None
    return Nothing(other_words(listing), ways_on(listing), popular_editions())


def ways_on(listing):
    """Links that take one filter away, if there are courses behind them. Two queries at most."""
    words = {
        "levels": _("Any level"),
        "access": _("Any price"),
        "languages": _("Any language"),
        "lengths": _("Any length"),
    }
    ways = []
    for facet, name in BOXES.items():
        count = listing.count_with(**{facet: ()}) if getattr(listing.wanted, facet) else 0
        if count:
            ways.append(Way(words[facet], _address(_without(listing.query, name)), count))
    without = {"topic": _("Any subject"), "q": _("Without “%(query)s”") % {"query": listing.wanted.typed}}
    for name, label in without.items():
        # Subjects and words are not in the cube: the shorter list is counted by itself.
        count = Listing(_without(listing.query, name), listing.user).count if name in listing.query else 0
        if count:
            ways.append(Way(label, _address(_without(listing.query, name)), count))
    return ways


def other_words(listing):
    """The words the reader may have meant: what is shown, and the query for it; nothing where all are known."""
    meant = did_you_mean(listing.wanted.words)
    if not meant:
        return None
    query = _without(listing.query, "q")
    query["q"] = meant
    return Way(meant, _address(query))


def popular_editions():
    """What most learners have lately begun, in the reader's language first. One query."""
    editions = with_learners(in_every_language(live_course_editions())).select_related("course", "locale")
    return list(editions.order_by("is_foreign", "-learners", "-published_at", "-pk")[:MOST_SHOWN])


def _without(query, name):
    kept = query.copy()
    for gone in (name, "page"):
        kept.pop(gone, None)
    return kept


def _address(query):
    return f"?{query.urlencode()}"
