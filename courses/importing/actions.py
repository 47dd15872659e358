"""Writing an import: all of it or nothing."""

import uuid
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _

from courses.catalogue.pages import CoursePage
from courses.importing.block_ids import with_ids
from courses.importing.comparison import (
    POINT_FIELDS,
    State,
    compare,
    course_content,
    identity_of,
    latest,
    lesson_content,
    stored,
)
from courses.importing.library import Shelf
from courses.importing.models import ImportedCourse, ImportedPart
from courses.importing.people_and_topics import instructors_named, topics_named
from courses.importing.places import Places
from courses.importing.problems import ImportRefused
from courses.importing.reading import build_plan
from courses.importing.references import Reference, resolved, with_links
from courses.importing.source import open_source


@dataclass
class ImportResult:
    """What an import did."""

    course_page: CoursePage
    made: list = field(default_factory=list)
    changed: list = field(default_factory=list)
    unchanged: list = field(default_factory=list)
    missing: list = field(default_factory=list)
    unmoved: list = field(default_factory=list)  # Live pages that keep their place until somebody publishes.


def import_folder(path, parent, user=None, publish=True):
    """Import the folder or zip file at `path` below a catalogue page. Doing it again changes nothing."""
    plan = build_plan(open_source(path), parent.locale.language_code)
    return apply_import(plan, parent, user, publish)


def apply_import(plan, parent, user=None, publish=False, progress=None):
    """Make the pages, pictures and files of a plan: everything, or nothing at all if one thing fails.

    Safe to repeat. Without `publish` new lessons are drafts and changed ones drafts over what is live; lessons that are
    gone from the source go offline, and live pages move, only with it. What `user` may do is for the caller to ask
    (`rules`); without one, as on the command line, everything is allowed. `progress(done, total)` is called for each
    lesson. Imports of the same course wait for each other.
    """
    if plan.problems.errors:
        raise ImportRefused(_("The source has errors; nothing was imported."))
    with transaction.atomic():
        record = _lock_record(plan, parent)
        shelf = Shelf(record, user)
        with _files_undone_on_failure(shelf):
            return _Import(plan, parent, record, user, publish).run(shelf, progress or (lambda done, total: None))


@contextmanager
def _files_undone_on_failure(shelf):
    try:
        yield
    except BaseException:
        shelf.discard()
        raise


def _lock_record(plan, parent):
    """The row of this course, locked; made on the first import."""
    identity = identity_of(plan, parent)
    # Two first imports at the same moment make one row.
    new = ImportedCourse(identity=identity, course_key=uuid.uuid4())
    ImportedCourse.objects.bulk_create([new], ignore_conflicts=True)
    return ImportedCourse.objects.select_for_update().get(identity=identity)


class _Import:
    """One run; everything happens inside the caller's transaction."""

    def __init__(self, plan, parent, record, user, publish):
        self.plan = plan
        self.record = record
        self.user = user
        self.publish = publish
        self.comparison = compare(plan, parent)
        if self.comparison.problems.errors:
            raise ImportRefused(self.comparison.problems.errors[0].message)
        self.parts = {(part.kind, part.path): part for part in record.parts.all()}
        self.places = Places(parent, record, plan, user)

    def run(self, shelf, progress):
        course_page = self.comparison.course_page or self.places.make_course()
        lessons, modules, made = self.places.make_pages(self.comparison.lessons, course_page)
        ids, stored_now = shelf.store(self.plan)
        ids |= {Reference("page", path): page.pk for path, page in lessons.items()}
        # Where the course's own page became the first lesson as well, links to it open the course.
        ids[Reference("page", self.plan.course.front)] = course_page.pk
        self._write_course(course_page, ids)
        for module in modules.values():
            self._publish(module)
        result = ImportResult(course_page)
        for number, change in enumerate(self.comparison.lessons, start=1):
            self._write_lesson(change, lessons[change.lesson.path], ids, stored_now | made, result)
            progress(number, len(self.comparison.lessons))
        self.places.put_in_order(course_page, lessons, modules, may_move_live=self.publish)
        if not self.publish:
            result.unmoved = [page for page in self.comparison.misplaced if page.live]
        self._retire_missing(result)
        self.record.save()
        result.course_page = CoursePage.objects.get(pk=course_page.pk)
        return result

    def _write_course(self, page, ids):
        course = self.plan.course
        if self.comparison.course_state != State.UNCHANGED:
            draft = latest(page)
            self._fill_course(draft, course, ids)
            draft.save_revision(user=self.user, log_action=True)
            part = self._part(ImportedPart.Kind.COURSE, course.path)
            part.page_key, part.checksum, part.content = page.translation_key, course.checksum, course_content(draft)
            part.save()
        if not (self.comparison.course_state == State.UNCHANGED and self.comparison.course_edited_here):
            self._publish(page)

    def _fill_course(self, page, course, ids):
        page.title = course.title
        for name, value in course.fields.items():
            setattr(page, name, with_links(value, ids) if name == "description" else value)
        for name in (name for name in POINT_FIELDS if name in course.points):
            old = list(stored(getattr(page, name)))
            points = resolved(course.points[name], CoursePage._meta.get_field(name).stream_block, ids)
            setattr(page, name, with_ids(points, old, f"{self.record.identity}/{name}", course.points[name]))
        if topics := topics_named(course.topics, self.user):
            page.topics = topics
        if instructors := instructors_named(course.instructors, self.user):
            page.instructors = instructors

    def _write_lesson(self, change, page, ids, new_references, result):
        """Write a lesson that is new or changed, or that shows something which is new."""
        lesson = change.lesson
        part = self._part(ImportedPart.Kind.LESSON, change.renamed_from or lesson.path)
        part.path, part.page_key = lesson.path, page.translation_key
        is_unchanged = change.state == State.UNCHANGED and not lesson.references & new_references
        if is_unchanged:
            result.unchanged.append(page)
        else:
            draft = latest(page)
            self._fill_lesson(draft, lesson, ids)
            draft.save_revision(user=self.user, log_action=True)
            part.checksum, part.content = lesson.checksum, lesson_content(draft)
            (result.made if change.state == State.NEW else result.changed).append(page)
        part.save()
        if not (is_unchanged and change.edited_here):  # An editor's unfinished draft is not ours to publish.
            self._publish(page)

    def _fill_lesson(self, page, lesson, ids):
        page.title, page.lead, page.required = lesson.title, lesson.lead, lesson.required
        page.free_preview, page.minutes_override = lesson.free_preview, lesson.minutes
        page.search_description = lesson.search_description
        seed = f"{self.record.identity}/{lesson.path}"
        blocks = resolved(lesson.blocks, page.body.stream_block, ids)
        page.body = with_ids(blocks, list(stored(page.body)), seed, lesson.blocks)

    def _part(self, kind, path):
        return self.parts.get((kind, path)) or ImportedPart(course=self.record, kind=kind, path=path)

    def _publish(self, page):
        """Publish what waits; a page that is live as it stands is left alone."""
        if not self.publish:
            return
        page = type(page).objects.get(pk=page.pk)
        if not page.live or page.has_unpublished_changes:
            page.get_latest_revision().publish(user=self.user)

    def _retire_missing(self, result):
        """What is gone from the source is never deleted: learners have records on it."""
        for _part, page in self.comparison.missing:
            result.missing.append(page)
            if self.publish and page.live:
                page.unpublish(user=self.user)
        if self.publish:
            for module in self.places.empty_modules():
                module.unpublish(user=self.user)
