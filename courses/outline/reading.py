"""The outline as learners read it: parts and lessons of one course in one language, kept ready by version."""

from dataclasses import dataclass, field
from datetime import datetime
from itertools import count

from django.core.cache import caches

from courses.outline.kinds import LessonKind, WithKind
from courses.outline.models import LessonEdition

KEPT_SECONDS = 3600


@dataclass(frozen=True)
class OutlineLesson(WithKind):
    """One line of the outline. `language` is set only where the lesson is shown in another language than asked."""

    lesson_id: int
    number: int
    title: str
    url: str
    minutes: int
    required: bool
    free_preview: bool
    language: str = ""
    translations: tuple = ()
    kind: str = LessonKind.READING.value
    starts_at: datetime | None = None


@dataclass(frozen=True)
class OutlinePart:
    """A module, or lessons that stand beside the modules (then without a title)."""

    title: str
    lessons: tuple


@dataclass(frozen=True)
class Outline:
    parts: tuple
    lessons: tuple = field(default=())

    @property
    def minutes(self):
        return sum(lesson.minutes for lesson in self.lessons)

    def numbered_parts(self):
        """Each part behind its number. Only modules are counted; lessons beside them have 0, which is not shown."""
        numbers = count(1)
        return [(next(numbers) if part.title else 0, part) for part in self.parts]

    def index_of(self, lesson_id):
        """Position of a lesson in the whole course, or None."""
        return next((place for place, lesson in enumerate(self.lessons) if lesson.lesson_id == lesson_id), None)

    def line(self, lesson_id):
        """The line of a lesson, or None."""
        place = self.index_of(lesson_id)
        return None if place is None else self.lessons[place]

    def neighbours(self, lesson_id):
        """The lessons before and after; None at the ends."""
        place = self.index_of(lesson_id)
        if place is None:
            return None, None
        before = self.lessons[place - 1] if place else None
        after = self.lessons[place + 1] if place + 1 < len(self.lessons) else None
        return before, after

    def part_of(self, lesson_id):
        return next((part for part in self.parts if any(one.lesson_id == lesson_id for one in part.lessons)), None)

    def counting(self):
        """Ids of the lessons that count: the required ones, or all where none is required."""
        required = [lesson.lesson_id for lesson in self.lessons if lesson.required]
        return required or [lesson.lesson_id for lesson in self.lessons]


def outline_of(course, locale_id):
    """The outline of a course in a language; a lesson not translated yet stands in the source language.

    One query, and none while the course's version stays: every rebuild that changes something raises it.
    """
    return outlines_of([course], locale_id)[course.pk]


def outlines_of(courses, locale_id):
    """The outlines of several courses by their ids: one query for all that are not kept yet."""
    cache = caches["template_fragments"]
    keys = {course.pk: f"outline:{course.pk}:{course.version}:{locale_id}" for course in courses}
    kept = cache.get_many(keys.values())
    outlines = {pk: kept[key] for pk, key in keys.items() if key in kept}
    missing = [course for course in courses if course.pk not in outlines]
    if missing:
        read = _read(missing, locale_id)
        cache.set_many({keys[pk]: outline for pk, outline in read.items()}, KEPT_SECONDS)
        outlines.update(read)
    return outlines


def _read(courses, locale_id):
    editions = (
        LessonEdition.objects.filter(lesson__course__in=courses, lesson__retired_at=None, live=True)
        .select_related("lesson", "locale")
        .order_by("lesson__position", "locale_id")
    )
    by_course = {course.pk: {} for course in courses}
    for edition in editions:
        by_course[edition.lesson.course_id].setdefault(edition.lesson_id, []).append(edition)
    return {course.pk: _build(by_course[course.pk].values(), locale_id, course.source_locale_id) for course in courses}


def _build(lessons, locale_id, source_locale_id):
    """Parts follow each other as the lessons do; lessons outside any module make a part without a title."""
    parts = []
    for number, versions in enumerate(lessons, start=1):
        shown = _choose(versions, locale_id, source_locale_id)
        key = shown.lesson.module_key
        if not parts or parts[-1][0] != key:
            parts.append((key, shown.module_title if key else "", []))
        parts[-1][2].append(_line(shown, versions, number, locale_id))
    built = tuple(OutlinePart(title, tuple(lines)) for _key, title, lines in parts)
    return Outline(built, tuple(line for part in built for line in part.lessons))


def _choose(versions, locale_id, source_locale_id):
    by_locale = {edition.locale_id: edition for edition in versions}
    return by_locale.get(locale_id) or by_locale.get(source_locale_id) or versions[0]


def _line(edition, versions, number, locale_id):
    lesson = edition.lesson
    return OutlineLesson(
        lesson_id=lesson.pk,
        number=number,
        title=edition.title,
        url=edition.url_path,
        minutes=edition.minutes,
        required=lesson.required,
        free_preview=lesson.free_preview,
        language="" if edition.locale_id == locale_id else edition.locale.language_code,
        kind=lesson.kind,
        starts_at=lesson.starts_at,
        translations=tuple((version.locale.language_code, version.url_path) for version in versions),
    )
