"""Finding the edition a reader sees: by its address, or in the language asked for, else the source, else any."""

from django.db.models import BooleanField, Case, Exists, F, IntegerField, OuterRef, Q, Subquery, Value, When
from django.utils.translation import get_language

from courses.outline.models import CourseEdition, LessonEdition
from home.addresses import is_number


def lesson_edition_at(path):
    """The live lesson at a public address, with its course's title and address in the same language. One query."""
    course = CourseEdition.objects.filter(course=OuterRef("lesson__course"), locale=OuterRef("locale"), live=True)
    return (
        LessonEdition.objects.filter(url_path=path, live=True, lesson__retired_at=None)
        .select_related("lesson__course", "locale")
        .annotate(course_title=Subquery(course.values("title")[:1]), course_url=Subquery(course.values("url_path")[:1]))
        .exclude(course_url=None)
        .first()
    )


def course_edition_at(path):
    """The live course at a public address, or None. One query."""
    return (
        CourseEdition.objects.filter(url_path=path, live=True, course__retired_at=None)
        .select_related("course", "locale")
        .first()
    )


def live_course_editions():
    return CourseEdition.objects.filter(live=True, course__retired_at=None)


def edition_here(number):
    """The live edition, in the reader's language, of the course with this number; nothing for what is no number."""
    if not is_number(number):
        return None
    editions = live_course_editions().filter(locale__language_code=get_language())
    return editions.filter(course_id=number).first()


def edition_elsewhere(number):
    """The edition of a course that is not in the reader's language yet, or nothing."""
    if not is_number(number) or edition_here(number):
        return None
    return live_course_editions().filter(course_id=number).select_related("locale").order_by("locale_id").first()


def in_every_language(editions, among=None):
    """Of each course the edition its reader should see, marked with `is_foreign`: order by that first.

    The reader's own language comes first, then the language the course was written in. `among` narrows what is to
    choose from: editions in languages that were asked for, or those that a search has found. It holds all `editions`.
    """
    others = live_course_editions() if among is None else among
    better = Q(their_fitness__lt=OuterRef("fitness"))
    better |= Q(their_fitness=OuterRef("fitness"), locale__lt=OuterRef("locale"))
    # Not "the first of its course": PostgreSQL would take that for rare, and go through all courses for each course.
    others = others.alias(their_fitness=_fitness()).filter(better, course=OuterRef("course"))
    return editions.alias(fitness=_fitness()).filter(~Exists(others)).annotate(is_foreign=_is_foreign())


def _is_foreign():
    own = Q(locale__language_code=get_language())
    return Case(When(own, then=Value(False)), default=Value(True), output_field=BooleanField())


def _fitness():
    return Case(
        When(locale__language_code=get_language(), then=Value(0)),
        When(locale=F("course__source_locale"), then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )


def editions_of(courses, locale_id):
    """Live editions by course id, each with its course. One query; courses without any are left out."""
    sources = {course.pk: course.source_locale_id for course in courses}
    chosen = {}
    rows = (
        CourseEdition.objects.filter(course__in=sources, live=True)
        .select_related("course", "locale")
        .order_by("locale_id")
    )
    for edition in rows:
        best = chosen.get(edition.course_id)
        if best is None or _rank(edition, locale_id, sources) > _rank(best, locale_id, sources):
            chosen[edition.course_id] = edition
    return chosen


def _rank(edition, locale_id, sources):
    if edition.locale_id == locale_id:
        return 2
    return int(edition.locale_id == sources[edition.course_id])
