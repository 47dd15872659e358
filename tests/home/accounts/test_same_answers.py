"""Whoever tries an address learns nothing of it: every kind of account gets the answers of an address we do not know.

Only the mail differs, and that goes to the owner.
"""

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from home.accounts.actions import invite
from home.accounts.models import User
from tests.factories.people import make_person
from tests.home.accounts.second_steps import give_app, give_passkey
from tests.home.accounts.test_signing_up import stripped

UNKNOWN = "nobody@example.org"
SIGN_UP = {"display_name": "Somebody", "password1": "maize and beans"}


def learner():
    make_person("somebody")


def staff_with_a_second_factor():
    person = make_person("somebody", group="Editor")
    give_app(person)
    give_passkey(person)


def invited_and_never_here():
    invite(User.objects.create_user("somebody@demo.learnsync.test", None, display_name="Somebody"))


def never_confirmed():
    person = make_person("somebody")
    EmailAddress.objects.filter(user=person).update(verified=False)


def closed():
    make_person("somebody", is_active=False)


def without_a_password():
    person = make_person("somebody")
    person.set_unusable_password()
    person.save()


KINDS = [learner, staff_with_a_second_factor, invited_and_never_here, never_confirmed, closed, without_a_password]
KNOWN = "somebody@demo.learnsync.test"


def wrong_password(browser, email):
    return [browser.post(reverse("account_login"), {"login": email, "password": "not the one"})]


def code_to_sign_in(browser, email):
    return asked_and_tried(browser, browser.post(reverse("account_request_login_code"), {"email": email}))


def new_password(browser, email):
    return asked_and_tried(browser, browser.post(reverse("account_reset_password"), {"email": email}))


def sign_up(browser, email):
    return asked_and_tried(browser, browser.post(reverse("account_signup"), {**SIGN_UP, "email": email}))


def asked_and_tried(browser, asked):
    """The answer, the page it leads to, that page once more without a code, with wrong codes, and after those."""
    page = asked.get("Location")
    answers = [asked, browser.get(page), browser.post(page, {"action": "resend"}), browser.get(page)]
    answers += [browser.post(page, {"code": code}) for code in ("", "AAAA-AAAA", "AAAA-AAAA", "AAAA-AAAA")]
    return [*answers, browser.get(page), browser.get(reverse("account_login"))]


DOORS = [wrong_password, code_to_sign_in, new_password, sign_up]


def told(door, email):
    """What somebody at another device is told, in status, address and words."""
    cache.clear()
    answers = door(Client(), email)
    return [
        (answer.status_code, answer.get("Location"), stripped(answer.content.decode(), email)) for answer in answers
    ]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("door", DOORS)
def test_every_kind_of_account_gets_the_answers_of_none(db, door, kind):
    kind()
    assert User.objects.filter(email=KNOWN).exists()

    known, unknown = told(door, KNOWN), told(door, UNKNOWN)

    assert len(known) == len(unknown)
    for step, (one, other) in enumerate(zip(known, unknown, strict=True)):
        assert one == other, f"step {step}"


@pytest.mark.parametrize("door", ["account_request_login_code", "account_reset_password", "account_signup"])
def test_limits_are_met_alike(client, learner, door):
    """Whoever asks again and again, each time as if for the first, is stopped at the same time in the same words."""
    pages = []
    for email in (learner.email, UNKNOWN):
        cache.clear()
        answers = [Client().post(reverse(door), {**SIGN_UP, "email": email}) for _time in range(25)]
        pages.append([(answer.status_code, stripped(answer.content.decode(), email)) for answer in answers])

    for number, (known, unknown) in enumerate(zip(*pages, strict=True)):
        assert known == unknown, f"time {number}"
    assert {status for status, _page in pages[0]} in ({302, 200}, {302, 429}), "nobody was stopped"


def test_a_wrong_password_takes_as_long_for_an_unknown_address(client, learner, monkeypatch):
    """The slow part is the password's hash: one for each answer."""
    hashed, counts = [], []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda *args: hashed.append(1) or encode(*args))

    for email in (learner.email, UNKNOWN):
        before = len(hashed)
        wrong_password(Client(), email)
        counts.append(len(hashed) - before)

    assert counts == [1, 1]
