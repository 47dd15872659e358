"""Making rows equal to what the tree says. What is offline keeps the words it had when it was last shown.

Every function works under the lock of the course's row, changes only what differs and says in words what it changed.
"""

from itertools import chain

from django.db.models import Value
from django.utils import timezone
from wagtail.models import Locale, Page

from commerce.money import DEFAULT_CURRENCY
from courses.catalogue.pages import CoursePage
from courses.outline.kinds import LessonKind
from courses.outline.models import Access, Course, CourseEdition, Lesson, LessonEdition
from courses.outline.prerequisites import project_prerequisites
from courses.outline.records import with_records
from home.outbox.actions import announce


def differences(row, values):
    """Set what differs on a row and name it."""
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, values[name])
    return changed


def project_course(course, tree):
    """The course's own facts, from the page in its source language."""
    if not tree.is_live:
        changed = [] if course.retired_at else ["retired_at"]
        course.retired_at = course.retired_at or timezone.now()
    else:
        changed = differences(course, {**_facts(tree.source.page), "retired_at": None})
        changed += _project_choices(course, tree.source.page)
        changed += project_prerequisites(course, tree.source.page)
    return [f"course: {name}" for name in changed]


def _facts(page):
    is_sold = page.access == Access.PAID
    return {
        "access": page.access,
        # The form asks for a price before a paid course goes live; after a script that does not, it stays locked.
        "price_minor": (page.price_minor or 0) if is_sold else None,
        "currency": (page.currency or DEFAULT_CURRENCY) if is_sold else "",
        "level": page.level,
        "effort_minutes": page.effort_minutes,
        "opens_at": page.opens_at,
        "closes_at": page.closes_at,
        "weave": page.weave,
    }


def _project_choices(course, page):
    """Topics and instructors: one query while nothing has changed."""
    queries = [
        owner._meta.get_field(name)
        .remote_field.through.objects.filter(**{f"{owner._meta.model_name}_id": pk})
        .order_by()
        .values_list(Value(f"{name} of {owner._meta.model_name}"), f"{target}_id")
        for owner, pk in ((CoursePage, page.pk), (Course, course.pk))
        for name, target in (("topics", "topic"), ("instructors", "instructor"))
    ]
    chosen = {}
    for whose, pk in queries[0].union(*queries[1:], all=True):
        chosen.setdefault(whose, set()).add(pk)
    changed = []
    for name in ("topics", "instructors"):
        wanted = chosen.get(f"{name} of coursepage", set())
        if wanted != chosen.get(f"{name} of course", set()):
            getattr(course, name).set(wanted)
            changed.append(name)
    return changed


def project_course_editions(course, tree):
    """One edition for each language the course has been shown in."""
    editions = {edition.locale_id: edition for edition in course.editions.all()}
    source_keys = {lesson.key for lesson in tree.source.shown_lessons} if tree.is_live else set()
    changes = []
    for locale_id, node in tree.nodes.items():
        if tree.is_live and node.is_shown:
            edition = editions.pop(locale_id, None) or CourseEdition(course=course, locale_id=locale_id)
            changes += _show(edition, _course_words(node, source_keys), node.page.locale)
        elif locale_id in editions:
            changes += _hide(editions.pop(locale_id))
    return changes + _drop(editions.values(), keep=not tree.nodes)


def _course_words(node, source_keys):
    page = node.page
    lessons = [lesson for lesson in node.shown_lessons if lesson.key in source_keys]
    return {
        "title": page.title,
        "subtitle": page.subtitle,
        "jina": page.jina,
        "cover_id": page.cover_id,
        "cover_alt": page.cover_alt,
        "url_path": node.url_path,
        "page_id": page.pk,
        "published_at": page.last_published_at,
        "minutes": sum(lesson.minutes for lesson in lessons),
        "lesson_count": len(lessons),
    }


def _show(edition, words, locale):
    """Bring one edition of a course online, or up to date."""
    words["published_at"] = words["published_at"] or edition.published_at or timezone.now()
    changed = differences(edition, {**words, "live": True})
    if edition.pk is None:
        edition.save()
        announce("course_published", course_id=edition.course_id, locale=locale.language_code)
        return [f"edition {edition.locale_id}: new"]
    if changed:
        edition.save(update_fields=changed)
    return [f"edition {edition.locale_id}: {name}" for name in changed]


def _hide(edition):
    if not edition.live:
        return []
    edition.live = False
    edition.save(update_fields=["live"])
    return [f"edition {edition.locale_id}: live"]


def _drop(editions, *, keep):
    """Editions whose page is gone. The last words of what learners have records on are kept, offline."""
    if keep:
        return list(chain.from_iterable(_hide(edition) for edition in editions))
    if editions:
        CourseEdition.objects.filter(pk__in=[edition.pk for edition in editions]).delete()
    return [f"edition {edition.locale_id}: page gone" for edition in editions]


def project_lessons(course, tree):
    """Order and rules of the lessons, from the source language. While the course is offline they rest as they are."""
    lessons = {lesson.translation_key: lesson for lesson in course.lessons.order_by("pk")}
    changes = []
    if tree.is_live:
        changes += _take_in(course, lessons, [node.key for node in tree.source.shown_lessons])
        changes += _order(lessons, tree.source.shown_lessons)
    changes += _remove_gone(lessons, tree)
    changes += _project_lesson_editions(course, tree, lessons)
    return changes


