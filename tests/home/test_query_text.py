"""What people type into a search field."""

import pytest

from home.query_text import clean_query, clean_words, typed_query, with_joined_words


@pytest.mark.parametrize(
    "typed, clean",
    [
        ("  for   loops ", "for loops"),
        ('"', ""),
        ("*", ""),
        ('say "hello" (twice)', "say hello twice"),
        ("it's a low-cost C# e-mail", "it's a low-cost C# e-mail"),
        ("kuku 🐔", "kuku 🐔"),
        ("a\x00b\nc", "a b c"),
        ("Ngũgĩ", "Ngũgĩ"),
    ],
)
def test_what_a_database_would_take_for_an_order_is_left_out(typed, clean):
    assert clean_query(typed) == clean


def test_long_text_is_cut():
    assert clean_query("a" * 10_000) == "a" * 200


def test_only_the_first_eight_words_count():
    assert clean_words("1 2 3 4 5 6 7 8 9") == ["1", "2", "3", "4", "5", "6", "7", "8"]


@pytest.mark.parametrize(
    "typed, words",
    [("M-Pesa", ["MPesa"]), ("m‑pesa e-mail", ["mpesa", "email"]), ("-", []), ("' . @", []), ("c++ 🐔", ["c++", "🐔"])],
)
def test_words_are_looked_for_without_their_hyphens(typed, words):
    assert clean_words(typed) == words


def test_an_index_knows_words_with_and_without_their_hyphens():
    assert with_joined_words("Pay by M-Pesa.").split() == ["Pay", "by", "M-Pesa.", "MPesa"]
    assert with_joined_words("1 - 2 = -1") == "1 - 2 = -1"


@pytest.mark.parametrize("typed", ['"', "*", "print()", "<b>"])
def test_what_was_typed_is_shown_as_it_was_typed(typed):
    assert typed_query(f" {typed} ") == typed


def test_what_was_typed_is_cut_too():
    assert typed_query("a" * 10_000) == "a" * 200
