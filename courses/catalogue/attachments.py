"""Which files stand in a lesson."""

from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.documents import get_document_model


def documents_in(value):
    """Every document that a stream holds, notes for instructors left out: those are never learners' files."""
    if isinstance(value, get_document_model()):
        yield value
    elif isinstance(value, StreamValue):
        for child in value:
            if child.block_type != "instructor_note":
                yield from documents_in(child.value)
    elif isinstance(value, StructValue):
        for child in value.values():
            yield from documents_in(child)
    elif isinstance(value, ListValue):
        for child in value:
            yield from documents_in(child)
    elif body := getattr(value, "inner_body", None):  # A shared passage: its files are the lesson's too.
        yield from documents_in(body)


def holds_document(body, document_id):
    return any(document.pk == document_id for document in documents_in(body))
