"""A course's cover is woven from its title."""

import re

from home.covers import cloth_of, draw_cover, draw_strip

PATTERN_NAME = re.compile(r'<pattern id="([^"]+)"')


def test_the_same_title_always_gives_the_same_cloth():
    assert draw_cover("First steps in Python") == draw_cover("First steps in Python")


def test_another_weave_gives_another_cloth():
    first, second = cloth_of("First steps in Python"), cloth_of("First steps in Python", weave=1)

    assert first != second


def test_the_cloth_of_the_first_course_is_the_one_in_the_guide():
    cloth = cloth_of("First steps in Python")

    assert (cloth.dye, cloth.border, cloth.field, cloth.layout) == ("pamba", "mshale", "kiondo", "field")


def test_a_cover_is_decoration_for_screen_readers():
    assert 'aria-hidden="true"' in draw_cover("Git")


def test_the_words_stand_in_capitals_and_cannot_break_out():
    cover = draw_cover("Git", jina="Haba & <haba>")

    assert "HABA &amp; &lt;HABA&gt;" in cover
    assert "<HABA>" not in cover


def test_detail_shows_a_quarter_of_the_cloth():
    assert 'viewBox="0 0 160 100"' in draw_cover("Git", detail=True)


def test_two_drawings_of_one_cloth_on_a_page_share_no_pattern():
    page = draw_cover("Git", serial=1) + draw_cover("Git", serial=2) + draw_strip("Git", serial=3)

    names = PATTERN_NAME.findall(page)

    assert len(names) == 5
    assert len(set(names)) == 5


def test_covers_carry_no_inline_style():
    assert "style=" not in draw_cover("Git", jina="Haba") + draw_strip("Git")
