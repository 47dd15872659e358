"""From a source to a plan: every file is read once, nothing is written."""

from html import escape
from itertools import takewhile

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from commerce.money import CURRENCIES, Money
from courses.importing.convert import Sheet, write_body
from courses.importing.convert.links import Places
from courses.importing.convert.sheet import words_of
from courses.importing.files import plan_figure, plan_file
from courses.importing.layouts import read_layout
from courses.importing.markdown import parse
from courses.importing.patience import Patience
from courses.importing.plan import COURSE_PATH, REFERENCE_PATH, Plan, PlannedCourse, PlannedLesson
from courses.importing.problems import Problems, naming
from courses.importing.words import BEFORE_YOU_BEGIN, in_language
from courses.outline.models import Access, Level

IGNORED_IN_CONFIG = [
    "carpentry", "created", "keywords", "life_cycle", "branch", "contact", "analytics", "carpentry_description",
    "workbench-beta", "varnish", "sandpaper", "pegboard", "fail_on_error", "incubator_lesson", "doi",
]  # fmt: skip
IGNORED_IN_PAGES = [
    "permalink",
    "site",
    "layout",
    "root",
    "source",
    "editor_options",
    "output",
    "slug",
    "order",
    "weight",
]
POINTS = ["outcomes", "audience", "requirements"]


def build_plan(source, language=None):
    """What importing the source would make. Raises `ImportRefused` where there is nothing to plan, and nothing else.

    `language` is that of the catalogue it goes into; else it is what the source says.
    """
    with naming(source.name):
        return _build_plan(source, language)


def _build_plan(source, language):
    problems, patience = Problems(), Patience()
    layout = read_layout(source, problems, language)
    language = language or layout.course.values.peek("lang") or layout.course.values.peek("language") or "en"
    library = Library(source, problems)
    pages = {layout.course.path, *(page.path for page in layout.lessons)}
    places = Places(source, pages, layout.site)
    definitions = _shared_definitions(source, patience)

    def sheet_of(path, text):
        return Sheet(path, text, places, library, problems, language, definitions, patience)

    with naming(layout.course.values.path):
        course, lessons = _plan_course(layout, sheet_of, problems)
    for page in layout.lessons:
        with naming(page.path):
            lessons.append(_plan_lesson(layout, page, sheet_of))
    _add_figure_sums(lessons, library)
    _report_unused(source, layout, library, problems)
    return Plan(source.name, layout.kind, course, layout.modules, lessons, library.figures, library.files, problems)


def _shared_definitions(source, patience):
    """The Workbench lets all pages use the links defined in `links.md`."""
    environment = {"patience": patience}
    if "links.md" in source:
        with naming("links.md"):
            parse(source.text("links.md"), environment)
    return environment.get("references", {})


class Library:
    """The pictures and files the pages ask for; each is checked once."""

    def __init__(self, source, problems):
        self._source = source
        self._problems = problems
        self._refused = set()
        self.figures = {}
        self.files = {}

    def has_figure(self, path):
        return self._has(path, self.figures, plan_figure)

    def has_file(self, path):
        return self._has(path, self.files, plan_file)

    def _has(self, path, kept, plan):
        if path not in kept and path not in self._refused:
            with naming(path):
                planned = plan(self._source, path, self._problems)
            if planned is None:
                self._refused.add(path)
            else:
                kept[path] = planned
        return path in kept


def _add_figure_sums(lessons, library):
    """A picture that changed under its old name changes the lessons it stands in."""
    for lesson in lessons:
        for reference in sorted(lesson.references):
            if reference.kind in ("figure", "file"):
                kept = library.figures if reference.kind == "figure" else library.files
                lesson.figures[str(reference)] = kept[reference.path].sha


def _report_unused(source, layout, library, problems):
    used = {*library.figures, *library.files}
    folders = ("fig/", "files/", "data/", "episodes/fig/", "episodes/files/", "episodes/data/")
    for path in source.paths:
        if path.startswith(folders) and path not in used and not any(problem.path == path for problem in problems):
            problems.note(_("No page shows or links the file: it was left out."), path)


# Lessons


def _plan_lesson(layout, page, sheet_of):
    values = page.values
    sheet = sheet_of(page.path, page.body)
    lesson = PlannedLesson(page.path, _title(page, sheet), write_body(sheet), page.module, references=sheet.references)
    lesson.lead = lesson.search_description = values.text("summary", 255)
    values.ignore(*IGNORED_IN_PAGES)
    if layout.kind == "workbench":
        times = [values.number(name) or 0 for name in ("teaching", "exercises", "break")]
        lesson.minutes = sum(times) or None
        is_break = times[2] and not (times[0] or times[1])
        lesson.required = page.module != REFERENCE_PATH and not is_break
    else:
        lesson.required = values.flag("required", True)
        lesson.free_preview = values.flag("free_preview", False)
        lesson.minutes = values.number("minutes") or None
    values.report_rest()
    return lesson


