"""A walk through everything that stands in a lesson, in the order in which it is read."""

from uuid import UUID

from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue

INSTRUCTOR_NOTE = "instructor_note"


def blocks_in(value, *, with_notes=False):
    """Every block below `value`, the outer before the inner. Notes for instructors only when asked for."""
    if isinstance(value, StreamValue):
        for child in value:
            if child.block_type != INSTRUCTOR_NOTE or with_notes:
                yield child
                yield from blocks_in(child.value, with_notes=with_notes)
    elif isinstance(value, StructValue):
        for part in value.values():
            yield from blocks_in(part, with_notes=with_notes)
    elif isinstance(value, ListValue):
        for item in value:
            yield from blocks_in(item, with_notes=with_notes)
    elif body := getattr(value, "inner_body", None):  # A shared passage, which is built of these blocks itself.
        yield from blocks_in(body, with_notes=with_notes)


def checklist_items_in(value):
    """The ids of all items of checklists."""
    lists = [child.value["items"] for child in blocks_in(value) if child.block_type == "checklist"]
    return {UUID(item.id) for items in lists for item in items.bound_blocks}


def types_in(value):
    """The names of the block types that occur, so that a page loads only the styles and scripts it uses."""
    return {child.block_type for child in blocks_in(value)}
