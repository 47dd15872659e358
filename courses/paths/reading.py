"""The ways through some paths, read with all that lies within them. Queries grow with the depth of nesting alone."""

from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import get_language

from courses.outline.editions import editions_of
from courses.outline.models import Course
from courses.paths.models import LearningPath, LearningPathEdition, PathTarget


@dataclass(frozen=True)
class Step:
    """Done when `needed` of `keys`, translation keys of courses and paths, are."""

    block_id: UUID
    needed: int
    keys: tuple


@dataclass
class Ways:
    """`steps` by the key of their path; the rows of all courses and paths in them by their keys."""

    steps: dict = field(default_factory=dict)
    courses: dict = field(default_factory=dict)
    paths: dict = field(default_factory=dict)


def read_ways(keys):
    """The ways through the paths with these keys, and through every path within."""
    return complete_ways({}, set(keys))


def complete_ways(steps, wanted):
    """Read the steps of the paths `wanted`, and of those they lead to, beside `steps` that are known already."""
    steps = dict(steps)
    inner = set(wanted)
    while inner := inner - steps.keys():
        found, inner = _read_steps(inner)
        steps.update(found)
    targets = {key for way in steps.values() for step in way for key in step.keys}
    courses = Course.objects.filter(translation_key__in=targets - steps.keys())
    paths = LearningPath.objects.filter(translation_key__in=steps)
    return Ways(steps, {row.translation_key: row for row in courses}, {row.translation_key: row for row in paths})


def _read_steps(keys):
    """Steps by path, and the keys of the paths they lead to. One query."""
    rows = (
        PathTarget.objects.filter(step__path__translation_key__in=keys)
        .order_by("step__path", "step__position", "position")
        .values_list("key", "is_path", "step__block_id", "step__needed", "step__path__translation_key")
    )
    ways, inner = {key: {} for key in keys}, set()
    for key, is_path, block_id, needed, path in rows:
        ways[path].setdefault((block_id, needed), []).append(key)
        if is_path:
            inner.add(key)
    found = {
        path: tuple(Step(block_id, needed, tuple(targets)) for (block_id, needed), targets in way.items())
        for path, way in ways.items()
    }
    return found, inner


def live_path_editions():
    return LearningPathEdition.objects.filter(live=True, path__retired_at=None)


def path_edition_at(path):
    """The live path at a public address, or nothing. One query."""
    return live_path_editions().filter(url_path=path).select_related("path", "locale").first()


def path_editions_of(paths, locale_id):
    """Live editions by path id: in the language asked for, else in the source language, else in any. One query."""
    sources = {path.pk: path.source_locale_id for path in paths}
    chosen = {}
    rows = LearningPathEdition.objects.filter(path__in=sources, live=True).select_related("path", "locale")
    # The best comes last and stays.
    rank = {
        edition: (edition.locale_id == locale_id, edition.locale_id == sources[edition.path_id]) for edition in rows
    }
    for edition in sorted(rank, key=lambda one: (*rank[one], -one.locale_id)):
        chosen[edition.path_id] = edition
    return chosen


def path_editions_here(locale_id):
    """All live paths, each in the edition its reader should see; those in the reader's language first."""
    editions = list(live_path_editions().select_related("path", "locale").order_by("title", "pk"))
    best = path_editions_of({edition.path_id: edition.path for edition in editions}.values(), locale_id)
    shown = [edition for edition in editions if best[edition.path_id] == edition]
    return sorted(shown, key=lambda edition: edition.locale.language_code != get_language())


def course_editions_in(ways, locale_id):
    """Live editions of the courses in these ways, by the course's key. One query."""
    editions = editions_of(ways.courses.values(), locale_id)
    return {key: editions[course.pk] for key, course in ways.courses.items() if course.pk in editions}