def _title(page, sheet):
    """The title of the head, else the first heading, else the name of the file."""
    title = page.values.text("title", 255)
    heading = next((node for node in sheet.tree.children if node.type == "heading"), None)
    if title or heading is None:
        return _plain(title) or page.path.rsplit("/", 1)[-1].removesuffix(".md")
    sheet.note(_("The page has no title of its own: its first heading serves as one."), 1)
    return " ".join(words_of(heading).split())[:255]


def _plain(markdown):
    """Words without their Markdown."""
    return " ".join(words_of(parse(markdown)).split()) if markdown else ""


# The course itself


def _plan_course(layout, sheet_of, problems):
    """The course and, if its page holds more than words, a first lesson with the rest."""
    values = layout.course.values
    title = _plain(values.text("title", 255)) or layout.identity.rsplit("/", 1)[-1]
    course = PlannedCourse(COURSE_PATH, layout.course.path, layout.identity, title)
    sheet = sheet_of(layout.course.path, layout.course.body)
    description, rest = _split_description(write_body(sheet))
    course.references = {item for item in sheet.references if item.kind == "page"}
    if description:
        course.fields["description"] = description
    (_read_workbench_course if layout.kind == "workbench" else _read_folder_course)(course, values, sheet_of, problems)
    if layout.authors and "credits" not in course.fields:
        course.fields["credits"] = "\n".join(layout.authors)
    values.report_rest()
    if not rest:
        return course, []
    problems.note(_("What cannot stand in a course's description became the first lesson."), layout.course.path)
    lesson = PlannedLesson(
        layout.course.path,
        in_language(sheet.language, BEFORE_YOU_BEGIN),
        rest,
        required=False,
        references=set(sheet.references),
    )
    return course, [lesson]


def _split_description(blocks):
    """Words up to the first block that is more than words, and all that follows with the headings right before it."""
    words = list(takewhile(lambda block: block["type"] in ("rich_text", "heading"), blocks))
    while words and len(words) < len(blocks) and words[-1]["type"] == "heading":
        words.pop()
    html = "".join(
        block["value"]
        if block["type"] == "rich_text"
        else f"<p><b>{escape(block['value']['text'], quote=False)}</b></p>"
        for block in words
    )
    return html, blocks[len(words) :]


def _read_workbench_course(course, values, sheet_of, problems):
    values.ignore(*IGNORED_IN_CONFIG)
    course.language = values.text("lang")
    for name, value in (("licence", values.text("license", 255)), ("source_url", course.identity)):
        if value:
            course.fields[name] = value
    _drop_bad_address(course, values, problems)


def _read_folder_course(course, values, sheet_of, problems):
    course.language = values.text("language")
    texts = {
        "subtitle": values.text("subtitle", 255),
        "search_description": values.text("summary", 500),
        "level": values.choice("level", Level.values),
        "jina": values.text("jina", 38),
        "licence": values.text("licence", 255) or values.text("license", 255),
        "credits": "\n".join(values.texts("authors")),
        "source_url": course.identity if course.identity.startswith(("http://", "https://")) else "",
        "effort_minutes": values.number("effort_minutes"),
    }
    course.fields.update({name: value for name, value in texts.items() if value})
    course.topics = values.texts("topics")
    course.instructors = values.records("instructors", "name", "role", "bio")
    for name in POINTS:
        if points := values.texts(name):
            course.points[name] = [{"type": "point", "value": _plain(point)} for point in points]
    if questions := values.records("faq", "question", "answer"):
        course.points["faq"] = [_question(record, sheet_of, values.path) for record in questions]
    _read_access(course, values, problems)
    _drop_bad_address(course, values, problems)


def _question(record, sheet_of, path):
    blocks = write_body(sheet_of(path, record["answer"]))
    answer = "".join(block["value"] for block in blocks if block["type"] == "rich_text")
    return {"type": "question", "value": {"question": _plain(record["question"]), "answer": answer}}


def _read_access(course, values, problems):
    access = values.choice("access", Access.values)
    currency = values.choice("currency", [code for code, _label in CURRENCIES]) or "KES"
    price = values.money("price")
    if access:
        course.fields["access"] = access
    if access != Access.PAID:
        if price:
            problems.warn(_("The price was left out: only a paid course has one."), values.path, 1)
        return
    if not price:
        problems.error(_("A paid course needs a price."), values.path, 1)
        return
    try:
        course.fields |= {"price_minor": Money.from_major(price, currency).minor, "currency": currency}
    except ValueError:
        problems.error(_("The price has more digits than %(currency)s has.") % {"currency": currency}, values.path, 1)


def _drop_bad_address(course, values, problems):
    address = course.fields.get("source_url")
    if not address:
        return
    try:
        URLValidator(schemes=["http", "https"])(address)
    except ValidationError:
        del course.fields["source_url"]
        problems.warn(_("“%(address)s” is no web address and was left out.") % {"address": address}, values.path, 1)
