"""What may be a handle, and which handles look alike."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from community.profiles import handles
from community.profiles.handles import check_handle, is_kept, key_of, tidy
from community.profiles.rules import suggest_handle

pytestmark = pytest.mark.django_db


def refusal(name):
    try:
        check_handle(tidy(name))
    except ValidationError as error:
        return error.code
    return None


@pytest.mark.parametrize(
    "name",
    [
        "wanjiru.k",
        "w",
        "otieno_2",
        "jürgen",
        "жанна",
        "عمر",
        "李",
        "山田たろう",
        "ኢትዮጵያ",
        "अनीता",
        "김민준",
        "nguyễn",
        "a" * 40,
    ],
)
def test_names_of_any_script_are_taken(name):
    assert refusal(name) is None


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("a" * 41, "too_long"),
        ("wanjiru kamau", "sign"),
        ("wanjiru/kamau", "sign"),
        ("wanjiru😀", "sign"),
        ("wan\u202ejiru", "sign"),
        ("wan\u200bjiru", "sign"),
        ("<b>", "sign"),
        ("½", "sign"),
        (".wanjiru", "separator"),
        ("wanjiru-", "separator"),
        ("wan..jiru", "separator"),
        ("wan._jiru", "separator"),
        ("254700", "no_letter"),
        ("\u0301a", "no_letter"),
        ("wаnjiru", "scripts"),  # a Cyrillic а
        ("pаypal", "scripts"),
        ("omarعمر", "scripts"),
        ("z\u0335\u0336\u0337\u0338algo", "marks"),
        ("admin", "kept"),
        ("Admin", "kept"),
        ("ad.min", "kept"),
        ("adm1n", "kept"),
        ("ádmin", "kept"),
        ("support-team", "kept"),
        ("mpesa", "kept"),
        ("m-pesa", "kept"),
        ("m.p.e.s.a", "kept"),
        ("ｍｐｅｓａ", "kept"),
        ("courses", "kept"),
        ("me", "kept"),
    ],
)
def test_others_are_refused_with_a_reason(name, code):
    assert refusal(name) == code


@pytest.mark.parametrize(
    "segment", ["people", "accounts", "dashboard", "learn", "healthz", "django-admin", "media", "sw"]
)
@pytest.mark.parametrize("language", ["en", "sw"])
def test_first_parts_of_addresses_are_kept_in_whatever_language_they_are_first_asked_for(segment, language):
    handles._looks_kept.cache_clear()

    with override(language):
        assert is_kept(segment)

    handles._looks_kept.cache_clear()


def test_what_only_begins_like_a_kept_word_is_free():
    assert [name for name in ("administra", "mali", "ali", "supporter", "payson", "helpful") if is_kept(name)] == []


def test_pages_of_editors_keep_their_places(index):
    assert index.slug == "courses"
    index.slug = "nyumbani-kwetu"
    index.save()

    assert is_kept("nyumbani-kwetu")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("wanjiru", "WANJIRU"),
        ("wanjiru.k", "wanjiru_k"),
        ("wanjiru.k", "wanjiruk"),
        ("jose", "josé"),
        ("otieno", "0tieno"),
        ("kamal", "kama1"),
        ("сосо", "coco"),  # Cyrillic
        ("ѕаԝа", "sawa"),
        ("орос", "opoc"),
        ("νοτα", "vota"),  # Greek
        ("kɑmɑu", "kamau"),
        ("ʙoʙ", "bob"),
        ("ŋgũgĩ", "ngugi"),
        ("barnaby", "bamaby"),
        ("٣٤a", "34a"),
        ("strasse", "straße"),
    ],
)
def test_what_looks_alike_is_the_same(one, other):
    assert key_of(one) == key_of(other)


@pytest.mark.parametrize(("one", "other"), [("ali", "all"), ("wanjiru", "wanjira"), ("かき", "がき"), ("कि", "की")])
def test_what_looks_different_is_not(one, other):
    assert key_of(one) != key_of(other)


@pytest.mark.parametrize(
    ("name", "handle"),
    [("Wanjiru Kamau", "wanjiru.kamau"), ("😀", ""), ("Admin", "admin2"), ("Jean-Luc  Odhiambo!", "jean.luc.odhiambo")],
)
def test_a_handle_is_suggested(learner, name, handle):
    learner.display_name = name

    assert suggest_handle(learner) == handle
