"""Password, code, new password, signing out, another address."""

from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from home.accounts.models import User
from tests.factories.people import PASSWORD
from tests.home.accounts.test_signing_up import stripped

NOBODY = "nobody@example.org"


def said(answer):
    page = BeautifulSoup(answer.content, "html.parser")
    return [notice.p.get_text() for notice in page.select(".messages .notice")]


def is_signed_in(client):
    return "_auth_user_id" in client.session


def sign_in(client, email, password=PASSWORD, **more):
    return client.post(reverse("account_login"), {"login": email, "password": password, **more})


def test_address_and_password_sign_in_whatever_the_capitals(client, learner):
    answer = sign_in(client, "Learner@Demo.Learnsync.Test")

    assert (answer.status_code, answer.url) == (302, reverse("dashboard"))
    assert is_signed_in(client)


def test_next_is_followed_here_and_never_elsewhere(client, learner):
    here = sign_in(client, learner.email, next="/courses/")
    client.logout()
    elsewhere = sign_in(client, learner.email, next="https://evil.example/")

    assert (here.url, elsewhere.url) == ("/courses/", reverse("dashboard"))


def test_a_device_is_remembered_only_when_asked(client, learner):
    sign_in(client, learner.email)
    without = client.session.get_expire_at_browser_close()
    client.logout()
    sign_in(client, learner.email, remember="on")

    assert (without, client.session.get_expire_at_browser_close()) == (True, False)


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(client, learner):
    wrong = sign_in(client, learner.email, "not the one")
    unknown = sign_in(client, NOBODY, "not the one")

    page = wrong.content.decode()
    assert wrong.context["form"].errors == {"password": ["E-mail and password do not match."]}
    assert '<a href="#id_password">E-mail and password do not match.</a>' in page
    assert (
        f'E-mail and password do not match. <a href="{reverse("account_request_login_code")}">Ask for a code?</a>'
        in page
    )
    assert f'value="{learner.email}"' in page
    assert "not the one" not in page
    assert stripped(page, learner.email) == stripped(unknown.content.decode(), NOBODY)
    assert wrong.status_code == unknown.status_code == 200


def test_too_many_wrong_passwords_are_stopped(client, learner):
    for _ in range(5):
        sign_in(client, learner.email, "not the one")

    answer = sign_in(client, learner.email)

    assert answer.context["form"].errors == {"password": ["Too many tries. Wait five minutes."]}
    assert not is_signed_in(client)


def test_a_code_asked_for_beside_the_password_goes_to_the_address_typed(client, learner, newest_code, mailoutbox):
    asked = client.post(reverse("account_request_login_code"), {"login": learner.email, "password": ""})

    answer = client.post(asked.url, {"code": newest_code()})

    assert mailoutbox[0].subject == f"Your sign-in code: {newest_code()}"
    assert (answer.status_code, answer.url) == (302, reverse("dashboard"))
    assert is_signed_in(client)


def test_no_address_typed_is_said_beside_the_field(client, db):
    answer = client.post(reverse("account_request_login_code"), {"login": "", "password": ""})

    assert answer.context["form"].errors == {"email": ["This field is required."]}
    assert 'id="id_email_error"' in answer.content.decode()


def test_what_is_missing_is_said_in_the_same_words_twice(client, db):
    page = BeautifulSoup(sign_in(client, "", "").content, "html.parser")

    summary = [link.get_text() for link in page.select(".errors li a")]
    beside = [error.span.find(string=True).strip() for error in page.select(".field__error")]
    assert summary == beside == ["E-mail is missing.", "Password is missing."]


def test_an_address_that_is_none_is_named_as_the_field_is(client, db):
    page = BeautifulSoup(sign_in(client, "wanjiru").content, "html.parser")

    words = "Write the whole e-mail address, such as wanjiru@example.org."
    assert [link.get_text() for link in page.select(".errors li a")] == [words]


def test_after_a_failed_form_title_and_focus_say_so(client, db):
    before = BeautifulSoup(client.get(reverse("account_login")).content, "html.parser")
    after = BeautifulSoup(sign_in(client, "", "").content, "html.parser")

    assert before.title.get_text() == "Sign in · Learnsync"
    assert after.title.get_text() == "Error: Sign in · Learnsync"
    assert (after.select_one(".errors")["tabindex"], after.select_one("[autofocus]")["class"]) == ("-1", ["errors"])


