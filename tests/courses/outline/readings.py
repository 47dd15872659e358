"""Two readings of the same thing: the live tree, plainly, page by page, and the rows of the outline."""

from urllib.parse import unquote

from wagtail.models import Page

from courses.catalogue.minutes import minutes_of
from courses.models import Course, CoursePage, LessonEdition, LessonPage, ModulePage


def slow_reading():
    """What learners should see: every live course with its lessons in order, in every language it is live in."""
    pages = {page.path: page for page in Page.objects.select_related("locale", "alias_of__locale").specific()}
    courses = sorted((page for page in pages.values() if isinstance(page, CoursePage)), key=lambda page: page.pk)
    keys = {page.translation_key for page in courses}
    found = {key: _course([page for page in courses if page.translation_key == key], pages) for key in keys}
    return {key: reading for key, reading in found.items() if reading}


def _course(versions, pages):
    originals = [page for page in versions if page.alias_of is None]
    if not originals or not _is_out(originals[0]):
        return None
    source = originals[0]
    order = _lessons_out_below(source, pages)
    keys = [page.translation_key for page in order]
    editions, lessons = {}, {}
    for page in versions:
        if not _is_out(page):
            continue
        language = page.locale.language_code
        shown = [one for one in _lessons_out_below(page, pages) if one.translation_key in keys]
        minutes = sum(_minutes(lesson) for lesson in shown)
        editions[language] = (page.title, page.subtitle, page.jina, page.pk, _address(page), minutes, len(shown))
        for lesson in shown:
            module = _module_over(lesson, pages)
            lessons[lesson.translation_key, language] = (
                lesson.title, module.title if module else "", lesson.pk, _address(lesson), _minutes(lesson)
            )  # fmt: skip
    rules = []
    for page in order:
        module = _module_over(page, pages)
        rules.append((page.translation_key, module and module.translation_key, page.required, page.free_preview))
    facts = (source.locale.language_code, source.access, source.level, source.weave)
    return {"facts": facts, "rules": rules, "editions": editions, "lessons": lessons}


def _is_out(page):
    if page.alias_of and (page.alias_of.locale == page.locale or not page.alias_of.live):
        return False
    return page.live and page.get_url_parts() is not None


def _lessons_out_below(course, pages):
    """In the order of the tree: published, in published modules, in the language of the course."""
    found = []
    for path in sorted(pages):
        page = pages[path]
        if isinstance(page, LessonPage) and path.startswith(course.path) and page.locale == course.locale:
            module = _module_over(page, pages)
            if _is_out(page) and (module is None or _is_out(module)):
                found.append(page)
    return found


def _module_over(lesson, pages):
    parent = pages[lesson.path[: -Page.steplen]]
    return parent if isinstance(parent, ModulePage) else None


def _address(page):
    return unquote(page.get_url_parts()[2])


def _minutes(lesson):
    return lesson.minutes_override or minutes_of(lesson.body)


def tree_problems():
    """Pages whose parent is missing, or whose count of children is wrong."""
    rows = dict(Page.objects.values_list("path", "numchild"))
    parents = [path[: -Page.steplen] for path in rows if len(path) > Page.steplen]
    orphans = [path for path in parents if path not in rows]
    miscounted = [path for path, count in rows.items() if parents.count(path) != count]
    return orphans + miscounted


def rows_reading():
    """The same, as the rows of the outline have it."""
    return {course.translation_key: _course_rows(course) for course in Course.objects.filter(retired_at=None)}


def _course_rows(course):
    lessons = course.lessons.filter(retired_at=None).order_by("position")
    return {
        "facts": (course.source_locale.language_code, course.access, course.level, course.weave),
        "rules": [(row.translation_key, row.module_key, row.required, row.free_preview) for row in lessons],
        "editions": {
            row.locale.language_code: (
                row.title, row.subtitle, row.jina, row.page_id, row.url_path, row.minutes, row.lesson_count
            )
            for row in course.editions.filter(live=True)
        },
        "lessons": {
            (row.lesson.translation_key, row.locale.language_code): (
                row.title, row.module_title, row.page_id, row.url_path, row.minutes
            )
            for row in LessonEdition.objects.filter(live=True, lesson__course=course)
        },
    }  # fmt: skip


def offline_but_live():
    """Editions that learners could open although their course or lesson is retired; there must be none."""
    return [
        *LessonEdition.objects.filter(live=True, lesson__course__retired_at__isnull=False),
        *LessonEdition.objects.filter(live=True, lesson__retired_at__isnull=False),
    ]
