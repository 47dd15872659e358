"""The stream that is being written: the body of a lesson, or the inside of a block."""

from courses.catalogue.blocks.containers import Content, ExerciseContent, NestingContent
from courses.catalogue.blocks.lesson import LessonBody

BODY, EXERCISE, NESTING, CONTENT = (
    frozenset(stream.base_blocks) for stream in (LessonBody, ExerciseContent, NestingContent, Content)
)


# What a block leaves empty is an empty text in the database, as when an editor saves it.
EMPTY_FIELDS = {
    "code": {"name": "", "marked_lines": ""},
    "math": {"spoken": ""},
    "image": {"alt": "", "decorative": False, "caption": ""},
    "file": {"title": "", "description": ""},
}


# A longer text goes on in a block of its own: adding to one that grows without end takes ever longer.
LONGEST_TEXT = 20_000


def items(values):
    """Values as the items of a ListBlock."""
    return [{"type": "item", "value": value} for value in values]


class Flow:
    """Blocks in their order. Neighbouring paragraphs and lists share one text block, as an editor would write them."""

    def __init__(self, sheet, allowed, write_nodes):
        self.sheet = sheet
        self._write_nodes = write_nodes
        self.allowed = allowed
        self.blocks = []
        self._waiting = []
        self._is_text_open = False

    def inner(self, allowed):
        """A flow for the inside of a block, and nothing in it yet."""
        return Flow(self.sheet, allowed, self._write_nodes)

    def write(self, nodes):
        """Write nodes of any kind. Lists, quotes and divs come back here for what they hold."""
        self._write_nodes(nodes, self)

    def allows(self, kind):
        return kind in self.allowed

    def text(self, html):
        """Add paragraphs or lists, then the files they link to."""
        if html:
            if self._is_text_open and len(self.blocks[-1]["value"]) < LONGEST_TEXT:
                self.blocks[-1]["value"] += html
            else:
                self.blocks.append({"type": "rich_text", "value": html})
            self._is_text_open = True
        self.add_files()

    def join_lists(self, start):
        """Bullets that ended up side by side, from block `start` on, are one list again."""
        for block in self.blocks[start:]:
            if block["type"] == "rich_text":
                block["value"] = block["value"].replace("</li></ul><ul><li>", "</li><li>")

    def add(self, kind, value):
        self._is_text_open = False
        self._append(kind, value)
        self.add_files()

    def add_blocks(self, blocks):
        for block in blocks:
            self.add(block["type"], block["value"])

    def add_files(self):
        for block in self.sheet.take_files():
            self._is_text_open = False
            self._append(block["type"], block["value"])

    def _append(self, kind, value):
        if kind in EMPTY_FIELDS:
            value = {**EMPTY_FIELDS[kind], **value}
        self.blocks.append({"type": kind, "value": value})

    def add_container(self, kind, value, *inner_flows):
        """Add a block made of inner flows, and behind it what could not stand in them."""
        self.add(kind, value)
        for flow in inner_flows:
            for block in flow._waiting:
                self.add_note_for_instructors(block)

    def add_note_for_instructors(self, value):
        """Where such a note may not stand it waits for the nearest place that takes it: learners must never see it."""
        if self.allows("instructor_note"):
            self.add("instructor_note", value)
        else:
            self._waiting.append(value)
            self._is_text_open = False
