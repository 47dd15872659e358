"""The list of lessons at the side of each lesson: every line in each of its states, made ready once for a course.

Forty lines cost a template more than the rest of the page; joined from ready pieces they cost nothing.
"""

from dataclasses import dataclass

from django.core.cache import caches
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.timezone import get_current_timezone_name
from django.utils.translation import get_language, gettext

KEPT_SECONDS = 3600
MARKS = {"done": "m-done", "here": "m-now", "locked": "m-lock"}
CLASSES = {"done": "is-done", "here": "is-current", "locked": "is-locked"}
STATES = [("", False), ("done", True), ("here", False), ("here", True), ("locked", False)]


@dataclass(frozen=True)
class OutlineLine:
    """A line of the side outline with its state: done, here, locked, or nothing of these."""

    lesson: object
    state: str
    is_done: bool

    @property
    def mark(self):
        return MARKS.get(self.state, "m-todo")

    @property
    def classes(self):
        optional = "" if self.lesson.required or self.is_done else " is-optional"
        return CLASSES.get(self.state, "") + optional

    @property
    def words(self):
        """What the mark says, for those who do not see it."""
        if self.is_done:
            return gettext("Done:")
        return gettext("Locked:") if self.state == "locked" else ""


def ready_lines(course, locale_id, outline):
    """A function that gives the HTML of a line. Kept in this process while the course's version stays."""
    if course.pk is None or any(lesson.lesson_id == 0 for lesson in outline.lessons):
        return drawn  # A draft in a preview.
    # Live lessons say when they take place, in the reader's time zone.
    key = f"lines:{course.pk}:{course.version}:{locale_id}:{get_language()}:{get_current_timezone_name()}"
    pieces = caches["template_fragments"].get(key)
    if pieces is None:
        lines = [OutlineLine(lesson, *state) for lesson in outline.lessons for state in STATES]
        pieces = {key_of(line): drawn(line) for line in lines}
        caches["template_fragments"].set(key, pieces, KEPT_SECONDS)
    return lambda line: pieces[key_of(line)]


def drawn(line):
    return render_to_string("courses/progress/outline_line.html", {"line": line})


def key_of(line):
    return line.lesson.lesson_id, line.state, line.is_done


def joined(lines, ready):
    return mark_safe("".join(map(ready, lines)))  # noqa: S308 - each comes out of a template
