"""Colours for code, made on the server. Four classes, mapped to the tokens in `code.css`; no inline styles."""

import re
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from pygments.lexers import get_lexer_by_name
from pygments.token import Comment, Generic, Keyword, Literal, Name, Number, Operator, String, Text
from pygments.util import ClassNotFound

# k: words of the language, s: text, n: numbers and values, c: what the machine passes over.
CLASSES = {
    Comment: "c",
    Generic.Deleted: "n",
    Generic.Heading: "k",
    Generic.Inserted: "s",
    Generic.Prompt: "c",
    Generic.Subheading: "k",
    Keyword: "k",
    Keyword.Constant: "n",
    Literal.Date: "n",
    Name.Attribute: "n",
    Name.Builtin: "k",
    Name.Decorator: "k",
    Name.Tag: "k",
    Name.Variable: "n",
    Number: "n",
    Operator.Word: "k",
    String: "s",
}
PART = re.compile(r"(\d+)(?:\s*[-–]\s*(\d+))?")


@lru_cache(maxsize=1024)
def highlight(code, language, marked=frozenset()):
    """Safe HTML of `code`; lines whose number (from 1) is in `marked` stand in <mark>."""
    lines = [[]]
    for token, text in _tokens(code, language):
        first, *rest = text.split("\n")
        lines[-1].append(_coloured(token, first))
        for piece in rest:
            lines.append([_coloured(token, piece)])
    html = ["".join(line) for line in lines]
    return mark_safe(  # noqa: S308 - every piece went through escape()
        "\n".join(f"<mark>{line}</mark>" if number in marked else line for number, line in enumerate(html, start=1))
    )


def read_marked_lines(text, count):
    """`"2, 5-7"` → {2, 5, 6, 7}. Raises ValidationError for what is no line of code with `count` lines."""
    marked = set()
    for part in filter(None, (piece.strip() for piece in text.split(","))):
        match = PART.fullmatch(part)
        if not match:
            raise ValidationError(_("Write line numbers and ranges, with commas between. Example: 2, 5-7"))
        first, last = int(match[1]), int(match[2] or match[1])
        if first > last:
            raise ValidationError(_("“%(part)s” runs backwards. Example: 5-7"), params={"part": part})
        if first < 1 or last > count:
            raise ValidationError(
                _("There is no line %(line)s: the code has %(count)s."),
                params={"line": last if last > count else first, "count": count},
            )
        marked.update(range(first, last + 1))
    return marked


def count_lines(code):
    return len(code.rstrip("\n").split("\n"))


def _tokens(code, language):
    """Pieces that together are exactly `code`; a lexer that loses a character is not used."""
    code = code.replace("\r\n", "\n").rstrip("\n")
    try:
        # Some lexers drop a last line without its end, so they get one, and it is taken off again.
        tokens = list(get_lexer_by_name(language, stripnl=False, ensurenl=True).get_tokens(code))
    except ClassNotFound:
        return [(Text, code)]
    kind, last = tokens[-1]
    tokens[-1] = (kind, last.removesuffix("\n"))
    return tokens if "".join(text for kind, text in tokens) == code else [(Text, code)]


def _coloured(token, text):
    if not text:
        return ""
    kind = _class_of(token)
    return f'<span class="{kind}">{escape(text)}</span>' if kind else escape(text)


def _class_of(token):
    while token:
        if token in CLASSES:
            return CLASSES[token]
        token = token.parent
    return ""
