"""Light, dark, or as the device wants."""

import pytest
from django.urls import reverse

from tests.factories.content import make_site


@pytest.fixture
def home(db):
    return make_site()


def test_without_a_choice_the_device_decides(client, home):
    page = client.get("/").content.decode()

    assert "data-theme=" not in page.split("<body")[0]


def test_a_choice_is_kept_and_the_page_is_right_from_its_first_byte(client, home):
    answer = client.post(reverse("theme"), {"theme": "dark", "next": "/search/"})

    assert answer.status_code == 302
    assert answer.url == "/search/"
    assert '<html lang="en" dir="ltr" data-theme="dark">' in client.get("/").content.decode()


def test_back_to_what_the_device_wants(client, home):
    client.post(reverse("theme"), {"theme": "dark"})

    client.post(reverse("theme"), {"theme": "auto"})

    assert client.cookies["theme"].value == "auto"
    assert "data-theme=" not in client.get("/").content.decode().split("<body")[0]


def test_a_form_without_a_token_may_choose(home, client):
    client.handler.enforce_csrf_checks = True

    answer = client.post(reverse("theme"), {"theme": "light"})

    assert answer.status_code == 302
    assert client.cookies["theme"].value == "light"


@pytest.mark.parametrize(
    "elsewhere", ["https://example.org/", "//example.org/", "javascript:alert(1)", "dashboard", ""]
)
def test_the_way_back_never_leads_to_another_site(client, home, elsewhere):
    answer = client.post(reverse("theme"), {"theme": "dark", "next": elsewhere})

    assert answer.url == "/"


def test_an_unknown_colour_changes_nothing(client, home):
    client.post(reverse("theme"), {"theme": '"><script>'})

    assert "theme" not in client.cookies


def test_an_unknown_colour_in_the_cookie_is_not_printed(client, home):
    client.cookies["theme"] = "x onload=alert(1)"

    assert "onload" not in client.get("/").content.decode()


def test_reading_the_address_changes_nothing(client, home):
    assert client.get(reverse("theme")).status_code == 405