def _take_in(course, lessons, keys):
    """Make rows for new lessons, and take over those that nobody has records on from the course they came from."""
    missing = [key for key in keys if key not in lessons]
    if not missing:
        return []
    Lesson.objects.bulk_create([Lesson(course=course, translation_key=key) for key in missing], ignore_conflicts=True)
    # First the lock, then the question: a learner who is just marking one of them as done is waited for.
    found = list(Lesson.objects.filter(translation_key__in=missing).select_for_update().order_by("pk"))
    elsewhere = Lesson.objects.filter(pk__in=[lesson.pk for lesson in found]).exclude(course=course)
    bound = set(with_records(elsewhere).order_by().values_list("pk", flat=True))
    changes = []
    for lesson in found:
        if lesson.pk in bound:
            continue
        lessons[lesson.translation_key] = lesson
        if lesson.course_id != course.pk:
            lesson.course, lesson.introduced_at = course, timezone.now()
            lesson.save(update_fields=["course", "introduced_at"])
        changes.append(f"lesson {lesson.translation_key}: new")
    return changes


def _order(lessons, nodes):
    changed, fields = {}, set()
    shown = set()
    for position, node in enumerate(node for node in nodes if node.key in lessons):
        lesson = lessons[node.key]
        shown.add(node.key)
        facts = {
            "position": position,
            "module_key": node.module_key,
            "required": node.required,
            "free_preview": node.free_preview,
            "kind": node.kind,
            **_meeting(node),
            "retired_at": None,
        }
        if names := differences(lesson, facts):
            changed[lesson.pk] = lesson
            fields.update(names)
    for key, lesson in lessons.items():
        if key not in shown and lesson.retired_at is None:
            lesson.retired_at = timezone.now()
            changed[lesson.pk] = lesson
            fields.add("retired_at")
    if changed:
        Lesson.objects.bulk_update(changed.values(), sorted(fields))
    return [f"lesson {lesson.translation_key}: changed" for lesson in changed.values()]


def _meeting(node):
    """Of a live lesson; what stands in these fields of another is a leftover."""
    if node.kind != LessonKind.LIVE:
        return {"starts_at": None, "live_minutes": None, "meeting_url": ""}
    return {"starts_at": node.starts_at, "live_minutes": node.live_minutes, "meeting_url": node.meeting_url}


def _remove_gone(lessons, tree):
    """Delete rows whose last page is gone, but retire those that learners have records on."""
    in_tree = {lesson.key for node in tree.nodes.values() for lesson in node.lessons}
    missing = [key for key in lessons if key not in in_tree]
    if not missing:
        return []
    elsewhere = set(Page.objects.filter(translation_key__in=missing).values_list("translation_key", flat=True))
    gone = Lesson.objects.filter(pk__in=[lessons[key].pk for key in missing if key not in elsewhere])
    list(gone.select_for_update().order_by("pk").values_list("pk"))  # As above: first the lock, then the question.
    bound = set(with_records(gone).order_by().values_list("translation_key", flat=True))
    going = [key for key in missing if key not in elsewhere and key not in bound]
    retiring = [lessons[key] for key in bound if lessons[key].retired_at is None]
    if going:
        Lesson.objects.filter(pk__in=[lessons.pop(key).pk for key in going]).delete()
    if retiring:
        for lesson in retiring:
            lesson.retired_at = timezone.now()
        Lesson.objects.bulk_update(retiring, ["retired_at"])
    return [f"lesson {key}: gone" for key in going] + [
        f"lesson {lesson.translation_key}: retired" for lesson in retiring
    ]


def _project_lesson_editions(course, tree, lessons):
    by_pk = {lesson.pk: lesson for lesson in lessons.values()}
    existing = {
        (by_pk[edition.lesson_id].translation_key, edition.locale_id): edition
        for edition in LessonEdition.objects.filter(lesson__in=by_pk)
    }
    new, changed, fields, in_tree = [], [], set(), set()
    for locale_id, node in tree.nodes.items():
        for place in node.lessons:
            lesson = lessons.get(place.key)
            if lesson is None:
                continue
            in_tree.add(place.key)
            edition = existing.pop((place.key, locale_id), None)
            if tree.is_live and node.is_shown and place.is_shown and lesson.retired_at is None:
                edition = edition or LessonEdition(lesson=lesson, locale_id=locale_id)
                names = differences(edition, _lesson_words(place, edition))
            elif edition and edition.live:
                edition.live, names = False, ["live"]
            else:
                continue
            if edition.pk is None:
                new.append(edition)
            elif names:
                changed.append(edition)
                fields.update(names)
    stale = [edition.pk for (key, _locale), edition in existing.items() if key in in_tree]
    orphans = [edition for (key, _locale), edition in existing.items() if key not in in_tree and edition.live]
    for edition in orphans:
        edition.live = False
    return _write_lesson_editions(new, changed + orphans, fields | {"live"}, stale)


def _lesson_words(place, edition):
    return {
        "title": place.title,
        "module_title": place.module_title,
        "url_path": place.url_path,
        "page_id": place.page_id,
        "minutes": place.minutes,
        "published_at": place.published_at or edition.published_at or timezone.now(),
        "live": True,
    }


def _write_lesson_editions(new, changed, fields, stale):
    if new:
        LessonEdition.objects.bulk_create(new)
        _announce_lessons(new)
    if changed:
        LessonEdition.objects.bulk_update(changed, sorted(fields))
    if stale:
        LessonEdition.objects.filter(pk__in=stale).delete()
    words = [f"lesson edition of {edition.lesson_id} in {edition.locale_id}" for edition in new + changed]
    return words + [f"lesson edition {pk}: page gone" for pk in stale]


def _announce_lessons(editions):
    languages = dict(Locale.objects.values_list("pk", "language_code"))
    for edition in editions:
        announce(
            "lesson_published",
            lesson_id=edition.lesson_id,
            course_id=edition.lesson.course_id,
            locale=languages[edition.locale_id],
        )
