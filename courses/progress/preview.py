"""The lesson as its editor would see it published: the same template, around a page that may have no row yet."""

from courses.access.rules import Decision
from courses.catalogue.minutes import minutes_of
from courses.outline.kinds import LessonKind
from courses.outline.models import Course, CourseEdition, Lesson, LessonEdition
from courses.outline.reading import Outline, OutlineLesson, OutlinePart, outline_of
from courses.progress.lesson_page import lesson_context
from courses.progress.lesson_state import LessonState
from courses.progress.lesson_text import ready_text

EDITING = Decision(True, "staff", "")
AS_DRAFTED = ("required", "free_preview", "kind", "starts_at", "live_minutes", "meeting_url")


def preview_context(request, page):
    """What the lesson's template prints for a draft. Reads the outline where there is one; writes nothing."""
    lesson = Lesson.objects.filter(translation_key=page.translation_key).select_related("course").first()
    course = lesson.course if lesson else _course_above(page)
    lesson = lesson or Lesson(pk=0, course=course)
    for name in AS_DRAFTED:
        setattr(lesson, name, getattr(page, name))
    outline = outline_of(course, page.locale_id) if course.pk else Outline(())
    if outline.line(lesson.pk) is None:
        outline = _with_draft(outline, page)
    edition = LessonEdition(
        lesson=lesson,
        locale=page.locale,
        title=page.title,
        url_path=page.url or "/",
        minutes=page.minutes_override or minutes_of(page.body),
    )
    edition.course_title, edition.course_url = _title_and_address(course, page)
    text = ready_text(page, lesson, preview=True)
    return lesson_context(request.user, text, edition, outline, LessonState(), EDITING, page=page, preview=True)


def _course_above(page):
    keys = page.get_ancestors().values_list("translation_key", flat=True)
    course = Course.objects.filter(translation_key__in=list(keys)).first()
    return course or Course(cover_title=_course_page_title(page), source_locale=page.locale)


def _course_page_title(page):
    above = page.get_ancestors().filter(depth=4).first()
    return above.title if above else page.title


def _title_and_address(course, page):
    edition = CourseEdition.objects.filter(course=course, locale=page.locale).first() if course.pk else None
    return (edition.title, edition.url_path) if edition else (_course_page_title(page), page.get_parent().url or "/")


def _with_draft(outline, page):
    line = OutlineLesson(
        lesson_id=0,
        number=len(outline.lessons) + 1,
        title=page.title,
        url="#main",
        minutes=page.minutes_override or minutes_of(page.body),
        required=page.required,
        free_preview=page.free_preview,
        kind=page.kind,
        starts_at=page.starts_at if page.kind == LessonKind.LIVE else None,
    )
    return Outline((*outline.parts, OutlinePart("", (line,))), (*outline.lessons, line))
