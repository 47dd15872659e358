"""What an import would change: the plan beside what is in the CMS. Reads only."""

from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.translation import gettext as _

from courses.catalogue.pages import CoursePage, LessonPage, ModulePage
from courses.importing.block_ids import plain
from courses.importing.models import ImportedCourse, ImportedPart
from courses.importing.order import misplaced
from courses.importing.plan import checksum_of
from courses.importing.problems import Problems

COURSE_FIELDS = [
    "title", "subtitle", "description", "search_description", "level", "effort_minutes", "jina", "licence", "credits",
    "source_url", "access", "price_minor", "currency",
]  # fmt: skip
LESSON_FIELDS = ["title", "lead", "required", "free_preview", "minutes_override", "search_description"]
POINT_FIELDS = ["outcomes", "audience", "requirements", "faq"]


class State(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"

    @property
    def label(self):
        return {State.NEW: _("new"), State.CHANGED: _("changed"), State.UNCHANGED: _("unchanged")}[self]


@dataclass
class LessonChange:
    """A planned lesson and the page it will be. `renamed_from` is its path in the source at the last import."""

    lesson: object
    state: State
    page: LessonPage | None = None
    part: ImportedPart | None = None
    renamed_from: str = ""
    edited_here: bool = False
    moves: bool = False


@dataclass
class Comparison:
    """`modules` are the module pages there are; `misplaced` those pages that do not stand where the plan has them."""

    record: ImportedCourse | None
    course_page: CoursePage | None
    course_state: State
    course_edited_here: bool
    lessons: list
    missing: list = field(default_factory=list)
    modules: dict = field(default_factory=dict)
    misplaced: list = field(default_factory=list)
    new_figures: int = 0
    new_files: int = 0
    problems: Problems = field(default_factory=Problems)

    def count(self, state):
        return sum(change.state == state for change in self.lessons)

    @property
    def pages(self):
        """Every page that is there: course, modules, lessons, and lessons that are gone from the source."""
        course = [self.course_page] if self.course_page else []
        lessons = [change.page for change in self.lessons if change.page]
        return [*course, *self.modules.values(), *lessons, *(page for _part, page in self.missing)]

    @property
    def changing(self):
        """Those of them that get other words, another place, or go offline."""
        course = [self.course_page] if self.course_page and self.course_state != State.UNCHANGED else []
        lessons = [change.page for change in self.lessons if change.page and change.state != State.UNCHANGED]
        return [*course, *lessons, *self.misplaced, *(page for _part, page in self.missing if page.live)]


def compare(plan, parent):
    """The plan beside the pages of an earlier import in the language of the catalogue `parent`."""
    record = ImportedCourse.objects.filter(identity=identity_of(plan, parent)).first()
    parts = _parts_of(record)
    course_page = _page_of(CoursePage, record.course_key, parent) if record else None
    course_part = parts.get((ImportedPart.Kind.COURSE, plan.course.path))
    comparison = Comparison(
        record, course_page, _state(course_page, course_part, plan.course.checksum),
        _is_edited(course_page, course_part), [],
    )  # fmt: skip
    lesson_parts = {path: part for (kind, path), part in parts.items() if kind == ImportedPart.Kind.LESSON}
    pages = _pages_by_key(lesson_parts.values(), parent)
    renamed = _renamed(plan, lesson_parts, pages)
    for lesson in plan.lessons:
        comparison.lessons.append(_change_of(lesson, lesson_parts, pages, renamed))
    comparison.modules = _modules_of(parts, parent)
    comparison.misplaced = _misplaced(plan, comparison)
    kept = {change.part.pk for change in comparison.lessons if change.part}
    comparison.missing = [
        (part, pages[part.page_key])
        for part in lesson_parts.values() if part.pk not in kept and part.page_key in pages
    ]  # fmt: skip
    comparison.new_figures = _count_new(parts, ImportedPart.Kind.IMAGE, plan.figures)
    comparison.new_files = _count_new(parts, ImportedPart.Kind.DOCUMENT, plan.files)
    _check_identity(plan, comparison, lesson_parts)
    _check_double(plan, parent, comparison)
    _check_language(plan, parent, comparison.problems)
    return comparison


def identity_of(plan, parent):
    """Each language of a course is imported on its own."""
    return f"{parent.locale.language_code}:{plan.course.identity}"[:500]


def latest(page):
    """The page as editors see it: with changes not yet published."""
    return page.get_latest_revision_as_object()


def lesson_content(page):
    """Checksum of what a lesson page holds, whoever wrote it; block ids and the editor's own marks do not count."""
    values = [getattr(page, name) for name in LESSON_FIELDS]
    return checksum_of([*values, plain(stored(page.body))])


def course_content(page):
    values = [getattr(page, name) for name in COURSE_FIELDS]
    chosen = [sorted(item.slug for item in getattr(page, name).all()) for name in ("topics", "instructors")]
    return checksum_of([plain(values), chosen, *(plain(stored(getattr(page, name))) for name in POINT_FIELDS)])


def stored(stream):
    """A stream value as it is kept in the database."""
    return stream.get_prep_value()


def _parts_of(record):
    return {(part.kind, part.path): part for part in record.parts.all()} if record else {}


def _page_of(model, key, parent):
    return model.objects.filter(translation_key=key, locale_id=parent.locale_id).first()


def _pages_by_key(parts, parent):
    keys = [part.page_key for part in parts]
    pages = LessonPage.objects.filter(translation_key__in=keys, locale_id=parent.locale_id)
    return {page.translation_key: page for page in pages}


def _state(page, part, checksum):
    if page is None or part is None:
        return State.NEW
    return State.UNCHANGED if part.checksum == checksum else State.CHANGED


def _is_edited(page, part):
    if page is None or part is None or not part.content:
        return False
    content = course_content if part.kind == ImportedPart.Kind.COURSE else lesson_content
    return content(latest(page)) != part.content


def _change_of(lesson, parts, pages, renamed):
    path = renamed.get(lesson.path, lesson.path)
    part = parts.get(path)
    page = pages.get(part.page_key) if part else None
    return LessonChange(
        lesson, _state(page, part, lesson.checksum), page, part,
        renamed_from=path if path != lesson.path else "", edited_here=_is_edited(page, part),
    )  # fmt: skip


def _renamed(plan, parts, pages):
    """New paths and the old ones they were: the same title or the same content, where the old file is gone."""
    paths = {lesson.path for lesson in plan.lessons}
    gone = {path: part for path, part in parts.items() if path not in paths and part.page_key in pages}
    renamed = {}
    for lesson in plan.lessons:
        if lesson.path in parts:
            continue
        for path, part in gone.items():
            is_same = part.checksum == lesson.checksum or pages[part.page_key].title == lesson.title
            if is_same and path not in renamed.values():
                renamed[lesson.path] = path
                break
    return renamed


def _modules_of(parts, parent):
    """Module pages by their path in the source, those included that the source no longer has."""
    paths = {part.page_key: path for (kind, path), part in parts.items() if kind == ImportedPart.Kind.MODULE}
    pages = ModulePage.objects.filter(translation_key__in=paths, locale_id=parent.locale_id)
    return {paths[page.translation_key]: page for page in pages}


def _misplaced(plan, comparison):
    pages = {("module", path): page for path, page in comparison.modules.items()}
    pages |= {("lesson", change.lesson.path): change.page for change in comparison.lessons if change.page}
    found = misplaced(plan.lessons, comparison.course_page, pages)
    for change in comparison.lessons:
        change.moves = change.page in found
    return found


def _count_new(parts, kind, planned):
    known = {part.checksum for (part_kind, _path), part in parts.items() if part_kind == kind}
    return len({file.sha for file in planned.values()} - known)


def _check_identity(plan, comparison, lesson_parts):
    """Two courses may lie in folders of the same name: one must never overwrite the other."""
    page = comparison.course_page
    if page is None or page.title == plan.course.title or not lesson_parts:
        return
    shared = sum(change.part is not None for change in comparison.lessons)
    if shared * 2 < len(lesson_parts):
        comparison.problems.error(
            _("Another course, “%(title)s”, was imported from a source of this name. Give this one a name of its own: "
              "write “identity: …” into its course.md.") % {"title": page.title}, plan.course.path,
        )  # fmt: skip


def _check_double(plan, parent, comparison):
    """The same course under another name would be a second course, and its learners would stay with the first."""
    if comparison.course_page is not None:
        return
    twin = CoursePage.objects.child_of(parent).filter(title__iexact=plan.course.title).first()
    if twin is None:
        return
    record = ImportedCourse.objects.filter(course_key=twin.translation_key).first()
    message = _("The catalogue has a course “%(title)s” already. This import makes a second one.")
    if record:
        message += " " + _("To update that one, write “identity: %(identity)s” into the course.md of this source.")
    identity = record.identity.partition(":")[2] if record else ""
    comparison.problems.warn(message % {"title": twin.title, "identity": identity}, plan.course.path)


def _check_language(plan, parent, problems):
    language = parent.locale.language_code
    if plan.course.language and plan.course.language.split("-")[0] != language:
        problems.warn(
            _("The source says that it is written in “%(source)s”, but the catalogue chosen is in “%(catalogue)s”.")
            % {"source": plan.course.language, "catalogue": language}, plan.course.path,
        )  # fmt: skip