def test_a_sign_in_code_grows_old(client, learner, newest_code):
    asked = client.post(reverse("account_request_login_code"), {"email": learner.email})

    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        client.post(asked.url, {"code": newest_code()})

    assert not is_signed_in(client)


@pytest.mark.parametrize("door", ["account_request_login_code", "account_reset_password"])
def test_asking_for_a_code_tells_nobody_whether_there_is_an_account(client, learner, mailoutbox, door):
    known = client.post(reverse(door), {"email": learner.email})
    known_page = client.get(known.url).content.decode()
    client.logout()
    unknown = client.post(reverse(door), {"email": NOBODY})
    unknown_page = client.get(unknown.url).content.decode()

    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert stripped(known_page, learner.email) == stripped(unknown_page, NOBODY)
    assert [message.to for message in mailoutbox] == [[learner.email], [NOBODY]]
    assert mailoutbox[1].subject == "No account with this address"


def test_a_new_password_by_code(client, learner, newest_code, mailoutbox):
    asked = client.post(reverse("account_reset_password"), {"email": learner.email})
    confirmed = client.post(asked.url, {"code": newest_code()})
    weak = client.post(confirmed.url, {"password1": "password12"})

    client.post(confirmed.url, {"password1": "rain on the roof"})

    assert list(weak.context["form"].errors) == ["password1"]
    assert User.objects.get().check_password("rain on the roof")
    assert is_signed_in(client)
    assert mailoutbox[-1].subject == "Your password is new"


def test_a_new_code_for_a_new_password_can_be_asked_for(client, learner, newest_code, mailoutbox):
    asked = client.post(reverse("account_reset_password"), {"email": learner.email})
    first = newest_code()

    again = client.post(asked.url, {"action": "resend"})
    answer = client.post(asked.url, {"code": newest_code()})

    assert (again.status_code, again.url) == (302, asked.url)
    assert (len(mailoutbox), newest_code() != first) == (2, True)
    assert answer.url == reverse("account_complete_password_reset")


def test_a_new_code_is_offered_alike_for_known_and_unknown_addresses_and_not_for_ever(client, learner, mailoutbox):
    pages = []
    for email in (learner.email, NOBODY):
        asked = client.post(reverse("account_reset_password"), {"email": email})
        seen = []
        for _time in range(4):
            page = client.get(asked.url).content.decode()
            seen.append(("Send a new code" in page, stripped(page, email)))
            client.post(asked.url, {"action": "resend"})
        pages.append(seen)
        client.logout()

    known, unknown = pages
    assert known == unknown
    assert [offered for offered, _page in known] == [True, True, False, False]
    assert [message.to[0] for message in mailoutbox].count(learner.email) == 3


LATER = timedelta(minutes=16)
AT_CODES = [
    ("account_request_login_code", "account_request_login_code"),
    ("account_reset_password", "account_reset_password"),
]


@pytest.mark.parametrize(("door", "leads_to"), AT_CODES)
@pytest.mark.parametrize("who", ["known", "unknown"])
def test_a_code_that_has_run_out_says_so(client, learner, door, leads_to, who):
    asked = client.post(reverse(door), {"email": learner.email if who == "known" else NOBODY})

    with time_machine.travel(timezone.now() + LATER):
        answer = client.post(asked.url, {"code": "AAAA-AAAA"}, follow=True)

    assert answer.redirect_chain[-1][0] == reverse(leads_to)
    assert said(answer) == ["A code is on its way."] * (door == "account_request_login_code") + [
        "That code has run out. Ask for a new one."
    ]


@pytest.mark.parametrize(("door", "leads_to"), AT_CODES)
@pytest.mark.parametrize("who", ["known", "unknown"])
def test_three_wrong_codes_lead_to_a_new_one(client, learner, door, leads_to, who):
    asked = client.post(reverse(door), {"email": learner.email if who == "known" else NOBODY})

    for _ in range(3):
        answer = client.post(asked.url, {"code": "AAAA-AAAA"}, follow=True)

    assert answer.redirect_chain[-1][0] == reverse(leads_to)
    assert said(answer)[-1] == "Three wrong codes, so that code no longer works. Ask for a new one."


