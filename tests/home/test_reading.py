"""The size of the letters and the length of the lines, as each reader likes them."""

import re

import pytest
from django.urls import reverse

from tests.factories.content import make_course, make_lesson


@pytest.fixture
def lesson(publishing, index):
    with publishing():
        return make_lesson(make_course("Letters", lessons=0, access="open"), "Dear Sir").url


def shown(client, lesson):
    """What the reader of a lesson gets, and which buttons are pressed."""
    page = client.get(lesson).content.decode()
    menu = page[page.index('id="reading"') :]
    pressed = re.findall(r'name="(?:letters|lines)" value="(\w+)" aria-pressed="true"', menu)
    return re.search(r'data-letters="(\w+)" data-lines="(\w+)"', page).groups(), pressed


def test_without_a_choice_all_is_as_usual(client, lesson):
    assert shown(client, lesson) == (("normal", "normal"), ["normal", "normal"])


def test_a_choice_is_kept_and_leads_back_to_the_lesson(client, lesson):
    answer = client.post(reverse("reading"), {"letters": "large", "next": lesson})

    assert (answer.status_code, answer.url) == (302, lesson)
    assert shown(client, lesson) == (("large", "normal"), ["large", "normal"])


def test_one_choice_leaves_the_other_alone(client, lesson):
    client.post(reverse("reading"), {"letters": "huge"})
    client.post(reverse("reading"), {"lines": "narrow"})

    assert shown(client, lesson) == (("huge", "narrow"), ["huge", "narrow"])


def test_back_to_the_usual(client, lesson):
    client.post(reverse("reading"), {"letters": "small", "lines": "wide"})

    client.post(reverse("reading"), {"letters": "normal", "lines": "normal"})

    assert shown(client, lesson) == (("normal", "normal"), ["normal", "normal"])


def test_unknown_words_change_nothing(client, lesson):
    client.post(reverse("reading"), {"letters": "large"})

    client.post(reverse("reading"), {"letters": '"><script>', "lines": "endless"})

    assert client.cookies["reading"].value == "large.normal"


@pytest.mark.parametrize("cookie", ["x onload=alert(1)", "large", "large.wide.narrow", ".", ""])
def test_an_unknown_cookie_is_not_printed(client, lesson, cookie):
    client.cookies["reading"] = cookie

    letters, lines = shown(client, lesson)[0]

    assert lines == "normal"
    assert letters == ("large" if cookie.startswith("large") else "normal")


def test_a_form_without_a_token_may_choose_and_never_leads_to_another_site(client, lesson):
    client.handler.enforce_csrf_checks = True

    answer = client.post(reverse("reading"), {"letters": "large", "next": "https://example.org/"})

    assert (answer.status_code, answer.url) == (302, "/")
    assert client.get(reverse("reading")).status_code == 405
