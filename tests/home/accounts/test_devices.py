"""The page that shows where one is signed in."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from home.accounts.devices import device_name
from tests.factories.people import PASSWORD

ANDROID = "Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36"
WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:127.0) Gecko/20100101 Firefox/127.0"
WEBKIT = "AppleWebKit/605.1.15 (KHTML, like Gecko)"
EDGE = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36 Edg/126.0"


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        (ANDROID, "Chrome on Android"),
        (WINDOWS, "Firefox on Windows"),
        (EDGE, "Edge on Windows"),
        (
            f"Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) {WEBKIT} Version/17.5 Safari/604.1",
            "Safari on iPhone",
        ),
        (f"Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) {WEBKIT} Version/17.5 Safari/605.1.15", "Safari on Mac"),
        ("Mozilla/5.0 (Mobile; Nokia_8110_4G; rv:48.0) Gecko/48.0 Firefox/48.0 KAIOS/2.5", "Firefox on KaiOS"),
        ("curl/8.5.0", "Unknown browser"),
        ("", "Unknown browser"),
    ],
)
def test_a_browser_has_a_name_people_know(user_agent, name):
    assert device_name(user_agent) == name


def test_devices_are_named_and_this_one_is_marked(learner):
    phone, desk = Client(headers={"User-Agent": ANDROID}), Client(headers={"User-Agent": WINDOWS})
    for client in (phone, desk):
        client.post(reverse("account_login"), {"login": learner.email, "password": PASSWORD})

    page = desk.get(reverse("usersessions_list"))

    rows = BeautifulSoup(page.content, "html.parser").select("tbody tr")
    found = [(row.select("td")[1].get_text(strip=True), bool(row.select_one(".badge"))) for row in rows]
    assert sorted(found) == [("Chrome on Android", False), ("Firefox on Windows", True)]
    assert "Mozilla" not in page.content.decode()


def test_a_mail_about_the_account_names_the_browser(learner, mailoutbox):
    client = Client(headers={"User-Agent": ANDROID})
    client.post(reverse("account_login"), {"login": learner.email, "password": PASSWORD})

    client.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": "rain on the roof"})

    assert "Browser: Chrome on Android\n" in mailoutbox[-1].body


@pytest.mark.parametrize(
    ("name", "headings"),
    [
        ("mfa_index", ["Second step", "Passkeys and security keys", "Authenticator app", "Recovery codes"]),
        (
            "mfa_activate_totp",
            ["Set up an authenticator app", "Get an app", "Show it this picture", "Enter what it shows"],
        ),
        ("mfa_list_webauthn", ["Passkeys and security keys", "No passkey yet"]),
        ("mfa_add_webauthn", ["Add a passkey or security key"]),
    ],
)
def test_the_second_step_speaks_our_words(client, learner, name, headings):
    client.post(reverse("account_login"), {"login": learner.email, "password": PASSWORD})
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})

    main = BeautifulSoup(client.get(reverse(name)).content, "html.parser").main

    assert [heading.get_text(strip=True) for heading in main.select("h1, h2")] == headings
    assert "uthentication" not in main.get_text()
