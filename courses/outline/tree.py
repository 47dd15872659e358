"""The live tree of one course, read in three plain queries whatever its size. Only reads, keeps nothing."""

import hashlib
import uuid
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from django.db.models import F, Q, TextField
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page, Site

from courses.catalogue.minutes import minutes_of
from courses.catalogue.pages import CoursePage, LessonPage

# Words are counted once for each text in the life of a process; the key is a digest, so that it stays small.
_counted = {}
SHARED = '"shared_passage"'


@dataclass
class LessonNode:
    """A lesson page. `is_shown`: it and the modules over it are published (the course may still be offline)."""

    page_id: int
    key: uuid.UUID
    title: str
    module_key: uuid.UUID | None
    module_title: str
    url_path: str
    published_at: datetime | None
    is_shown: bool
    required: bool
    free_preview: bool
    kind: str
    starts_at: datetime | None
    live_minutes: int | None
    meeting_url: str
    minutes: int


@dataclass
class CourseNode:
    """A course page in one language, with the lessons below it in their order."""

    page: CoursePage
    url_path: str
    is_shown: bool
    lessons: list = field(default_factory=list)

    @property
    def shown_lessons(self):
        return [lesson for lesson in self.lessons if lesson.is_shown]


@dataclass
class CourseTree:
    """All languages of one course: nodes by locale id. `source` is the node that order and access come from."""

    nodes: dict
    source: CourseNode | None

    @property
    def is_live(self):
        return self.source is not None and self.source.is_shown


def read_tree(translation_key, source_locale_id=None):
    """Read a course as the pages stand now: three queries.

    The source is the page in `source_locale_id`; while the course has no row yet, the first made page that is no alias.
    """
    pages = CoursePage.objects.filter(translation_key=translation_key).select_related("locale").order_by("pk")
    pages = list(pages.annotate(**_alias_fields()))
    rows = _rows_below(pages)
    addresses = public_addresses()
    nodes = {page.locale_id: _course_node(page, rows, addresses) for page in pages}
    return CourseTree(nodes, _choose_source(nodes, source_locale_id))


def public_addresses():
    """A function from a page's `url_path` to its address on the site, language prefix included; "" outside any site."""
    keys = Site.objects.values("root_page__translation_key")
    roots = Page.objects.filter(translation_key__in=keys).values_list("url_path", "locale__language_code")
    roots = sorted(roots, key=lambda root: len(root[0]), reverse=True)
    return partial(_address, [(path, _language_prefix(language)) for path, language in roots])


def _address(roots, url_path):
    for root_path, prefix in roots:
        if url_path.startswith(root_path):
            return prefix + url_path[len(root_path) :]
    return ""


def _language_prefix(language):
    with translation.override(language):
        return reverse("wagtail_serve", args=("",))


def _choose_source(nodes, source_locale_id):
    originals = [node for node in nodes.values() if node.page.alias_of_id is None]
    if source_locale_id is not None:
        # A translation never steps in: nobody has reviewed what its page says of access and price.
        originals = [node for node in originals if node.page.locale_id == source_locale_id]
    return next(iter(originals), None)


def _alias_fields():
    return {"source_live": F("alias_of__live"), "source_locale": F("alias_of__locale_id")}


def _counts(live, locale_id, alias_of_id, source_live, source_locale):
    """An alias counts only while its source is live, and never in the language of its source."""
    return live and (alias_of_id is None or (source_live and source_locale != locale_id))


def _rows_below(pages):
    """Modules and lessons below these pages, one row each, in the order of the tree."""
    if not pages:
        return []
    below = Q(*[("path__startswith", page.path) for page in pages], _connector=Q.OR)
    return list(
        Page.objects.filter(below & (Q(modulepage__isnull=False) | Q(lessonpage__isnull=False)))
        .annotate(body=Cast("lessonpage__body", TextField()), **_alias_fields())
        .order_by("path")
        .values(
            "pk", "path", "title", "translation_key", "locale_id", "live", "url_path", "last_published_at",
            "alias_of_id", "source_live", "source_locale",
            "lessonpage__pk", "lessonpage__required", "lessonpage__free_preview", "lessonpage__minutes_override",
            "lessonpage__kind", "lessonpage__starts_at", "lessonpage__live_minutes", "lessonpage__meeting_url",
            "body",
        )
    )  # fmt: skip


def _course_node(page, rows, addresses):
    address = addresses(page.url_path)
    is_shown = _counts(page.live, page.locale_id, page.alias_of_id, page.source_live, page.source_locale)
    node = CourseNode(page, address, bool(is_shown and address))
    modules = {}
    for row in rows:
        if row["locale_id"] != page.locale_id or not row["path"].startswith(page.path):
            continue
        parent_path = row["path"][: -Page.steplen]
        module = modules.get(parent_path)
        hangs_together = parent_path == page.path or (module is not None and module["is_shown"])
        row["is_shown"] = bool(hangs_together and _counts(*_alias_state(row)))
        if row["lessonpage__pk"] is None:
            modules[row["path"]] = row
        else:
            node.lessons.append(_lesson_node(row, module, addresses))
    return node


def _alias_state(row):
    return row["live"], row["locale_id"], row["alias_of_id"], row["source_live"], row["source_locale"]


def _lesson_node(row, module, addresses):
    return LessonNode(
        page_id=row["pk"],
        key=row["translation_key"],
        title=row["title"],
        module_key=module["translation_key"] if module else None,
        module_title=module["title"] if module else "",
        url_path=addresses(row["url_path"]),
        published_at=row["last_published_at"],
        is_shown=row["is_shown"],
        required=row["lessonpage__required"],
        free_preview=row["lessonpage__free_preview"],
        kind=row["lessonpage__kind"],
        starts_at=row["lessonpage__starts_at"],
        live_minutes=row["lessonpage__live_minutes"],
        meeting_url=row["lessonpage__meeting_url"],
        minutes=row["lessonpage__minutes_override"] or _minutes(row["body"]),
    )


def _minutes(text):
    """Minutes of a body as the database keeps it."""
    text = text or "[]"
    if SHARED in text:  # Its words change without the lesson's.
        return minutes_of(LessonPage._meta.get_field("body").to_python(text))
    digest = hashlib.blake2b(text.encode(), digest_size=16).digest()
    if digest not in _counted:
        if len(_counted) > 20_000:
            _counted.clear()
        _counted[digest] = minutes_of(LessonPage._meta.get_field("body").to_python(text))
    return _counted[digest]
