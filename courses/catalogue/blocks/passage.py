"""A passage that other lessons show too."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from courses.catalogue.blocks import samples
from courses.catalogue.blocks.groups import TEXT
from courses.catalogue.text import words_of


class SharedPassageBlock(blocks.StructBlock):
    """Shows the passage as it is published now. A translated lesson shows the passage's own translation."""

    passage = SnippetChooserBlock(
        "courses.SharedPassage",
        label=_("Passage"),
        help_text=_("Changed in one place, changed in every lesson. Example: How to open a terminal"),
    )

    class Meta:
        group = TEXT
        icon = "copy"
        label = _("Shared passage")
        description = _("Text that stands in several lessons and is changed in one place.")
        template = "courses/blocks/shared_passage.html"
        preview_template = "courses/blocks/previews/shared_passage.html"
        preview_value = staticmethod(samples.shared_passage)

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["body"] = _body_of(value)
        return context

    def get_searchable_content(self, value):
        body = _body_of(value)
        return [words_of(body)] if body else []


def _body_of(value):
    """Nothing where the passage is gone, or not published."""
    return value["passage"].inner_body if value["passage"] else None
