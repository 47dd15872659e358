"""Texts that would keep a server busy, or that nobody could walk through: read quickly, or refused with their place."""

from contextlib import contextmanager
from time import thread_time

import pytest

from courses.importing.block_ids import with_ids
from courses.importing.convert.tables import MOST_CELLS
from courses.importing.convert.tags import read_tag
from courses.importing.markdown.divs import read_opening
from courses.importing.markdown.indentation import align_list_content
from courses.importing.problems import ImportRefused
from courses.importing.reading import build_plan
from courses.importing.source import open_source
from tests.courses.importing.test_conversion import convert, kinds, problem_lines


@contextmanager
def quickly(seconds=3):
    """Everything here took at least three times as long, most of it minutes."""
    start = thread_time()
    yield
    assert thread_time() - start < seconds


def planned(write_course, text):
    return build_plan(open_source(write_course({"01-mint.md": text})))


def refused(write_course, text):
    with pytest.raises(ImportRefused) as caught:
        planned(write_course, text)
    return str(caught.value)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (":::", None),
        ("::: :", None),
        (":: note", None),
        (":::note", ("note", {}, "")),
        ("::: Note ::::", ("note", {}, "")),
        ("::: note Mind the gap : :::", ("note", {}, "Mind the gap :")),
        ("::: {.tip title='Look'} words", ("tip", {"title": "Look"}, "words")),
        ("::: note {#here} words", ("note", {"id": "here"}, "words")),
        ("::: {nothing", None),
    ],
)
def test_an_opening_line_has_a_name_attributes_and_words(line, expected):
    assert read_opening(line) == expected


def test_blanks_in_an_opening_line_cost_nothing():
    with quickly():
        opening = read_opening(f":::note a{' ' * 100_000}b")

    assert opening[0] == "note"


def test_numbers_without_words_cost_no_square():
    with quickly():
        aligned = align_list_content("1.\t\n" * 20_000)

    assert aligned.count("\n") == 20_000


def test_blank_lines_in_a_cell_cost_no_square():
    with quickly():
        blocks, _problems = convert("+-+\n" + "| |\n" * 60_000 + "+-+\n")

    assert kinds(blocks) == ["table"]


def test_a_long_tag_costs_no_square():
    with quickly():
        assert read_tag(f'<a{"a" * 30_000} title="{"b" * 30_000}>">') == ("", False)


def test_brackets_cost_no_square():
    with quickly():
        blocks, _problems = convert("[" * 4_000 + "x]{.a}")

    assert blocks[0]["value"].endswith("[x</p>")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[one [two] `]` three]{.a}!", "one [two] <code>]</code> three!"),
        (r"[one \] two]{.a}", "one ] two"),
        ("[a [b](https://example.org) c]{.a}", 'a <a href="https://example.org">b</a> c'),
        ("[a]{.b} `[c]{.d}` [e]", "a <code>[c]{.d}</code> [e]"),
        ("[a `b]{.c}", "a `b"),
        ("a] [b", "a] [b"),
    ],
)
def test_words_with_attributes_lose_their_braces(text, words):
    assert convert(text)[0][0]["value"] == f"<p>{words}</p>"


def test_many_paragraphs_are_many_text_blocks_in_the_end():
    with quickly(10):
        blocks, _problems = convert("a\n\n" * 10_000)

    assert len(blocks) > 1
    assert "".join(block["value"] for block in blocks) == "<p>a</p>" * 10_000


def test_the_same_block_many_times_gets_its_ids_quickly():
    block = {"type": "code", "value": {"code": "ls"}}

    with quickly():
        ids = {item["id"] for item in with_ids([block] * 1500, [], "seed")}

    assert len(ids) == 1500


def test_a_paragraph_that_is_too_long_is_refused_with_its_line(write_course):
    assert refused(write_course, "# Mint\n\n" + "a$" * 6_000) == (
        "01-mint.md:3: A paragraph has more than 10000 signs. Divide it with empty lines."
    )


@pytest.mark.parametrize("tags", ["<div>", "<ul><li>", "<details>", "<table><tr><td>"])
def test_html_nested_too_deep_is_an_error_with_its_line(write_course, tags):
    with quickly(5):
        plan = planned(write_course, f"# Mint\n\n{tags * 3000}x\n")

    assert [(problem.place, problem.message) for problem in plan.problems.errors] == [
        ("01-mint.md:3", "The text is nested more than 60 deep.")
    ]


def test_html_within_the_limit_is_read():
    blocks, problems = convert("<div>" * 40 + "words" + "</div>" * 40)

    assert (blocks, problems) == ([{"type": "rich_text", "value": "<p>words</p>"}], [])


def test_a_table_inside_a_table_is_read_once():
    blocks, _problems = convert("<table><tr><td>a<table><tr><td>b</td></tr></table></td></tr></table>")

    assert [row["values"] for row in blocks[0]["value"]["table"]["rows"]] == [["<p>a b</p>"]]


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr>" + "<td></td>" * 100 + "</tr>" + "<tr><td></td></tr>" * 100 + "</table>",
        "+-" * 100 + "+\n" + "|\n+-+\n" * 100,
    ],
    ids=["html", "grid"],
)
def test_short_rows_are_not_filled_up_to_millions_of_cells(table):
    _blocks, problems = convert(f"x\n\n{table}\n")

    assert problem_lines(problems) == [("error", 3)]
    assert str(MOST_CELLS) in problems[0].message


def test_a_page_of_too_many_blocks_is_an_error(write_course):
    plan = planned(write_course, "```\nls\n```\n\n" * 1501)

    assert [(problem.place, problem.message) for problem in plan.problems.errors] == [
        ("01-mint.md", "The page has more than 1500 blocks. Divide it into several.")
    ]


def test_a_text_that_is_too_large_is_refused(write_course):
    assert refused(write_course, "a " * 256 * 1024) == (
        "01-mint.md is larger than 500 KB: too large for a page of text. Divide it into several."
    )


def test_all_texts_together_have_a_limit(write_course, settings):
    settings.IMPORT_MAX_TEXT = 1024 * 1024
    folder = write_course({f"{number}.md": "a\n\n" * 40_000 for number in range(9)})

    with pytest.raises(ImportRefused, match="The texts are larger than 1 MB together."):
        build_plan(open_source(folder))


def test_reading_ends_when_it_takes_too_long(write_course, settings):
    settings.IMPORT_MAX_SECONDS = 0

    assert refused(write_course, "# Mint").startswith("01-mint.md:1: Reading the source takes too long.")


def test_a_file_name_no_table_can_hold_is_refused(write_course):
    folder = write_course({"01-mint.md": "x", "/".join(["a" * 100] * 5): "x"})

    with pytest.raises(ImportRefused, match="The name of a file is longer than 400 signs: “aaa"):
        open_source(folder)
