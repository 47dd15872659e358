"""Tables, with words that translators get cell by cell."""

from collections import defaultdict

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import StreamFieldSegmentExtractor
from wagtail_localize.segments.ingest import StreamFieldSegmentsWriter

from courses.catalogue.blocks import samples
from courses.catalogue.blocks.code import SourceCharBlock
from courses.catalogue.blocks.groups import TEXT
from courses.catalogue.blocks.text import INLINE

CAPTION = "caption"


class TranslatedTableBlock(TypedTableBlock):
    """wagtail-localize does not look into typed tables, so this one hands over its own words and takes them back.

    A segment is named after its place: `caption`, `heading-<column>`, `cell-<row>-<column>`.
    """

    def get_translatable_segments(self, value):
        segments = [StringSegmentValue("", value.caption or "").wrap(CAPTION)]
        for number, column in enumerate(value.columns):
            segments.append(StringSegmentValue("", column["heading"] or "").wrap(f"heading-{number}"))
        extractor = StreamFieldSegmentExtractor(field=None)
        for name, block, row, number in _cells(value):
            cell = row["values"][number]
            segments.extend(segment.wrap(name) for segment in extractor.handle_block(block, cell))
        return segments

    def restore_translated_segments(self, value, segments):
        by_name = defaultdict(list)
        for segment in segments:
            name, rest = segment.unwrap()
            by_name[name].append(rest)
        if CAPTION in by_name:
            value.caption = by_name[CAPTION][0].render_text()
        for number, column in enumerate(value.columns):
            if f"heading-{number}" in by_name:
                column["heading"] = by_name[f"heading-{number}"][0].render_text()
        writer = StreamFieldSegmentsWriter(field=None, src_locale=None, tgt_locale=None)
        for name, block, row, number in _cells(value):
            if name in by_name:
                row["values"][number] = writer.handle_block(block, row["values"][number], by_name[name])
        return value


def _cells(table):
    for row_number, row in enumerate(table.row_data):
        for number, column in enumerate(table.columns):
            yield f"cell-{row_number}-{number}", column["block"], row, number


class TableBlock(blocks.StructBlock):
    caption = blocks.CharBlock(
        label=_("Title"),
        required=False,
        help_text=_("Stands over the table. Example: The first four rounds"),
    )
    table = TranslatedTableBlock(
        [
            ("text", blocks.RichTextBlock(label=_("Text"), required=False, features=INLINE)),
            ("number", SourceCharBlock(label=_("Number"), required=False)),
        ],
        label=_("Table"),
        help_text=_("Add a column for text or for numbers, and give it a heading. Example: Round, amount, total"),
    )

    class Meta:
        group = TEXT
        icon = "table"
        label = _("Table")
        label_format = "{caption}"
        description = _("Rows and columns with headings. Numbers stand at the end side.")
        template = "courses/blocks/table.html"
        preview_value = staticmethod(samples.table)

    def get_form_state(self, value):
        """Wagtail's own caption is hidden: what stands there from before is shown as the title."""
        state = super().get_form_state(value)
        own_caption, state["table"]["caption"] = state["table"]["caption"], ""
        return {**state, "caption": state["caption"] or own_caption}

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        table = value["table"]
        context["caption"] = value["caption"] or table.caption
        context["has_headings"] = any(column["heading"] for column in table.columns)
        return context
