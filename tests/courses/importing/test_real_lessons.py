"""Two real lessons arrive whole. The source is counted by a small counter of its own."""

import re
import time
from collections import Counter

import pytest

from courses.importing.reading import build_plan
from courses.importing.source import open_source
from courses.models import ImportedPart
from tests.courses.importing.markdown_counter import count, visible_words
from tests.courses.importing.reading_pages import count_blocks, first_missing, lessons_of, rendered_words

LESSONS = ["python-gapminder", "shell-novice"]


@pytest.fixture(params=LESSONS)
def lesson_folder(request, samples):
    return samples / request.param


def pages_by_file(result):
    """Lesson pages by their file in the source."""
    pages = {page.translation_key: page for page in lessons_of(result.course_page)}
    parts = ImportedPart.objects.filter(kind=ImportedPart.Kind.LESSON)
    return {part.path: pages[part.page_key] for part in parts if part.page_key in pages}


def test_everything_is_there_and_counted(lesson_folder, imported):
    result = imported(lesson_folder)

    pages = pages_by_file(result)
    source = sum((count((lesson_folder / path).read_text()) for path in pages), Counter())
    stored = count_blocks(pages.values())
    episodes = [path for path in pages if path.startswith("episodes/")]
    key_points = sum(
        len(block.value["points"]) for page in pages.values() for block in page.body if block.block_type == "key_points"
    )
    assert episodes == sorted(
        path.relative_to(lesson_folder).as_posix() for path in lesson_folder.glob("episodes/*.md")
    )
    assert {
        "figures": stored["image"],
        "callouts": stored["callout"],
        "challenges": stored["exercise"],
        "solutions and spoilers": stored["solution"] + stored["fold"],
        "code": stored["code"],
        "output": stored["output"],
        "key points": (stored["key_points"], key_points),
        "objectives": stored["objectives"],
        "questions": stored["questions"],
        "notes for instructors": stored["instructor_note"],
    } == {
        "figures": source["figure"],
        "callouts": source["callout"] + source["prereq"],
        "challenges": source["challenge"],
        "solutions and spoilers": source["solution"] + source["spoiler"],
        "code": source["code"],
        "output": source["output"],
        "key points": (source["keypoints"], source["key point"]),
        "objectives": source["objectives"],
        "questions": source["questions"],
        "notes for instructors": source["instructor"],
    }
    assert source["challenge"] > 30 and source["figure"] > 7, "the counter counts nothing"


def test_every_visible_word_stands_in_its_lesson_in_order(lesson_folder, imported):
    result = imported(lesson_folder)

    lost = {}
    for path, page in pages_by_file(result).items():
        words = visible_words((lesson_folder / path).read_text())
        shown = rendered_words(page)
        if path == "index.md":
            shown = [*first_words(result.course_page.description), *shown]
        assert len(words) > 5, path
        lost[path] = first_missing(words, shown)
    assert {path: words for path, words in lost.items() if words} == {}


def first_words(html):
    return re.findall(r"\w+", re.sub(r"<[^>]+>", " ", html))


def test_missing_archives_are_named_with_file_and_line(samples, index):
    python = build_plan(open_source(samples / "python-gapminder")).problems
    shell = build_plan(open_source(samples / "shell-novice")).problems

    assert [problem.place for problem in python.warnings if ".zip" in problem.message] == [
        "index.md:24",
        "learners/setup.md:9",
    ]
    assert [problem.place for problem in shell.warnings if ".zip" in problem.message] == ["learners/setup.md:9"]
    assert python.errors == shell.errors == []


def test_licence_authors_and_source_are_kept(samples, imported):
    course = imported(samples / "shell-novice").course_page

    assert course.licence == "CC-BY 4.0"
    assert course.source_url == "https://github.com/swcarpentry/shell-novice"
    assert course.credits.split("\n")[0] == "Inigo Aldazabal Mensa"


def test_learners_never_see_notes_for_instructors(samples, imported):
    result = imported(samples / "shell-novice")

    page = pages_by_file(result)["episodes/03-create.md"]
    note = "trapped within command"
    assert note in (samples / "shell-novice" / "episodes" / "03-create.md").read_text()
    assert note in str(page.body.get_prep_value())
    assert note not in page.body.render_as_block()


def test_twenty_episodes_take_less_than_twenty_seconds(samples, imported, monkeypatch):
    """What the editor waits for. The sizes of pictures are the worker's; all other tasks run here and now."""
    monkeypatch.setattr("home.picture_tasks.prepare", lambda thing: None)
    begin = time.monotonic()

    imported(samples / "python-gapminder")

    assert time.monotonic() - begin < 20
