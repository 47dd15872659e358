"""A few words around what was searched for."""

import re

from django.utils.html import escape
from django.utils.safestring import mark_safe

from home.query_text import HYPHENS

LENGTH = 180
BEFORE = 60
SHORT = 80
SENTENCE_END = tuple(".!?:…”\"'’)")


def excerpt_of(paragraphs, lines, words):
    """About 180 characters around what was found, as safe HTML in which each find is marked.

    `paragraphs` are running text, `lines` everything else, such as code and headings: they are shown only where no
    paragraph has any of the words. Where nothing has, as for a find in the title, the text begins at its beginning.
    """
    find = _pattern_of(words)
    paragraphs = [" ".join(paragraph.split()) for paragraph in paragraphs]
    best = _best(paragraphs, find)
    if best is not None:
        text = _with_what_follows(paragraphs[best:])
    else:
        lines = [" ".join(line.split()) for line in lines]
        best = _best(lines, find)
        text = lines[best] if best is not None else _with_what_follows(paragraphs or lines)
    return _marked(_cut(text, find), find)


def _pattern_of(words):
    """Each word from its beginning to its end in the text; `mpesa` is found in `M-Pesa` too."""
    inside = f"[{HYPHENS}]?"
    choices = (inside.join(re.escape(sign) for sign in word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{'|'.join(choices)})\w*", re.IGNORECASE) if words else re.compile(r"(?!)")


def _best(texts, find):
    """The place of the first text with the most different words, or None where none has any."""
    counts = [len({found.casefold() for found in find.findall(text)}) for text in texts]
    return counts.index(max(counts)) if any(counts) else None


def _with_what_follows(texts):
    """A paragraph, and the next ones too while it is short."""
    joined = ""
    for text in texts:
        if len(joined) >= SHORT:
            break
        joined += (" " if joined.endswith(SENTENCE_END) else " · " if joined else "") + text
    return joined


def _cut(text, find):
    if len(text) <= LENGTH:
        return text
    found = find.search(text)
    start = max((found.start() if found else 0) - BEFORE, 0)
    if start:
        start = text.find(" ", start) + 1
    end = len(text) if start + LENGTH >= len(text) else text.rfind(" ", start, start + LENGTH)
    piece = text[start : end if end > start else start + LENGTH]
    return ("… " if start else "") + piece + (" …" if start + len(piece) < len(text) else "")


def _marked(text, find):
    pieces, place = [], 0
    for found in find.finditer(text):
        pieces += [escape(text[place : found.start()]), "<mark>", escape(found.group()), "</mark>"]
        place = found.end()
    return mark_safe("".join([*pieces, escape(text[place:])]))  # noqa: S308 - every piece of the text is escaped
