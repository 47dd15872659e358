"""Where things lie in a source: the two ways a lesson's folder can be laid out."""

from dataclasses import dataclass, field
from pathlib import PurePosixPath

from django.utils.text import slugify
from django.utils.translation import gettext as _

from courses.importing.frontmatter import FrontMatterError, read_yaml, split_front_matter
from courses.importing.plan import REFERENCE_PATH, PlannedModule
from courses.importing.problems import ImportRefused, Problems, naming
from courses.importing.values import Values
from courses.importing.words import REFERENCE, in_language

LEAST_WORDS = 8
LEARNERS_ORDER = ["learners/setup.md", "learners/reference.md", "learners/discuss.md"]
AUTHOR_FILES = ["AUTHORS", "AUTHORS.md", "CITATION"]
KNOWN_FILES = {
    "config.yaml", "config.yml", "index.md", "README.md", "LICENSE.md", "LICENSE", "CITATION.cff", "CODE_OF_CONDUCT.md",
    "CONTRIBUTING.md", "links.md", *AUTHOR_FILES,
}  # fmt: skip


@dataclass
class Page:
    """A Markdown file with its head and body. Line numbers of the body are those of the file."""

    path: str
    values: Values
    body: str
    module: str = ""


@dataclass
class Layout:
    """A source, sorted: the course's own page and settings, modules, and lessons in their order."""

    kind: str
    course: Page
    identity: str
    lessons: list
    modules: list = field(default_factory=list)
    site: str = ""
    authors: list = field(default_factory=list)


def read_layout(source, problems, language=None):
    """Raises `ImportRefused` if there is no lesson in the source."""
    if not source.paths:
        raise ImportRefused(_("There are no files in it."))
    for path in source.skipped:
        problems.warn(_("Links to other files are not followed."), path)
    config = next((name for name in ("config.yaml", "config.yml") if name in source), None)
    if config and source.below("episodes/", ".md"):
        return _read_workbench(source, config, problems, language)
    front = next((name for name in ("course.md", "index.md") if name in source), None)
    if front:
        return _read_folder(source, front, problems)
    raise ImportRefused(
        _("This is no lesson: there is neither a course.md, nor a config.yaml with a folder “episodes” beside it.")
    )


def read_page(source, path, problems):
    """A page with its settings. A head that cannot be read is an error, and the page counts as without one."""
    text = source.text(path)
    with naming(path):
        try:
            values, body = split_front_matter(text)
        except FrontMatterError as error:
            problems.error(str(error), path, error.line)
            values, body = {}, text
    return Page(path, Values(values, path, problems), body)


# A folder of Markdown


def _read_folder(source, front, problems):
    course = read_page(source, front, problems)
    paths = [path for path in source.below("", ".md") if path != front and "/" not in path and path not in KNOWN_FILES]
    if not paths:
        raise ImportRefused(_("There are no lessons beside %(path)s.") % {"path": front})
    identity = course.values.text("identity") or course.values.text("source") or source.name
    course.values.ignore("identity")
    lessons, modules = [], {}
    for path in paths:
        page = read_page(source, path, problems)
        title = page.values.text("module", 255)
        if title:
            page.module = slugify(title, allow_unicode=True) or title
            _report_split(page, modules, lessons, problems)
            modules.setdefault(page.module, PlannedModule(page.module, title))
        lessons.append(page)
    return Layout("folder", course, identity, _by_module(lessons), list(modules.values()), authors=_authors(source))


def _report_split(page, modules, lessons, problems):
    is_continued = lessons and lessons[-1].module == page.module
    if page.module in modules and not is_continued:
        problems.note(_("Its module began earlier: the lesson stands there."), page.path, 1)


def _by_module(lessons):
    """Lessons of a module that is taken up again later move to where it began; all others stay in their order."""
    places = {}
    for number, lesson in enumerate(lessons):
        places.setdefault(lesson.module or lesson.path, number)
    return sorted(lessons, key=lambda lesson: places[lesson.module or lesson.path])


# The Carpentries Workbench


def _read_workbench(source, config_path, problems, language):
    config = _read_config(source, config_path, problems)
    course = read_page(source, "index.md", problems) if "index.md" in source else Page("index.md", None, "")
    course.values = config
    episodes = _listed(source, config, "episodes", problems)
    lessons = [read_page(source, path, problems) for path in episodes]
    reference = _reference_pages(source, config, problems)
    modules = (
        [PlannedModule(REFERENCE_PATH, in_language(language or config.peek("lang") or "en", REFERENCE))]
        if reference
        else []
    )
    _report_left_out(source, config, problems)
    address = config.text("source") or config.text("url")
    site = config.text("url")
    config.ignore("url")
    return Layout(
        "workbench",
        course,
        address or source.name,
        [*lessons, *reference],
        modules,
        site=site,
        authors=_authors(source),
    )


def _read_config(source, path, problems):
    text = source.text(path)
    with naming(path):
        try:
            values = read_yaml(text)
        except FrontMatterError as error:
            problems.error(str(error), path, error.line)
            values = {}
    return Values(values, path, problems)


def _listed(source, config, folder, problems):
    """The pages the config names, in its order; without a list, all in the folder."""
    found = [path for path in source.below(f"{folder}/", ".md") if path.count("/") == 1]
    names = config.texts(folder)
    listed = []
    for name in names:
        path = f"{folder}/{name.removesuffix(PurePosixPath(name).suffix)}.md"
        if path in listed:
            problems.warn(_("“%(name)s” is listed twice.") % {"name": name}, config.path)
        elif path in source:
            listed.append(path)
        else:
            problems.error(
                _("“%(name)s” is listed, but there is no %(path)s.") % {"name": name, "path": path}, config.path
            )
    if not names:
        return found
    for path in sorted(set(found) - set(listed)):
        problems.warn(_("The page is not listed in %(config)s and was left out.") % {"config": config.path}, path)
    return listed


def _reference_pages(source, config, problems):
    """Setup, reference, discussion and what else learners may look up; near-empty ones are reported."""
    paths = _listed(source, config, "learners", problems)
    if not any(path in paths for path in LEARNERS_ORDER[:1]):
        paths = sorted(paths)
    paths = sorted(
        paths, key=lambda path: LEARNERS_ORDER.index(path) if path in LEARNERS_ORDER else len(LEARNERS_ORDER)
    )
    pages = []
    for path in paths:
        # A page that is left out says nothing else about itself.
        page = read_page(source, path, Problems())
        words = page.body.split()
        if len(words) < LEAST_WORDS or words[0].startswith(("FIXME", "TODO")):
            problems.note(_("The page is nearly empty and was left out."), path)
            continue
        page = read_page(source, path, problems)
        page.module = REFERENCE_PATH
        pages.append(page)
    return pages


def _report_left_out(source, config, problems):
    config.ignore("instructors", "profiles")
    for path in source.below("instructors/", ".md"):
        problems.warn(_("Pages for instructors have no place on the site: the page was left out."), path)
    for path in source.below("profiles/", ".md"):
        problems.note(_("Learner profiles are for those who plan the course: the page was left out."), path)


def _authors(source):
    """Names from a file of authors, one in a line."""
    path = next((name for name in AUTHOR_FILES if name in source), None)
    if path is None:
        return []
    lines = (line.strip().removeprefix("- ").removeprefix("* ") for line in source.text(path).split("\n"))
    return [line for line in lines if line and not line.startswith("#")]
