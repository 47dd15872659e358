"""A few words around what was searched for."""

import re

import pytest

from courses.catalogue.excerpts import excerpt_of
from courses.catalogue.text import paragraphs_of
from tests.courses.catalogue.test_blocks import body_of
from tests.factories.blocks import block

LONG = (
    "Start of the text. " + "One more sentence about nothing. " * 10 + "Here is the heron. " + "And on it goes. " * 20
)


def plain(excerpt):
    return re.sub("</?mark>", "", excerpt)


def test_a_short_text_is_shown_whole():
    assert excerpt_of(["A heron\n stands here."], [], ["heron"]) == "A <mark>heron</mark> stands here."


def test_a_long_text_is_cut_around_the_word():
    excerpt = plain(excerpt_of([LONG], [], ["heron"]))

    assert "Here is the heron." in excerpt
    assert excerpt.startswith("… ") and excerpt.endswith(" …")
    assert len(excerpt) < 190


def test_words_are_never_cut():
    words = set(LONG.split())

    assert set(plain(excerpt_of([LONG], [], ["heron"])).split()) - {"…"} <= words


def test_without_the_word_as_typed_the_beginning_is_shown():
    assert excerpt_of([LONG], ["A heading"], ["birds"]).startswith("Start of the text.")


def test_an_endless_word_is_cut_all_the_same():
    assert len(excerpt_of(["a" * 1000], [], ["b"])) < 190


def test_running_text_comes_before_code_and_headings():
    assert excerpt_of(["You print a line."], ["print(1)", "Printing"], ["print"]) == "You <mark>print</mark> a line."
    assert excerpt_of(["Something else."], ["total = 1", "print(1)"], ["print"]) == "<mark>print</mark>(1)"


def test_a_short_paragraph_is_followed_by_the_next_ones():
    excerpt = excerpt_of(["Nothing.", "Flour", "Sugar and salt.", "One more thing."], [], ["flour"])

    assert excerpt == "<mark>Flour</mark> · Sugar and salt. One more thing."


def test_the_paragraph_with_most_of_the_words_is_shown():
    assert plain(excerpt_of(["A heron.", "A heron at the river."], [], ["heron", "river"])) == "A heron at the river."


@pytest.mark.parametrize(
    "word, marked", [("mpesa", "M-Pesa"), ("pyth", "Python"), ("PYTHON", "Python"), ("esa", None), ("c++", "C++")]
)
def test_a_find_is_marked_as_it_stands_in_the_text(word, marked):
    excerpt = excerpt_of(["Pay by M-Pesa, write Python or C++ now."], [], [word])

    assert re.findall("<mark>(.*?)</mark>", excerpt) == ([marked] if marked else [])


def test_no_text_becomes_markup():
    excerpt = excerpt_of(['<script>alert("<b>")</script> & more'], [], ["script", "more", "b"])

    assert excerpt == (
        "&lt;<mark>script</mark>&gt;alert(&quot;&lt;<mark>b</mark>&gt;&quot;)&lt;/<mark>script</mark>&gt; &amp; "
        "<mark>more</mark>"
    )


def test_running_text_of_a_lesson_is_its_paragraphs_and_list_items():
    text = block("rich_text", "<p>First &amp; last.</p><ul><li>Flour</li><li>Sugar</li></ul>")
    body = body_of(
        block("heading", {"text": "Stock", "level": "2"}),
        text,
        block("instructor_note", {"title": "", "content": [block("rich_text", "<p>Ten minutes.</p>")]}),
        block("callout", {"kind": "note", "title": "", "content": [block("rich_text", "<p>Inside.</p>")]}),
    )

    assert paragraphs_of(body) == ["First & last.", "Flour", "Sugar", "Inside."]
