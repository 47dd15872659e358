"""The course as its editor would see it published: the same template, around pages that may have no row yet."""

from django.contrib.auth.models import AnonymousUser

from courses.access.prerequisites import drafted_before
from courses.catalogue.course_page import course_context
from courses.catalogue.minutes import minutes_of
from courses.enrolment.rules import Standing
from courses.outline.kinds import LessonKind
from courses.outline.models import Access, Course, CourseEdition
from courses.outline.reading import Outline, OutlineLesson, OutlinePart
from home.seo import Seo

TAKEN_OVER = ("access", "price_minor", "currency", "level", "effort_minutes", "opens_at", "closes_at", "weave")


def preview_context(request, page):
    """What the course's template prints for a draft, its drafted lessons among them. Writes nothing."""
    row = Course.objects.filter(translation_key=page.translation_key).first()
    course = Course(
        pk=row.pk if row else 0,
        cover_title=row.cover_title if row else page.title,
        source_locale=row.source_locale if row else page.locale,
        **{name: getattr(page, name) for name in TAKEN_OVER},
    )
    if not course.price_minor:
        course.price_minor, course.currency = 0, course.currency or "KES"
    outline = drafted_outline(page)
    edition = CourseEdition(
        course=course,
        locale=page.locale,
        title=page.title,
        subtitle=page.subtitle,
        jina=page.jina,
        cover=page.cover,
        cover_alt=page.cover_alt,
        url_path=page.url or "/",
        minutes=outline.minutes,
        lesson_count=len(outline.lessons),
    )
    standing = Standing("paid" if course.access == Access.PAID else "can_enrol")
    # Padlocks as a stranger sees them: the editor's own rights would open every lesson.
    context = course_context(AnonymousUser(), edition, page, outline, standing)
    context["before"] = drafted_before(page)
    return {**context, "seo": Seo(title=page.title, hidden=True), "request": request}


def drafted_outline(page):
    """Parts and lessons as they lie in the tree, drafts too."""
    parts, lessons = [], []
    for child in _below(page):
        if child.depth == page.depth + 1:
            parts.append((child.title if _is_module(child) else "", []))
        if not _is_module(child):
            lessons.append(_line(child, len(lessons) + 1))
            parts[-1][1].append(lessons[-1])
    return Outline(_joined(parts), tuple(lessons))


def _below(page):
    """A page that has never been saved has no place in the tree yet."""
    return page.get_descendants().order_by("path").specific() if page.pk else []


def _is_module(page):
    return page._meta.model_name == "modulepage"


def _line(page, number):
    return OutlineLesson(
        lesson_id=page.pk,
        number=number,
        title=page.title,
        url=page.url or "#lessons",
        minutes=page.minutes_override or minutes_of(page.body),
        required=page.required,
        free_preview=page.free_preview,
        kind=page.kind,
        starts_at=page.starts_at if page.kind == LessonKind.LIVE else None,
    )


def _joined(parts):
    """Lessons side by side outside any module make one part."""
    joined = []
    for title, lessons in parts:
        if joined and not title and not joined[-1].title:
            joined[-1] = OutlinePart("", (*joined[-1].lessons, *lessons))
        else:
            joined.append(OutlinePart(title, tuple(lessons)))
    return tuple(joined)
