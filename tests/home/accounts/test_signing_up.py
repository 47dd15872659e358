"""Making an account: a code from the mail, then signed in."""

from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from bs4 import BeautifulSoup
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from home.accounts.models import User

DETAILS = {"email": "Wanjiru@example.org", "display_name": "Wanjiru K.", "password1": "maize and beans"}


@pytest.fixture
def sign_up(client, db):
    def post(**changes):
        return client.post(reverse("account_signup"), {**DETAILS, **changes})

    return post


@pytest.fixture
def enter_code(client):
    def post(code):
        return client.post(reverse("account_email_verification_sent"), {"code": code})

    return post


def errors_of(answer):
    return dict(answer.context["form"].errors)


def is_signed_in(client):
    return "_auth_user_id" in client.session


def test_the_first_screen_asks_for_three_things_in_order(client, db):
    answer = client.get(reverse("account_signup"))

    assert [field.label for field in answer.context["form"]] == ["E-mail", "Display name", "Password"]


def test_with_the_code_from_the_mail_one_is_signed_in(client, sign_up, enter_code, newest_code, mailoutbox):
    asked = sign_up()
    signed_in_before = is_signed_in(client)

    confirmed = enter_code(newest_code())

    person = User.objects.get()
    assert (asked.status_code, asked.url) == (302, reverse("account_email_verification_sent"))
    assert (signed_in_before, is_signed_in(client)) == (False, True)
    assert (confirmed.status_code, confirmed.url) == (302, reverse("dashboard"))
    assert (person.email, person.display_name, person.language) == ("wanjiru@example.org", "Wanjiru K.", "en")
    assert EmailAddress.objects.get().verified is True
    assert mailoutbox[0].to == ["wanjiru@example.org"]


def test_on_the_swahili_site_the_language_is_remembered(client, db):
    client.post("/sw" + reverse("account_signup"), DETAILS)

    assert User.objects.get().language == "sw"


def test_a_wrong_code_is_said_and_another_try_is_left(client, sign_up, enter_code, newest_code):
    sign_up()

    wrong = enter_code("AAAA-AAAA")
    right = enter_code(newest_code())

    assert wrong.status_code == 200
    assert wrong.context["verify_form"].errors["code"] == ["The code does not match. Look at the newest mail from us."]
    assert right.status_code == 302
    assert is_signed_in(client)


def test_three_wrong_codes_end_it(client, sign_up, enter_code, newest_code):
    sign_up()
    code = newest_code()

    answers = [enter_code("AAAA-AAAA") for _ in range(3)]
    enter_code(code)

    assert not is_signed_in(client)
    assert answers[-1].url == reverse("account_login")
    words = "Three wrong codes, so that code no longer works. Sign in with your password and we send a new one."
    assert words in client.get(reverse("account_login")).content.decode()
    assert EmailAddress.objects.get().verified is False


def test_an_old_code_no_longer_works(client, sign_up, enter_code, newest_code):
    sign_up()
    code = newest_code()

    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        answer = enter_code(code)
        assert not is_signed_in(client)
        words = "That code has run out. Sign in with your password and we send a new one."
        assert words in client.get(answer.url).content.decode()

    assert EmailAddress.objects.get().verified is False


def test_a_new_code_can_be_asked_for(client, sign_up, enter_code, newest_code, mailoutbox):
    sign_up()
    first = newest_code()

    with time_machine.travel(timezone.now() + timedelta(seconds=15)):
        client.post(reverse("account_email_verification_sent"), {"action": "resend"})
        enter_code(newest_code())

    assert len(mailoutbox) == 2
    assert newest_code() != first
    assert is_signed_in(client)


def test_a_display_name_is_required_and_the_rest_is_kept(sign_up):
    answer = sign_up(display_name="  ")

    page = answer.content.decode()
    assert errors_of(answer) == {"display_name": ["This field is required."]}
    assert '<li><a href="#id_display_name">Display name is missing.</a></li>' in page
    assert 'id="id_display_name_error"' in page
    assert 'value="Wanjiru@example.org"' in page
    assert "maize and beans" not in page
    assert not User.objects.exists()


@pytest.mark.parametrize("name", ["wanjiru@example.org", "https://example.org", "www.example", "buy.co.ke now"])
def test_an_address_is_no_name(sign_up, name):
    assert errors_of(sign_up(display_name=name)) == {"display_name": ["Write a name, not an address. Others see it."]}


@pytest.mark.parametrize("name", ["…", "Zuri\u202eKim", "Zuri\u0000"])
def test_a_name_can_be_read(sign_up, name):
    assert list(errors_of(sign_up(display_name=name))) == ["display_name"]


def test_html_in_a_name_is_shown_not_obeyed(client, sign_up, enter_code, newest_code):
    sign_up(display_name="<script>alert(1)</script>")
    enter_code(newest_code())

    page = client.get(reverse("account_email"), follow=True).content.decode()

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert(1)" not in page


def test_a_weak_password_is_named(sign_up):
    answer = sign_up(password1="short")

    assert errors_of(answer) == {"password1": ["This password is too short. It must contain at least 10 characters."]}


