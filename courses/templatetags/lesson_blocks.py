"""Filters of the block templates."""

import re

from django import template
from django.utils.safestring import mark_safe

register = template.Library()

PARAGRAPH = re.compile(r"</?p\b[^>]*>")
BETWEEN = re.compile(r"</p>\s*<p\b[^>]*>")


@register.filter
def in_line(rich_text):
    """Rich text without its paragraphs, for a place inside a label or a sentence."""
    html = BETWEEN.sub("<br>", str(rich_text))
    return mark_safe(PARAGRAPH.sub("", html))  # noqa: S308 - takes tags away from rich text, adds none but <br>


@register.filter
def ending(document):
    """`PDF` for cash-book.pdf."""
    return document.file_extension.upper()
