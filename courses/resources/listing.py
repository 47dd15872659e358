"""The list of resources: which ones a query string asks for, counted, sorted, page by page.

The number of queries does not depend on the number of resources.
"""

from functools import cached_property

from django.apps import apps
from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import Count, OuterRef, Subquery, Sum, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from courses.catalogue.licences import Licence
from courses.catalogue.listing import Choice
from courses.catalogue.snippets import Topic
from courses.outline.models import Level
from courses.resources.kinds import ResourceKind
from home.navigation import language_words
from home.query_text import clean_words, typed_query
from home.search import numbers_with_words

PER_PAGE = 20
MOST_FOUND = 500
SORTS = {"newest": _("Newest"), "popular": _("Most taken"), "title": _("A to Z")}
ORDER = {"newest": ("-first_published_at", "-pk"), "popular": ("-taken", "title"), "title": ("title", "pk")}
FACETS = {
    "kind": _("Kind"),
    "topic": _("Topic"),
    "level": _("Level"),
    "language": _("Language"),
    "licence": _("Licence"),
}


class ResourceListing:
    """One reading of the list. Bad parameters give everything, never an error."""

    def __init__(self, query, index):
        self.query = query
        self.index = index
        self.typed = typed_query(query.get("q", ""))
        self.words = clean_words(query.get("q", ""))
        self.sort = query.get("sort") if query.get("sort") in SORTS else "newest"
        known = {name: dict(self._choices(name)) for name in FACETS}
        self.chosen = {name: frozenset(query.getlist(name)) & set(known[name]) for name in FACETS}

    @property
    def is_narrowed(self):
        return bool(self.words or any(self.chosen.values()))

    @property
    def sorts(self):
        return SORTS.items()

    @property
    def kept_filters(self):
        """Names and values of the filters, for the form that asks for other words or another order."""
        return [(name, value) for name, values in self.chosen.items() for value in sorted(values)]

    @cached_property
    def facets(self):
        """Heading, name and boxes of each filter; boxes with nothing behind them are left out unless chosen."""
        found = []
        for name, heading in FACETS.items():
            boxes = [
                Choice(value, label, self._count(name, value), value in self.chosen[name])
                for value, label in self._choices(name)
            ]
            found.append((heading, name, [box for box in boxes if box.count or box.chosen]))
        return [facet for facet in found if facet[2]]

    @cached_property
    def count(self):
        return self._count()

    @cached_property
    def page(self):
        """The resources to show; a page that is not there is the nearest one that is."""
        paginator = Paginator(self._resources(), PER_PAGE)
        paginator.count = self.count
        return paginator.get_page(self.query.get("page"))

    def _choices(self, name):
        match name:
            case "kind":
                return ResourceKind.choices
            case "level":
                return Level.choices
            case "licence":
                return Licence.choices
            case "language":
                return [(code, words) for code, words in language_words().items() if code in dict(settings.LANGUAGES)]
        return [(topic.slug, topic.title) for topic in self.topics]

    @cached_property
    def topics(self):
        return list(Topic.objects.all())

    @cached_property
    def _cube(self):
        """How many resources there are of each combination: one GROUP BY for all filters."""
        fields = ("kind", "topic__slug", "level", "language", "licence")
        rows = self._matching().order_by().values_list(*fields).annotate(number=Count("pk"))
        return [
            dict(zip(("kind", "topic", "level", "language", "licence", "number"), row, strict=True)) for row in rows
        ]

    def _count(self, facet=None, value=None):
        """Resources in the cube; a facet given here takes the place of what the reader chose in it."""
        wanted = {**self.chosen, **({facet: {value}} if facet else {})}
        return sum(
            row["number"]
            for row in self._cube
            if all(not values or row[name] in values for name, values in wanted.items())
        )

    @cached_property
    def _found(self):
        pages = self._model.objects.live().child_of(self.index)
        return numbers_with_words(pages, self.words, most=MOST_FOUND)

    @property
    def _model(self):
        # By name: the page class hands its own listing out.
        return apps.get_model("courses", "ResourcePage")

    def _matching(self):
        """Resources that have the words; the other filters are summed from the cube."""
        pages = self._model.objects.live().child_of(self.index)
        return pages.filter(pk__in=self._found) if self.words else pages

    def _resources(self):
        pages = self._matching().select_related("topic")
        for name, values in self.chosen.items():
            if values:
                pages = pages.filter(**{f"{'topic__slug' if name == 'topic' else name}__in": values})
        return pages.annotate(taken=_taken()).order_by(*ORDER[self.sort])


def _taken():
    """How often each was taken, in the same query."""
    days = apps.get_model("courses", "ResourceDownloads").objects.filter(page=OuterRef("pk")).order_by()
    total = days.values("page").annotate(total=Sum("count")).values("total")
    return Coalesce(Subquery(total), Value(0))
