"""The catalogue: which courses a query string asks for, counted, sorted, page by page.

Reads editions and courses alone, never their pages. The number of queries does not depend on the number of courses.
"""

from dataclasses import dataclass, field
from functools import cached_property

from django.core.paginator import Paginator
from django.db.models import Case, Count, Exists, F, OuterRef, Q, Subquery, TextChoices, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from courses.catalogue.cards import cards_of
from courses.catalogue.matching import edition_has_words
from courses.catalogue.snippets import Topic
from courses.outline.editions import in_every_language, live_course_editions
from courses.outline.models import Access, Course, CourseEdition, Level
from home.navigation import language_words
from home.page_cache.kept import kept
from home.query_text import clean_words, typed_query

PER_PAGE = 12
ACCESS_WORDS = {
    Access.OPEN: _("Open to everyone"),
    Access.FREE: _("Free"),
    Access.PAID: _("Paid"),
}
SORTS = {"newest": _("Newest"), "popular": _("Popular"), "title": _("A to Z")}
ORDER = {
    "newest": ("-published_at", "-pk"),
    "popular": ("-learners", "-published_at", "-pk"),
    "title": ("title", "pk"),
}


class Length(TextChoices):
    SHORT = "short", _("Under 2 hours")
    MEDIUM = "medium", _("2 to 8 hours")
    LONG = "long", _("Over 8 hours")


