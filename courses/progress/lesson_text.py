"""The text of a lesson, made ready: it is the same for everybody who may read it."""

from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.translation import get_language

from courses.catalogue.headings import headings_of
from courses.catalogue.walk import types_in
from home.data_saver import saves_data
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


def text_of(edition, read_page, look=None):
    """The text of a live lesson. `read_page` is called for its page only where something on the site has changed.

    `look` is how pictures stand in it, see `look_of`; each look is kept by itself.
    """
    look = look or {}
    names = "+".join(name for name, is_so in sorted(look.items()) if is_so)
    key = f"lesson/{edition.page_id}/{get_language()}/{names}"
    return kept(key, lambda: ready_text(read_page(), edition.lesson, look=look))


def look_of(request, *, is_copy):
    """Pictures wait for a tap, stand in their small size alone (in a copy kept on a device), or as usual."""
    return {"kept_copy": is_copy, "saves_data": saves_data(request) and not is_copy}


def ready_text(page, lesson, *, preview=False, look=None):
    block_types = types_in(page.body)
    is_alike = not preview and "checklist" not in block_types
    return LessonText(
        title=page.title,
        lead=page.lead,
        seo_title=page.seo_title or page.title,
        description=page.search_description or page.lead,
        headings=headings_of(page.body),
        block_types=block_types,
        body=render_to_string("courses/progress/lesson_body.html", {"page": page, "lesson": lesson, **(look or {})})
        if is_alike
        else None,
    )
