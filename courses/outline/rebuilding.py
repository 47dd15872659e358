"""Making the outline equal to the live tree, one course at a time."""

import logging

from django.db import transaction
from django.db.models import F
from wagtail.models import Page

from courses.catalogue.pages import CoursePage, LessonPage
from courses.outline.models import Course, Lesson, OutlineMark
from courses.outline.projection import project_course, project_course_editions, project_lessons
from courses.outline.records import with_records
from courses.outline.tree import read_tree

logger = logging.getLogger(__name__)


@transaction.atomic
def rebuild_outline(translation_key):
    """Make one course's outline equal to its live pages, and say in words what had to change.

    Idempotent; works under the lock of the course's row. A course has no row before it is first live, and loses it
    only when its last page is gone and no learner has a record on it.
    """
    course = _lock(translation_key) or _create(translation_key)
    if course is None:
        return []
    tree = read_tree(translation_key, course.source_locale_id)
    changes = project_course(course, tree)
    changes += project_lessons(course, tree)
    changes += project_course_editions(course, tree)
    if not tree.nodes and _is_unused(course):
        course.delete()
        return [*changes, "course: gone"]
    if changes:
        course.version += 1
        course.save()
    return changes


def check_outline(translation_key):
    """What `rebuild_outline` would change; nothing is kept."""
    with transaction.atomic():
        changes = rebuild_outline(translation_key)
        transaction.set_rollback(True)
    return changes


def _lock(translation_key):
    return Course.objects.select_for_update().filter(translation_key=translation_key).first()


def _create(translation_key):
    """The row of a course that is live for the first time. Two at the same moment make one row."""
    tree = read_tree(translation_key)
    if not tree.is_live:
        return None
    page = tree.source.page
    new = Course(
        translation_key=translation_key, source_locale_id=page.locale_id, cover_title=page.title, weave=page.weave
    )
    Course.objects.bulk_create([new], ignore_conflicts=True)
    return _lock(translation_key)


def _is_unused(course):
    return not course.lessons.exists() and not with_records(Course.objects.filter(pk=course.pk)).exists()


def known_courses():
    """The keys of all courses there are, as rows or as pages."""
    keys = set(Course.objects.values_list("translation_key", flat=True))
    return keys | set(CoursePage.objects.order_by().values_list("translation_key", flat=True))


def rebuild_marked(marks):
    """Rebuild the courses of these marks. One that fails keeps its mark, with the reason, and stops nobody."""
    for key in dict.fromkeys(marks.order_by("pk").values_list("course_key", flat=True)):
        mine = list(marks.filter(course_key=key).values_list("pk", flat=True))
        try:
            with transaction.atomic():
                rebuild_outline(key)
                OutlineMark.objects.filter(pk__in=mine).delete()
        except Exception as error:
            logger.exception("The outline of course %s could not be rebuilt; the sweep will try again", key)
            OutlineMark.objects.filter(pk__in=mine).update(attempts=F("attempts") + 1, last_error=repr(error)[:1000])


def compare_all(act):
    """Put one of the two above to every course: what changed or failed, by key. A failure stops nobody."""
    found = {}
    for key in sorted(known_courses()):
        try:
            changes = act(key)
        except Exception as error:
            logger.exception("The outline of course %s could not be rebuilt", key)
            changes = [f"failed: {error!r}"]
        if changes:
            found[key] = changes
    return found


def misplaced_lessons():
    """Live lesson pages that learners cannot see, because their records lie in another course: (title, course) each.

    Moving such a lesson is refused; a learner who began it in the moment of the move can still bring this about. An
    editor moves the page back, or copies it.
    """
    courses = dict(CoursePage.objects.order_by().values_list("path", "translation_key"))
    rows = dict(Lesson.objects.order_by().values_list("translation_key", "course__translation_key"))
    pages = LessonPage.objects.filter(live=True, translation_key__in=rows).order_by("path")
    found = []
    for path, key, title in pages.values_list("path", "translation_key", "title"):
        places = (path[: end * Page.steplen] for end in range(1, len(path) // Page.steplen))
        over = next((courses[place] for place in places if place in courses), None)
        if over != rows[key]:
            found.append((title, rows[key]))
    return found


def sweep():
    """Rebuild every course. What had drifted is mended and returned by key; marks that stood before are done with."""
    marks = list(OutlineMark.objects.values_list("pk", "course_key"))
    found = compare_all(rebuild_outline)
    failed = {key for key, changes in found.items() if changes[0].startswith("failed")}
    OutlineMark.objects.filter(pk__in=[pk for pk, key in marks if key not in failed]).delete()
    return found
