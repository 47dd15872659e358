"""What an address names: the course or lesson behind a number, as the reader of this language sees it."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from courses.outline.editions import editions_of
from courses.outline.models import Course, Lesson
from courses.outline.reading import outline_of
from home.languages import active_locale_id


def course_or_404(course_id):
    """A course with its live edition in the reader's language, or in the source language, or in any."""
    course = get_object_or_404(Course, pk=course_id)
    edition = editions_of([course], active_locale_id()).get(course.pk)
    if edition is None:
        raise Http404
    return course, edition


def lesson_or_404(lesson_id):
    """A lesson with its line in the outline as the reader sees it."""
    lesson = get_object_or_404(Lesson.objects.select_related("course"), pk=lesson_id, retired_at=None)
    line = outline_here(lesson.course).line(lesson.pk)
    if line is None:
        raise Http404
    return lesson, line


def outline_here(course):
    """The outline of a course in the reader's language."""
    return outline_of(course, active_locale_id())
