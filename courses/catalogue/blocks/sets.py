"""Things set side by side or one after the other: a comparison, definitions, a timeline."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from courses.catalogue.blocks import samples
from courses.catalogue.blocks.groups import TEXT
from courses.catalogue.blocks.text import INLINE, PARAGRAPHS


class SideBlock(blocks.StructBlock):
    """One column of a comparison."""

    heading = blocks.CharBlock(label=_("Heading"), help_text=_("What this side is. Example: With cash"))
    points = blocks.ListBlock(
        blocks.RichTextBlock(
            features=INLINE, label=_("Point"), help_text=_("One short sentence. Example: Change must be at hand.")
        ),
        label=_("Points"),
        help_text=_("In the same order on both sides. Example: Change must be at hand."),
    )

    class Meta:
        label_format = "{heading}"


class ComparisonBlock(blocks.StructBlock):
    title = blocks.CharBlock(
        label=_("Title"), required=False, help_text=_("What is compared. Example: Cash and M-Pesa at the counter")
    )
    # A list, though there are always two: translators get no lists that stand in a block within a block.
    sides = blocks.ListBlock(
        SideBlock(),
        label=_("Sides"),
        min_num=2,
        max_num=2,
        help_text=_("Beside each other, on a phone one below the other. Example: With cash, With M-Pesa"),
    )

    class Meta:
        group = TEXT
        icon = "collapse-down"
        label = _("Comparison")
        label_format = "{title}"
        description = _("Two columns, each with a heading and points. For numbers use a table.")
        template = "courses/blocks/comparison.html"
        preview_value = staticmethod(samples.comparison)


class DefinitionsBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), required=False, help_text=_("Example: Words of this lesson"))
    terms = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("term", blocks.CharBlock(label=_("Word"), help_text=_("The word itself. Example: paybill"))),
                (
                    "meaning",
                    blocks.RichTextBlock(
                        features=INLINE,
                        label=_("Meaning"),
                        help_text=_("One or two sentences. Example: A number that takes payments for an account."),
                    ),
                ),
            ],
            label_format="{term}",
        ),
        label=_("Words"),
        help_text=_("Each with its meaning. Example: paybill, a number that takes payments for an account"),
    )

    class Meta:
        group = TEXT
        icon = "list-ul"
        label = _("Definitions")
        label_format = "{title}"
        description = _("Words and what they mean, one below the other.")
        template = "courses/blocks/definitions.html"
        preview_value = staticmethod(samples.definitions)


class TimelineBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), required=False, help_text=_("Example: How mobile money came to Kenya"))
    events = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("when", blocks.CharBlock(label=_("When"), help_text=_("In words or figures. Example: March 2007"))),
                ("what", blocks.CharBlock(label=_("What"), help_text=_("A few words. Example: M-Pesa begins"))),
                (
                    "text",
                    blocks.RichTextBlock(
                        features=PARAGRAPHS,
                        label=_("More about it"),
                        required=False,
                        help_text=_("Where a few words are not enough. Example: At first only to send money home."),
                    ),
                ),
            ],
            label_format="{when} {what}",
        ),
        label=_("Events"),
        help_text=_("The earliest first. Example: March 2007, M-Pesa begins"),
    )

    class Meta:
        group = TEXT
        icon = "history"
        label = _("Timeline")
        label_format = "{title}"
        description = _("What happened when, the earliest first.")
        template = "courses/blocks/timeline.html"
        preview_value = staticmethod(samples.timeline)
