"""What an import will make: worked out from the source alone, before anything is written."""

import hashlib
import json
from collections import Counter
from dataclasses import dataclass, field, fields

from courses.importing.problems import Problems

COURSE_PATH = "course"
REFERENCE_PATH = "reference"


@dataclass
class PlannedCourse:
    """`fields` holds only what the source says; everything else stays as editors have it. `front` is its own page."""

    path: str
    front: str
    identity: str
    title: str
    fields: dict = field(default_factory=dict)
    points: dict = field(default_factory=dict)
    topics: list = field(default_factory=list)
    instructors: list = field(default_factory=list)
    references: set = field(default_factory=set)
    language: str = ""

    @property
    def checksum(self):
        return checksum_of([self.title, self.fields, self.points, self.topics, self.instructors])


@dataclass
class PlannedModule:
    path: str
    title: str


@dataclass
class PlannedLesson:
    """`blocks` are stream values without ids; a picture or file stands in them as a `Reference`, a page by its path."""

    path: str
    title: str
    blocks: list
    module: str = ""
    lead: str = ""
    required: bool = True
    free_preview: bool = False
    minutes: int | None = None
    search_description: str = ""
    references: set = field(default_factory=set)
    figures: dict = field(default_factory=dict)

    @property
    def checksum(self):
        """Changes with anything learners would see, a picture's content included; not with the module or the place."""
        values = {item.name: getattr(self, item.name) for item in fields(self)}
        return checksum_of([values[name] for name in sorted(values) if name not in ("path", "module", "references")])

    @property
    def counts(self):
        return count_blocks(self.blocks)


@dataclass(frozen=True)
class PlannedFile:
    path: str
    sha: str
    data: bytes = field(repr=False)


@dataclass
class Plan:
    """Modules and lessons stand in the order they will have."""

    source_name: str
    kind: str
    course: PlannedCourse
    modules: list
    lessons: list
    figures: dict
    files: dict
    problems: Problems

    @property
    def counts(self):
        """How many blocks of each kind, nested ones included."""
        counts = sum((lesson.counts for lesson in self.lessons), Counter())
        del counts["item"]
        return counts


def checksum_of(values):
    return hashlib.sha256(json.dumps(values, sort_keys=True, ensure_ascii=False, default=str).encode()).hexdigest()


def is_stream(value):
    """Whether a value is the stored form of a StreamBlock or ListBlock."""
    return isinstance(value, list) and all(
        isinstance(item, dict) and {"type", "value"} <= item.keys() for item in value
    )


def count_blocks(blocks):
    counts = Counter(block["type"] for block in blocks)
    for block in blocks:
        counts += _count_inside(block["value"])
    return counts


def _count_inside(value):
    if isinstance(value, dict):
        return sum((_count_inside(part) for part in value.values()), Counter())
    if value and is_stream(value):
        return count_blocks(value)
    if isinstance(value, list):
        return sum((_count_inside(part) for part in value), Counter())
    return Counter()
