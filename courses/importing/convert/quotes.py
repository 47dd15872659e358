"""Quotations."""

import re
from html import escape

from courses.importing.convert.inline import rich_text_of
from courses.importing.convert.lists import LISTS, is_simple, list_html
from courses.importing.convert.sheet import words_of

SOURCE = re.compile(r"(?:—|--+|―)\s*(?P<source>.+)", re.DOTALL)


def write_quote(node, flow):
    """One quotation. Code or pictures inside it stand between its parts."""
    source, children = _take_source(node.children)
    words = []
    for child in children:
        if _is_words(child, flow.sheet):
            words.append(_words_html(child, flow.sheet))
        else:
            _add(words, "", flow)
            flow.write([child])
            words = []
    _add(words, source, flow)


def _add(words, source, flow):
    if words:
        flow.add("quote", {"text": "".join(words), "source": source})
    elif source:
        flow.text(f"<p>— {escape(source, quote=False)}</p>")


def _take_source(children):
    """“— Wangari Maathai” in a last line of its own is who said it."""
    if children and children[-1].type == "paragraph" and (match := SOURCE.fullmatch(words_of(children[-1]).strip())):
        return match["source"], children[:-1]
    return "", children


def _is_words(node, sheet):
    if node.type in LISTS:
        return is_simple(node, sheet)
    return node.type == "paragraph" and not any(child.type in ("image", "math_inline_double") for child in node.walk())


def _words_html(node, sheet):
    if node.type in LISTS:
        return list_html(node, sheet)
    return "".join(f"<p>{rich_text_of(inline, sheet)[0]}</p>" for inline in node.children)
