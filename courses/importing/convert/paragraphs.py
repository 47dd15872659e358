"""Paragraphs and headings."""

from django.utils.translation import gettext as _

from courses.importing.convert.flow import BODY
from courses.importing.convert.inline import pieces_of, rich_text_of
from courses.importing.convert.sheet import line_of, words_of


def write_paragraph(node, flow, prefix=""):
    """Text, pictures and formulas of a paragraph in their order. `prefix` is the number of a list item."""
    for child in node.children:
        for piece in pieces_of(child, flow.sheet):
            if isinstance(piece, str):
                flow.text(f"<p>{prefix}{piece.strip()}</p>")
                prefix = ""
            else:
                flow.add_blocks([piece])
    flow.text(f"<p>{prefix.strip()}</p>" if prefix else "")


def write_heading(node, flow):
    level = min(max(int(node.tag[1]), 2), 4)
    if flow.allowed is not BODY:
        level = max(level, 3)  # Sections of the lesson alone stand in the list “On this page”.
    words = words_of(node)
    write_title(words, level, flow)
    inline = node.children[0]
    if any(child.type == "link" for child in inline.walk()):
        flow.sheet.note(_("The link in the heading “%(title)s” was left out.") % {"title": words}, line_of(node))
    if any(child.type == "image" for child in inline.walk()):
        flow.add_blocks(rich_text_of(inline, flow.sheet)[1])


def write_title(words, level, flow):
    words = " ".join(words.split())
    if words:
        flow.add("heading", {"text": words, "level": str(level)})
