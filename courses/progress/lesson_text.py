"""The text of a lesson, made ready: it is the same for everybody who may read it."""

from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.translation import get_language

from courses.catalogue.headings import headings_of
from courses.catalogue.walk import types_in
from home.page_cache.kept import kept


@dataclass(frozen=True)
class LessonText:
    """What the template prints of the page. `body` is nothing where a block shows what one learner did."""

    title: str
    lead: str
    seo_title: str
    description: str
    headings: list
    block_types: set
    body: str | None

    @property
    def is_personal(self):
        return "checklist" in self.block_types


def text_of(edition, read_page):
    """The text of a live lesson. `read_page` is called for its page only where something on the site has changed."""
    return kept(f"lesson/{edition.page_id}/{get_language()}", lambda: ready_text(read_page(), edition.lesson))


def ready_text(page, lesson, *, preview=False):
    block_types = types_in(page.body)
    is_alike = not preview and "checklist" not in block_types
    return LessonText(
        title=page.title,
        lead=page.lead,
        seo_title=page.seo_title or page.title,
        description=page.search_description or page.lead,
        headings=headings_of(page.body),
        block_types=block_types,
        body=render_to_string("courses/progress/lesson_body.html", {"page": page, "lesson": lesson})
        if is_alike
        else None,
    )
