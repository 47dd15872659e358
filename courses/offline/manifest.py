"""What a device needs to keep one course: pages, pictures, files, and how large all of it is."""

import gzip
import re
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from django.contrib.staticfiles import finders
from django.template.defaultfilters import filesizeformat
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language, override

from courses.access.rules import lessons_open_to
from courses.offline.rules import person_key
from courses.weights.models import LessonWeight
from home.page_cache.kept import kept

# Head, outline and foot around the text of a lesson, compressed; and for each line of the outline.
AROUND_BYTES, LINE_BYTES = 7_000, 35
STATIC_ADDRESS = re.compile(r'(?:href|src)="([^"#]+)["#]')


@dataclass(frozen=True)
class KeptLesson:
    line: object
    text_bytes: int
    pictures: tuple  # of (address, bytes)

    def as_json(self):
        language = self.line.language or get_language()
        with override(language):
            mark = reverse("mark_done", args=[self.line.lesson_id])
        addresses = [address for address, _bytes in self.pictures]
        return {
            "id": self.line.lesson_id,
            "title": self.line.title,
            "url": self.line.url,
            "mark": mark,
            "pictures": addresses,
        }


@dataclass(frozen=True)
class Manifest:
    """`bytes` is what saving takes, about: texts and files compressed, pictures in their small size, each once."""

    lessons: tuple
    files: tuple

    @property
    def bytes(self):
        around = AROUND_BYTES + LINE_BYTES * len(self.lessons)
        pictures = dict(pair for lesson in self.lessons for pair in lesson.pictures)
        texts = sum(lesson.text_bytes + around for lesson in self.lessons)
        return texts + sum(pictures.values()) + sum(size for _address, size in self.files)

    @property
    def size(self):
        return filesizeformat(self.bytes)

    def as_json(self, user, course, edition):
        return {
            "id": course.pk,
            "title": edition.title,
            "size": self.size,
            "bytes": self.bytes,
            "person": person_key(user),
            "marks": reverse("offline_marks"),
            "offlinePage": reverse("offline_page"),
            "files": [address for address, _size in self.files],
            "lessons": [lesson.as_json() for lesson in self.lessons],
        }


def manifest_of(user, course, outline):
    """The lessons of a course that this person may open now. A few queries, however many lessons there are."""
    readable = open_lessons(user, course)
    return _manifest(course, [line for line in outline.lessons if line.lesson_id in readable])


def size_of(course, locale_id, outline):
    """How large the whole course is, in words; empty without lessons. One query, and mostly none."""
    whole = partial(_manifest, course, outline.lessons)
    return kept(f"offline/{course.pk}/{locale_id}/{get_language()}", whole).size if outline.lessons else ""


def _manifest(course, lines):
    rows = LessonWeight.objects.filter(edition__lesson__course=course, edition__live=True)
    weights = {weight.edition.url_path: weight for weight in rows.select_related("edition")}
    lessons = tuple(_kept(line, weights.get(line.url)) for line in lines)
    types = {name for weight in weights.values() for name in weight.block_types}
    return Manifest(lessons, files_for(frozenset(types)))


def open_lessons(user, course):
    return set(lessons_open_to(user).filter(course=course).values_list("pk", flat=True))


def _kept(line, weight):
    if weight is None:
        return KeptLesson(line, 0, ())
    return KeptLesson(line, weight.text_bytes, tuple((one["url"], one["bytes"]) for one in weight.pictures))


@cache
def files_for(block_types):
    """Address and compressed bytes of each style and script that lessons with such blocks load."""
    html = render_to_string("courses/offline/files.html", {"block_types": block_types})
    root = static("")
    names = dict.fromkeys(STATIC_ADDRESS.findall(html))
    return tuple((address, _compressed(address.removeprefix(root))) for address in names)


def _compressed(name):
    """Its name carries a hash where files are collected: there the size is close enough without one."""
    path = finders.find(name) or finders.find(re.sub(r"\.[0-9a-f]{12}(\.\w+)$", r"\1", name))
    return len(gzip.compress(Path(path).read_bytes())) if path else 0
