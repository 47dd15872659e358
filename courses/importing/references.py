"""Planned blocks name pictures, files and pages by their path; here the paths become ids."""

import re
from dataclasses import dataclass
from html import unescape

from wagtail.blocks import ListBlock, RichTextBlock, StreamBlock, StructBlock
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

PAGE = re.compile(r'<a linktype="page" id="page:([^"]*)">')


@dataclass(frozen=True, order=True)
class Reference:
    """A picture (`figure`), a `file` or a `page` of the source. A type of its own, for any text may look like one."""

    kind: str
    path: str

    def __str__(self):
        return f"{self.kind}:{self.path}"


def resolved(value, block, ids):
    """A planned value with the primary keys that `ids` has for its references.

    `block` is the CMS's own definition of what the value is: links are looked for in rich text alone, never in code.
    """
    match block:
        case StreamBlock():
            return [{**item, "value": resolved(item["value"], block.child_blocks[item["type"]], ids)} for item in value]
        case ListBlock():
            return [{**item, "value": resolved(item["value"], block.child_block, ids)} for item in value]
        case StructBlock():
            return {name: resolved(part, block.child_blocks[name], ids) for name, part in value.items()}
        case TypedTableBlock():
            cells = [block.child_blocks[column["type"]] for column in value["columns"]]
            return {**value, "rows": [{"values": _resolved_row(row, cells, ids)} for row in value["rows"]]}
        case RichTextBlock():
            return with_links(value, ids)
    return ids[value] if isinstance(value, Reference) else value


def with_links(html, ids):
    """Rich text whose links to pages of the source lead to the pages they became."""
    return PAGE.sub(lambda match: f'<a linktype="page" id="{ids[Reference("page", unescape(match[1]))]}">', html)


def _resolved_row(row, cells, ids):
    return [resolved(value, cell, ids) for value, cell in zip(row["values"], cells, strict=True)]
