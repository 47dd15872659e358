"""Outline rows without pages: quick ground for tests of access and progress."""

import itertools

from wagtail.models import Locale

from courses.models import Course, CourseEdition, Lesson, LessonEdition

_numbers = itertools.count(1)


def make_outline(title="Counting stock", *, lessons=3, optional=0, **fields):
    """A live course of `lessons` required and `optional` optional lessons, in English."""
    locale = Locale.objects.get(language_code="en")
    number = next(_numbers)
    if fields.get("access") == "paid":
        fields = {"price_minor": 80000, "currency": "KES", **fields}
    course = Course.objects.create(source_locale=locale, cover_title=title, **fields)
    total = lessons + optional
    url = f"/courses/{number}/"
    CourseEdition.objects.create(
        course=course, locale=locale, title=title, url_path=url, page_id=number, live=True, lesson_count=total
    )
    rows = Lesson.objects.bulk_create(
        [Lesson(course=course, position=position, required=position < lessons) for position in range(total)]
    )
    LessonEdition.objects.bulk_create([_edition(row, locale, url, f"{title} {row.position + 1}") for row in rows])
    return course


def add_lesson(course, title, **fields):
    """One more lesson at the end of a course."""
    lesson = Lesson.objects.create(course=course, position=course.lessons.count(), **fields)
    edition = course.editions.select_related("locale").get()
    _edition(lesson, edition.locale, edition.url_path, title).save()
    # What a rebuild does when it changes something: whoever kept the old outline reads it again.
    course.version += 1
    course.save(update_fields=["version"])
    return lesson


def _edition(lesson, locale, course_url, title):
    return LessonEdition(
        lesson=lesson,
        locale=locale,
        title=title,
        url_path=f"{course_url}{lesson.position + 1}/",
        page_id=100_000 + lesson.pk,
        minutes=5,
        live=True,
    )