@pytest.mark.parametrize(("door", "leads_to"), AT_CODES)
def test_from_a_code_one_may_begin_again(client, learner, door, leads_to):
    asked = client.post(reverse(door), {"email": learner.email})

    page = BeautifulSoup(client.get(asked.url).content, "html.parser")

    form = page.find("button", string="Wrong address? Begin again").find_parent("form")
    answer = client.post(form["action"], {"next": form.select_one("[name=next]")["value"]}, follow=True)
    assert (answer.redirect_chain[-1][0], answer.status_code) == (reverse(leads_to), 200)


def test_the_time_of_a_code_is_the_same_on_page_and_mail(client, learner, settings, mailoutbox):
    settings.CODE_MINUTES = 20
    for door in ("account_request_login_code", "account_reset_password"):
        asked = client.post(reverse(door), {"email": learner.email})
        page = client.get(asked.url).content.decode()
        client.logout()

        assert "It works for 20 minutes." in page
        assert "It works once, for 20 minutes." in mailoutbox[-1].body


def test_a_first_visit_is_greeted_as_one(client, learner):
    first = sign_in(client, learner.email, follow=True)
    first = client.get(first.url).content.decode()
    client.logout()
    sign_in(client, learner.email)
    second = client.get(reverse("dashboard")).content.decode()

    assert ("Welcome, Learner" in first, "Welcome back, Learner" in second) == (True, True)


def test_signing_out_asks_first_and_only_then_does_it(client, learner):
    client.force_login(learner)

    asked = client.get(reverse("account_logout"))
    signed_in_still = is_signed_in(client)
    done = client.post(reverse("account_logout"))

    assert ("Sign out?" in asked.content.decode(), signed_in_still) == (True, True)
    assert (done.status_code, done.url, is_signed_in(client)) == (302, "/", False)


def test_another_address_holds_once_its_code_is_entered(client, learner, newest_code, mailoutbox):
    old = learner.email
    sign_in(client, old)

    asked = client.post(reverse("account_email"), {"action_add": "", "email": "new@example.org"}, follow=True)
    before = User.objects.get().email
    client.post(reverse("account_email_verification_sent"), {"code": newest_code()})

    assert asked.redirect_chain[-1][0] == reverse("account_email_verification_sent")
    assert (before, User.objects.get().email) == (old, "new@example.org")
    assert list(EmailAddress.objects.values_list("email", "verified", "primary")) == [("new@example.org", True, True)]
    assert (mailoutbox[-1].to, mailoutbox[-1].subject) == ([old], "Your e-mail address was changed")


def test_changing_to_somebody_elses_address_does_not_tell_that_it_is_taken(client, learner, classmate, mailoutbox):
    sign_in(client, learner.email)

    taken = client.post(reverse("account_email"), {"action_add": "", "email": classmate.email})
    free = client.post(reverse("account_email"), {"action_add": "", "email": NOBODY})

    assert (taken.status_code, taken.get("Location")) == (free.status_code, free.get("Location"))


def test_a_closed_account_cannot_enter(client, learner):
    User.objects.update(is_active=False)

    answer = sign_in(client, learner.email)

    assert answer.url == reverse("account_inactive")
    assert not is_signed_in(client)


def test_changing_the_password_asks_for_the_present_one(client, learner):
    sign_in(client, learner.email)

    wrong = client.post(reverse("account_change_password"), {"oldpassword": "no", "password1": "rain on the roof"})
    client.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": "rain on the roof"})

    assert wrong.context["form"].errors == {"oldpassword": ["The password does not match."]}
    assert User.objects.get().check_password("rain on the roof")
    assert is_signed_in(client)


PAGES = [
    "account_email", "account_change_password", "mfa_index", "mfa_activate_totp", "mfa_list_webauthn",
    "mfa_add_webauthn", "mfa_generate_recovery_codes", "usersessions_list",
]  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_every_page_of_ones_account_stands_in_our_house(client, learner, name):
    sign_in(client, learner.email)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})

    answer = client.get(reverse(name))

    page = answer.content.decode()
    assert answer.status_code == 200
    assert page.count('<main id="main"') == page.count("<h1") == 1
    assert 'style="' not in page
