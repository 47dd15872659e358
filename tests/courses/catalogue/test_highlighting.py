import html
import re

import pytest
from django.core.exceptions import ValidationError

from courses.catalogue.blocks.code import LANGUAGES
from courses.catalogue.highlighting import highlight, read_marked_lines

SOURCE = 'for x in "a b":\n\n\tprint(x)  # <three>\n    y = 1 & 2'


@pytest.mark.parametrize("language", [name for name, _ in LANGUAGES] + ["nonsense"])
def test_no_character_is_lost_in_any_language(language):
    coloured = highlight(SOURCE, language)

    assert html.unescape(re.sub(r"</?span[^>]*>", "", coloured)) == SOURCE


def test_a_shell_session_keeps_its_last_line():
    assert highlight("$ python week.py\n7450", "console").endswith("7450")


def test_each_marked_line_is_marked_by_itself_even_inside_a_long_string():
    coloured = highlight('"""one\ntwo\nthree"""', "python", frozenset({2, 3}))

    assert coloured.split("\n")[1:] == [
        '<mark><span class="s">two</span></mark>',
        '<mark><span class="s">three&quot;&quot;&quot;</span></mark>',
    ]


@pytest.mark.parametrize(
    ("text", "lines"),
    [("", set()), ("2", {2}), ("2, 5-7", {2, 5, 6, 7}), (" 1 - 3 ,", {1, 2, 3}), ("5–7", {5, 6, 7})],
)
def test_marked_lines_are_read(text, lines):
    assert read_marked_lines(text, 9) == lines


@pytest.mark.parametrize("text", ["x", "1;2", "-1", "1-", "10", "0", "3-2", "1-99999999999"])
def test_other_marks_are_refused(text):
    with pytest.raises(ValidationError):
        read_marked_lines(text, 9)
