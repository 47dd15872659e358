"""The words of a lesson, for search and for counting."""

import re

from wagtail.rich_text import get_text_for_indexing

from courses.catalogue.walk import blocks_in

END_OF_PARAGRAPH = re.compile(r"</(?:p|li|blockquote|h\d)>|<(?:br|hr)\s*/?>", re.IGNORECASE)


def words_of(body):
    """The plain text of what learners read, in the order of reading. Notes for instructors are not in it."""
    # Written by another program, a text may be a number: that must not keep a whole course from being shown.
    pieces = (str(piece) for piece in body.stream_block.get_searchable_content(body) if piece is not None)
    return "\n".join(piece for piece in pieces if piece.strip())


def paragraphs_of(body):
    """The running text of a lesson, paragraph by paragraph: no headings, no code, no notes for instructors."""
    texts = (child.value for child in blocks_in(body) if child.block_type == "rich_text")
    pieces = (get_text_for_indexing(piece) for text in texts for piece in END_OF_PARAGRAPH.split(text.source))
    return [piece for piece in pieces if piece.strip()]