@dataclass(frozen=True)
class Choice:
    """One box of a filter, with the number of courses behind it."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Wanted:
    """What the query string asks for; words it does not know are left out."""

    typed: str = ""
    words: list = field(default_factory=list)
    topic: str = ""
    levels: frozenset = frozenset()
    access: frozenset = frozenset()
    languages: frozenset = frozenset()
    lengths: frozenset = frozenset()
    sort: str = "newest"

    @classmethod
    def read(cls, query, languages):
        def known(name, allowed):
            return frozenset(query.getlist(name)) & set(allowed)

        return cls(
            typed=typed_query(query.get("q", "")),
            words=clean_words(query.get("q", "")),
            topic=query.get("topic", "")[:50],
            levels=known("level", Level.values),
            access=known("access", Access.values),
            languages=known("language", languages),
            lengths=known("length", Length.values),
            sort=query.get("sort") if query.get("sort") in SORTS else "newest",
        )

    @property
    def is_narrowed(self):
        return bool(self.words or self.topic or self.has_boxes)

    @property
    def has_boxes(self):
        """Whether one of the boxes beside the list is ticked."""
        return bool(self.levels or self.access or self.languages or self.lengths)


class Listing:
    """One reading of the catalogue for one reader. Bad parameters give everything, never an error."""

    def __init__(self, query, user):
        self.query = query
        self.user = user
        self.spoken = language_words()
        self.wanted = Wanted.read(query, self.spoken)

    @cached_property
    def topics(self):
        """Every topic that some live course has, with the number of courses beside the other filters. One query."""
        others = self._in_boxes(self._with_words()).values("pk")
        rows = Course.topics.through.objects.filter(course__in=_live_courses())
        rows = rows.values_list("topic__slug", "topic__name", "topic__name_sw").order_by("topic__name")
        return [
            Choice(slug, Topic(name=name, name_sw=name_sw).title, courses, slug == self.wanted.topic)
            for slug, name, name_sw, courses in rows.annotate(courses=Count("pk", filter=Q(course__in=others)))
        ]

    @property
    def topic(self):
        return next((topic for topic in self.topics if topic.chosen), None)

    @cached_property
    def cube(self):
        """How many courses there are of each level, access, length and set of languages.

        Kept until the site changes, but where words were typed: of those there is no end.
        """
        if self.wanted.words or (self.wanted.topic and self.topic is None):
            return self._count_all()
        return kept(f"catalogue-cube/{self.wanted.topic}", self._count_all)

    def _count_all(self):
        """One GROUP BY for all filters."""
        in_language = {f"in_{code}": _has_edition(locale__language_code=code) for code in self.spoken}
        courses = _with_length(self._with_topic(self._with_words())).annotate(**in_language)
        rows = courses.values("level", "access", "length", *in_language).annotate(courses=Count("pk")).order_by()
        return [
            (
                row["level"],
                row["access"],
                row["length"],
                {code for code in self.spoken if row[f"in_{code}"]},
                row["courses"],
            )
            for row in rows
        ]

    @property
    def language(self):
        """The reader's own, in words."""
        return self.spoken[get_language()]

    @property
    def sorts(self):
        return SORTS.items()

    @property
    def kept_filters(self):
        """Names and values of the filters, for the form that asks for other words or another order."""
        wanted = self.wanted
        facets = (
            ("language", wanted.languages),
            ("access", wanted.access),
            ("level", wanted.levels),
            ("length", wanted.lengths),
        )
        kept = [(name, value) for name, chosen in facets for value in sorted(chosen)]
        return [("topic", wanted.topic), *kept] if wanted.topic else kept

    @property
    def count(self):
        return self.count_with()

    @property
    def levels(self):
        return [self._choice("levels", value, label) for value, label in Level.choices]

    @property
    def accesses(self):
        return [self._choice("access", value, label) for value, label in ACCESS_WORDS.items()]

    @property
    def languages(self):
        return [self._choice("languages", code, name) for code, name in self.spoken.items()]

    @property
    def lengths(self):
        return [self._choice("lengths", value, label) for value, label in Length.choices]

    @cached_property
    def page(self):
        """The editions to show on this page; a page that is not there is the nearest one that is."""
        paginator = Paginator(self._editions(), PER_PAGE)
        paginator.count = self.count
        page = paginator.get_page(self.query.get("page"))
        page.object_list = cards_of(page.object_list, self.user)
        return page

    def _choice(self, facet, value, label):
        return Choice(value, label, self.count_with(**{facet: {value}}), value in getattr(self.wanted, facet))

    def count_with(self, **facets):
        """Courses in the cube; a facet given here takes the place of what the reader chose in it."""
        levels = facets.get("levels", self.wanted.levels)
        access = facets.get("access", self.wanted.access)
        languages = facets.get("languages", self.wanted.languages)
        lengths = facets.get("lengths", self.wanted.lengths)
        return sum(
            courses
            for level, kind, length, spoken, courses in self.cube
            if (not levels or level in levels)
            and (not access or kind in access)
            and (not lengths or length in lengths)
            and (not languages or languages & spoken)
        )

    def _with_words(self):
        courses = _live_courses()
        return courses.filter(_has_edition(edition_has_words(self.wanted.words))) if self.wanted.words else courses

    def _with_topic(self, courses):
        return courses.filter(Exists(_topic_rows(self.wanted.topic))) if self.wanted.topic else courses

    def _in_boxes(self, courses):
        """Narrowed by the boxes that are ticked; the numbers beside them are summed from the cube."""
        wanted = self.wanted
        if wanted.levels:
            courses = courses.filter(level__in=wanted.levels)
        if wanted.access:
            courses = courses.filter(access__in=wanted.access)
        if wanted.lengths:
            courses = _with_length(courses).filter(length__in=wanted.lengths)
        if wanted.languages:
            courses = courses.filter(_has_edition(locale__language_code__in=wanted.languages))
        return courses

    def _editions(self):
        courses = self._in_boxes(self._with_topic(self._with_words()))
        among = live_course_editions()
        if self.wanted.languages:
            among = among.filter(locale__language_code__in=self.wanted.languages)
        editions = in_every_language(among.filter(course__in=courses.values("pk")), among)
        if self.wanted.sort == "popular":
            editions = with_learners(editions)
        return editions.order_by("is_foreign", *ORDER[self.wanted.sort])


def with_learners(editions):
    """Each edition with `learners`: how many have lately begun its course, as counted last."""
    return editions.annotate(learners=Coalesce(F("course__popularity__learners"), 0))


def _live_courses():
    return Course.objects.filter(_has_edition(), retired_at=None)


def _has_edition(*conditions, **fields):
    return Exists(CourseEdition.objects.filter(*conditions, course=OuterRef("pk"), live=True, **fields))


def _topic_rows(slug):
    return Course.topics.through.objects.filter(course_id=OuterRef("pk"), topic__slug=slug)


def _with_length(courses):
    """Each course with its `length`: by the effort its editors name, else by the longest of its languages."""
    longest = CourseEdition.objects.filter(course=OuterRef("pk"), live=True).order_by("-minutes")
    courses = courses.alias(all_minutes=Coalesce("effort_minutes", Subquery(longest.values("minutes")[:1])))
    length = Case(
        When(all_minutes=0, then=Value("")),
        When(all_minutes__lt=120, then=Value(Length.SHORT)),
        When(all_minutes__lte=480, then=Value(Length.MEDIUM)),
        default=Value(Length.LONG),
    )
    return courses.annotate(length=length)