def test_a_taken_address_gets_the_same_answer_and_another_mail(client, learner, sign_up, mailoutbox):
    new = sign_up()
    new_page = client.get(new.url).content.decode()
    client.logout()

    known = sign_up(email=learner.email)

    known_page = client.get(known.url).content.decode()
    assert (known.status_code, known.url) == (new.status_code, new.url)
    assert stripped(known_page, learner.email) == stripped(new_page, "wanjiru@example.org")
    assert [message.subject for message in mailoutbox[1:]] == ["You already have an account"]
    assert mailoutbox[1].to == [learner.email]


def test_the_mail_about_a_taken_address_leads_to_sign_in(learner, sign_up, mailoutbox):
    sign_up(email=learner.email)

    assert f"Sign in: http://testserver{reverse('account_login')}\n" in mailoutbox[0].body


def test_a_taken_address_is_answered_no_quicker_than_a_new_one(client, learner, sign_up, monkeypatch):
    """The slow part is the password's hash: one for each answer, whatever the address."""
    hashed = []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda *args: hashed.append(1) or encode(*args))
    counts = []

    for email in ("wanjiru@example.org", learner.email, "wanjiru@example.org"):
        before = len(hashed)
        cache.clear()
        sign_up(email=email)
        counts.append(len(hashed) - before)
        client.post(reverse("account_logout"))

    assert counts == [1, 1, 1]


def test_who_never_entered_the_code_and_signs_up_again_gets_a_new_one(
    client, sign_up, enter_code, newest_code, mailoutbox
):
    """The account of before is opened with what was written this time."""
    first = sign_up()
    first_page = client.get(first.url).content.decode()
    old = newest_code()
    client.post(reverse("account_logout"))

    cache.clear()
    again = sign_up(display_name="Wanjiru Kamau", password1="rain on the roof")
    again_page = client.get(again.url).content.decode()
    before = User.objects.get()
    enter_code(newest_code())

    person = User.objects.get()
    assert (again.status_code, again.url) == (first.status_code, first.url)
    assert stripped(again_page, "wanjiru@example.org") == stripped(first_page, "wanjiru@example.org")
    assert [mail.subject.partition(":")[0] for mail in mailoutbox] == ["Your code", "Your code"]
    assert (newest_code() != old, is_signed_in(client)) == (True, True)
    assert (before.display_name, before.check_password("maize and beans")) == ("Wanjiru K.", True)
    assert (person.display_name, person.check_password("rain on the roof")) == ("Wanjiru Kamau", True)
    assert client.get(reverse("account_email")).status_code == 200


def test_nobody_else_can_give_a_waiting_account_a_password(client, sign_up, newest_code):
    """Wanjiru waits for her mail; meanwhile somebody signs up with her address. Her code opens it with her password."""
    sign_up()
    code = newest_code()
    other = Client()
    cache.clear()
    other.post(reverse("account_signup"), {**DETAILS, "password1": "mine from now on"})

    client.post(reverse("account_email_verification_sent"), {"code": code})

    assert is_signed_in(client)
    assert User.objects.get().check_password("maize and beans")
    assert not is_signed_in(other)


def test_on_a_shared_device_a_sign_up_given_up_leaves_nothing_behind(client, sign_up, enter_code, newest_code):
    """Somebody signs up with Wanjiru's address and goes. She sits down and signs in with her own password."""
    sign_up()
    client.post(reverse("account_logout"))
    cache.clear()
    sign_up(password1="mine from now on", display_name="Somebody")
    client.post(reverse("account_logout"))

    cache.clear()
    client.post(reverse("account_login"), {"login": DETAILS["email"], "password": DETAILS["password1"]})
    enter_code(newest_code())

    assert is_signed_in(client)
    person = User.objects.get()
    assert (person.display_name, person.check_password("maize and beans")) == ("Wanjiru K.", True)


def test_from_the_code_one_may_begin_again(client, sign_up):
    asked = sign_up()
    page = client.get(asked.url).content.decode()

    client.post(reverse("account_logout"), {"next": reverse("account_signup")})

    assert (
        f'name="next" value="{reverse("account_signup")}"><button class="button button--quiet">Wrong address?' in page
    )
    assert client.get(reverse("account_signup")).status_code == 200


def test_beginning_again_does_not_tell_new_from_known(client, learner, sign_up):
    answers = []
    for email in ("wanjiru@example.org", learner.email):
        asked = sign_up(email=email)
        client.post(reverse("account_logout"))
        answers.append(client.get(asked.url).url)
        client.get(reverse("account_login"))

    assert answers == [reverse("account_login")] * 2


def test_one_fault_of_a_password_is_said_at_a_time(sign_up):
    page = BeautifulSoup(sign_up(password1="123").content, "html.parser")

    words = "This password is too short. It must contain at least 10 characters."
    assert [link.get_text() for link in page.select(".errors li a")] == [words]
    assert [error.get_text(strip=True) for error in page.select(".field__error")] == [words]


def stripped(page, address):
    """A page without what differs from request to request."""
    lines = page.replace(address, "ADDRESS").splitlines()
    return [line for line in lines if "csrfmiddlewaretoken" not in line]


def test_a_sign_up_mail_carries_no_words_of_the_sender(sign_up, mailoutbox):
    """Or it could be used to send strangers messages in our name."""
    sign_up(display_name="You have won")

    assert "You have won" not in mailoutbox[0].body + mailoutbox[0].subject
