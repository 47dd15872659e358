"""Blocks of words."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from courses.catalogue.blocks import samples
from courses.catalogue.blocks.groups import CALLOUTS, TEXT
from courses.catalogue.headings import anchor_of

INLINE = ["bold", "italic", "code", "kbd", "link", "superscript", "subscript", "strikethrough"]
PARAGRAPHS = [*INLINE, "ol", "ul", "hr"]


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("Text"), help_text=_("Example: A first loop"))
    level = blocks.ChoiceBlock(
        label=_("Level"),
        choices=[("2", _("Section")), ("3", _("Part of a section")), ("4", _("Small heading"))],
        default="2",
        search_index=False,
        help_text=_("A section stands in the list “On this page”. Example: Section"),
    )

    class Meta:
        group = TEXT
        icon = "title"
        label = _("Heading")
        label_format = "{text}"
        description = _("Opens a section. Readers can jump to it.")
        template = "courses/blocks/heading.html"
        preview_value = staticmethod(samples.heading)

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        anchors = context.get("anchors") or {}
        context["anchor"] = anchors.get(context.get("block_id")) or anchor_of(value["text"])
        return context


class ParagraphsBlock(blocks.RichTextBlock):
    class Meta:
        group = TEXT
        icon = "pilcrow"
        label = _("Text")
        description = _("Paragraphs, lists and links.")
        template = "courses/blocks/rich_text.html"
        preview_value = staticmethod(samples.paragraphs)


class QuoteBlock(blocks.StructBlock):
    text = blocks.RichTextBlock(
        label=_("Words"),
        features=PARAGRAPHS,
        help_text=_("What was said or written. Example: It is the little things citizens do."),
    )
    source = blocks.CharBlock(label=_("Who said it"), required=False, help_text=_("Example: Wangari Maathai, Unbowed"))

    class Meta:
        group = TEXT
        icon = "openquote"
        label = _("Quote")
        description = _("Somebody else's words, with their name.")
        template = "courses/blocks/quote.html"
        preview_value = staticmethod(samples.quote)


class PointsBlock(blocks.StructBlock):
    """A short list with a head of its own; the kinds below differ in name and looks."""

    points = blocks.ListBlock(
        blocks.RichTextBlock(
            features=INLINE, label=_("Point"), help_text=_("One short sentence. Example: go through a list with for")
        ),
        label=_("Points"),
        help_text=_("One short sentence each. Example: go through a list with for"),
    )


class ObjectivesBlock(PointsBlock):
    class Meta:
        group = CALLOUTS
        icon = "list-ul"
        label = _("After this lesson you can")
        description = _("What a reader will be able to do. Stands at the head of a lesson.")
        template = "courses/blocks/objectives.html"
        preview_value = staticmethod(samples.objectives)


class QuestionsBlock(PointsBlock):
    class Meta:
        group = CALLOUTS
        icon = "help"
        label = _("Questions this lesson answers")
        description = _("What readers may be asking. Stands at the head of a lesson.")
        template = "courses/blocks/questions.html"
        preview_value = staticmethod(samples.questions)


class KeyPointsBlock(PointsBlock):
    class Meta:
        group = CALLOUTS
        icon = "key"
        label = _("Key points")
        description = _("What to keep. Stands at the end of a lesson.")
        template = "courses/blocks/key_points.html"
        preview_value = staticmethod(samples.key_points)
