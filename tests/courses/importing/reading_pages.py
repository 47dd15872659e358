"""What stands in imported pages, for tests: read from the stored JSON and the rendered HTML."""

import json
import re
from collections import Counter
from html import unescape

from wagtail.models import Revision

from courses.models import CoursePage, LessonPage

BREAKS = re.compile(
    r"</?(?:p|div|li|ul|ol|h\d|pre|td|th|tr|table|figure|figcaption|br|hr|summary|details|section|button)\b[^>]*>"
)


def lessons_of(course):
    return list(LessonPage.objects.descendant_of(course).order_by("path"))


def body_of(page):
    """The newest body as stored JSON, whether published or not."""
    revision = Revision.objects.for_instance(page).order_by("-pk").first()
    return json.loads(revision.content["body"])


def blocks_in(value):
    """Every block of a stored stream, nested ones included."""
    if isinstance(value, list):
        for item in value:
            yield from blocks_in(item)
    elif isinstance(value, dict):
        if {"type", "value", "id"} <= value.keys():
            yield value
        for item in value.values():
            yield from blocks_in(item)


def count_blocks(pages):
    return Counter(block["type"] for page in pages for block in blocks_in(body_of(page)))


def ids_of(page):
    return [block["id"] for block in blocks_in(body_of(page))]


def rendered_words(page):
    html = LessonPage.objects.get(pk=page.pk).body.render_as_block()
    html = re.sub(r"<(script|style|svg)\b.*?</\1>", " ", html, flags=re.DOTALL)
    text = unescape(re.sub(r"<[^>]+>", "", BREAKS.sub("\n", html)))
    return re.findall(r"\w+", text)


def first_missing(words, text):
    """The first of `words` that does not come in `text` behind those before it, with its neighbours; else nothing."""
    rest = iter(text)
    for place, word in enumerate(words):
        if word not in rest:
            return " ".join(words[max(0, place - 8) : place + 3])
    return None


def course_titled(title):
    return CoursePage.objects.get(title=title)
