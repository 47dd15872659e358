"""Whoever works in the admin needs a second factor where the setting says so, and uses it in every session."""

import pytest
from allauth.mfa.models import Authenticator
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from tests.factories.people import PASSWORD, make_person
from tests.home.accounts.second_steps import code_of, give_app, give_passkey, sign_in, sign_in_with_app


@pytest.fixture(autouse=True)
def _mandatory(settings):
    settings.SECOND_FACTOR_FOR_STAFF = True


def why_page(target="/admin/"):
    return f"{reverse('second_factor')}?next={target.replace('/', '%2F')}"


def main_of(answer):
    return BeautifulSoup(answer.content, "html.parser").main


# The door


@pytest.mark.parametrize("door", ["/admin/", "/admin/pages/", "/admin/account/", "/documents/1/none.txt"])
def test_without_a_second_factor_staff_are_led_to_the_page_that_says_why(client, editor, settings, door):
    settings.SECOND_FACTOR_FOR_STAFF = False
    sign_in(client, editor)
    assert client.get(door).status_code in {200, 404}, "otherwise the door is open"
    settings.SECOND_FACTOR_FOR_STAFF = True

    seen = client.get(door)
    sent = client.post(door)

    assert (seen.status_code, seen.url) == (302, why_page(door))
    assert (sent.status_code, sent.url) == (302, why_page(door))


@pytest.mark.parametrize("door", ["/django-admin/", "/admin/login/", "/django-admin/auth/user/"])
def test_the_other_doors_lead_there_too(client, editor, door):
    sign_in(client, editor)

    answer = client.get(door, follow=True)

    assert answer.redirect_chain[-1][0] == why_page()
    assert main_of(answer).h1.get_text() == "A second step for our staff"


def test_the_admins_own_api_says_no(client, editor, settings):
    address = reverse("wagtailadmin_api:pages:listing")
    settings.SECOND_FACTOR_FOR_STAFF = False
    sign_in(client, editor)
    assert client.get(address).json()["items"], "otherwise there is something to read"
    settings.SECOND_FACTOR_FOR_STAFF = True

    answers = [
        client.get(address),
        client.post(address),
        client.get("/admin/", headers={"X-Requested-With": "XMLHttpRequest"}),
    ]

    assert [answer.status_code for answer in answers] == [403] * 3
    assert answers[0].json() == {"detail": "Confirm with your second step first."}


def test_it_holds_for_administrators_and_for_a_right_given_to_one_person(client, admin, learner):
    learner.user_permissions.add(Permission.objects.get(codename="access_admin"))

    answers = []
    for person in (admin, learner):
        client.logout()
        sign_in(client, person)
        answers.append(client.get("/admin/").url)

    assert answers == [why_page(), why_page()]


def test_learners_and_strangers_never_hear_of_it(client, learner):
    stranger = client.get("/admin/").url
    sign_in(client, learner)

    at_the_admin = client.get("/admin/", follow=True)
    at_the_page = client.get(reverse("second_factor"), follow=True)

    assert stranger == "/admin/login/?next=/admin/"
    assert main_of(at_the_admin).h1.get_text() == main_of(at_the_page).h1.get_text() == "This part is for our staff"
    assert client.get(reverse("dashboard")).status_code == 200


def test_staff_without_it_learn_like_everybody(client, editor):
    sign_in(client, editor)

    assert client.get(reverse("dashboard")).status_code == 200
    assert client.get("/courses/").status_code == 200


def test_one_can_always_sign_out(client, editor):
    sign_in(client, editor)

    client.post(reverse("wagtailadmin_logout"))

    assert "_auth_user_id" not in client.session


def test_the_page_says_why_and_offers_two_ways_that_lead_back(client, editor):
    sign_in(client, editor)

    main = main_of(client.get(why_page("/admin/pages/")))

    links = {link.get_text(strip=True): link["href"] for link in main.select("a.button")}
    assert links == {
        "Add a passkey": f"{reverse('mfa_add_webauthn')}?next=%2Fadmin%2Fpages%2F",
        "Set up an authenticator app": f"{reverse('mfa_activate_totp')}?next=%2Fadmin%2Fpages%2F",
    }
    assert "A password alone can be guessed" in main.get_text()


def test_the_way_back_leads_nowhere_else(client, editor):
    sign_in(client, editor)

    main = main_of(client.get(reverse("second_factor"), {"next": "https://evil.example/"}))

    assert [link["href"].partition("?")[2] for link in main.select("a.button")] == ["next=%2Fadmin%2F"] * 2


# Setting up


def set_up_app(client, target):
    address = f"{reverse('mfa_activate_totp')}?next={target}"
    client.post(f"{reverse('account_reauthenticate')}?next={address}", {"password": PASSWORD})
    page = client.get(address)
    secret = page.context["form"].secret
    return client.post(address, {"code": code_of(secret), "next": target})


def test_with_an_app_set_up_the_codes_are_shown_and_then_one_goes_on(client, editor):
    sign_in(client, editor)

    done = set_up_app(client, "/admin/pages/")
    codes = client.get(done.url)

    shown = [code.get_text() for code in main_of(codes).select(".codes code")]
    go_on = main_of(codes).find("a", string="I have kept them")["href"]
    assert done.url == f"{reverse('mfa_view_recovery_codes')}?next=%2Fadmin%2Fpages%2F"
    assert (len(shown), len(set(shown)), go_on) == (10, 10, "/admin/pages/")
    assert client.get(go_on).status_code == 200


def test_the_owner_hears_of_every_change_by_mail(transactional_db, client, mailoutbox):
    person = make_person("owner")
    sign_in(client, person)
    set_up_app(client, "/dashboard/")
    client.post(reverse("mfa_generate_recovery_codes"))
    secret = client.get(reverse("mfa_replace_totp")).context["form"].secret
    client.post(reverse("mfa_replace_totp"), {"code": code_of(secret)})
    client.post(reverse("mfa_remove_webauthn", args=[give_passkey(person).pk]))
    client.post(reverse("mfa_deactivate_totp"))

    assert [(mail.to, mail.subject) for mail in mailoutbox] == [
        ([person.email], "Authenticator app added"),
        ([person.email], "New recovery codes"),
        ([person.email], "Authenticator app added"),
        ([person.email], "Passkey or security key removed"),
        ([person.email], "Authenticator app removed"),
    ]
    text, html = mailoutbox[0].body, mailoutbox[0].alternatives[0].content
    words = "From now on signing in also asks for a code from your authenticator app."
    assert all(words in twin and "Choose a new password" in twin for twin in (text, html))


def test_the_codes_can_be_downloaded_with_words_that_say_what_they_are(client, editor):
    sign_in(client, editor)
    codes_page = client.get(set_up_app(client, "/admin/").url)

    file = client.get(reverse("mfa_download_recovery_codes"))

    shown = [code.get_text() for code in main_of(codes_page).select(".codes code")]
    lines = file.content.decode().split("\n")
    assert lines[0] == "Recovery codes of editor@demo.learnsync.test at Learnsync"
    assert [line for line in lines if line.isdigit()] == shown
    assert file["Content-Disposition"] == 'attachment; filename="recovery-codes.txt"'


def test_what_must_stay_secret_stays_in_no_browsers_store(client, editor):
    give_app(editor)
    confirmed(client, editor)

    answers = [client.get(reverse(name)) for name in ("mfa_replace_totp", "mfa_view_recovery_codes")]

    assert [(one.status_code, "no-store" in one["Cache-Control"]) for one in answers] == [(200, True)] * 2


def test_a_wrong_code_sets_nothing_up_and_keeps_the_key(client, editor):
    sign_in(client, editor)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    before = client.get(reverse("mfa_activate_totp")).context["form"].secret

    answer = client.post(reverse("mfa_activate_totp"), {"code": "000000", "next": "/admin/pages/"})

    assert answer.context["form"].errors == {"code": ["The code does not match. Wait for the next one and try again."]}
    assert answer.context["form"].secret == before
    assert 'name="next" value="/admin/pages/"' in answer.content.decode()
    assert not Authenticator.objects.exists()


# The session


def test_a_session_opened_with_the_second_step_enters(client, editor):
    give_app(editor)

    sign_in_with_app(client, editor)

    assert client.get("/admin/").status_code == 200
    assert client.get(reverse("wagtailadmin_api:pages:listing")).status_code == 200


def test_a_recovery_code_enters_as_well(client, editor):
    give_app(editor)
    code = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]
    sign_in(client, editor)

    client.post(reverse("mfa_authenticate"), {"code": code})

    assert client.get("/admin/").status_code == 200


def test_an_older_session_has_to_confirm_and_goes_on_from_there(client, editor):
    """Signed in by password before the factor was set up elsewhere."""
    sign_in(client, editor)
    give_app(editor)

    asked = client.get("/admin/pages/", follow=True)
    by_password = client.get(reverse("account_reauthenticate"), {"next": "/admin/pages/"})
    confirmed = client.post(asked.redirect_chain[-1][0], {"code": code_of(), "next": "/admin/pages/"})

    confirm = f"{reverse('mfa_reauthenticate')}?next=%2Fadmin%2Fpages%2F"
    assert asked.redirect_chain[-1][0] == confirm
    assert by_password.url == confirm, "the password once more would prove nothing"
    assert confirmed.url == "/admin/pages/"
    assert client.get("/admin/pages/").status_code == 200


@pytest.mark.parametrize(
    "name",
    ["mfa_add_webauthn", "mfa_replace_totp", "mfa_deactivate_totp", "mfa_view_recovery_codes",
     "mfa_generate_recovery_codes", "mfa_download_recovery_codes", "mfa_list_webauthn"],
)  # fmt: skip
def test_who_has_the_password_alone_touches_no_factor(client, editor, name):
    """A password stolen before the factor came must not add another, nor read what stands in for one."""
    thief, owner = client, Client()
    sign_in(thief, editor)
    thief.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    give_app(editor)
    sign_in_with_app(owner, editor)
    owner.post(reverse("mfa_reauthenticate"), {"code": code_of()})

    answers = [one.get(reverse(name)) for one in (owner, thief)]

    assert answers[0].status_code == 200
    assert (answers[1].status_code, answers[1].url) == (302, why_page(reverse(name)))


def test_a_factor_taken_away_proves_nothing_any_more(client, editor):
    app = give_app(editor)
    give_passkey(editor)
    sign_in_with_app(client, editor)
    assert client.get("/admin/").status_code == 200

    app.delete()

    assert client.get("/admin/").url == why_page()


def test_another_persons_proof_is_not_ones_own(client, editor, publisher):
    give_app(editor)
    sign_in_with_app(client, editor)
    client.post(reverse("account_logout"))
    sign_in(client, publisher)

    assert client.get("/admin/").url == why_page()


def test_a_sign_in_code_from_the_mail_is_no_second_step(client, editor, newest_code):
    give_app(editor)
    asked = client.post(reverse("account_request_login_code"), {"email": editor.email})

    answer = client.post(asked.url, {"code": newest_code()})

    assert answer.url == reverse("mfa_authenticate")
    assert "_auth_user_id" not in client.session


# The last one stays


def confirmed(client, person):
    sign_in_with_app(client, person)
    client.post(reverse("mfa_reauthenticate"), {"code": code_of()})


def test_the_last_factor_is_not_taken_away(client, editor):
    give_app(editor)
    confirmed(client, editor)

    seen = client.get(reverse("mfa_deactivate_totp"))
    client.post(reverse("mfa_deactivate_totp"))

    words = "Your role needs a second step, and this is your only one. Add another first, then take this one away."
    assert main_of(seen).select_one(".notice p").get_text() == words
    assert [link.get_text() for link in main_of(seen).select("a.button")][:2] == [
        "New phone? Exchange it",
        "Add a passkey",
    ]
    assert Authenticator.objects.filter(type="totp").exists()


def test_the_last_passkey_is_not_taken_away(client, editor):
    app, passkey = give_app(editor), give_passkey(editor)
    confirmed(client, editor)
    app_goes = client.post(reverse("mfa_deactivate_totp"))
    session = client.session
    session["account_authentication_methods"] = [
        {**record, "id": passkey.pk, "type": "webauthn"} if record["method"] == "mfa" else record
        for record in session["account_authentication_methods"]
    ]
    session.save()
    remove = reverse("mfa_remove_webauthn", args=[passkey.pk])

    seen = client.get(remove)
    client.post(remove)

    assert app_goes.status_code == 302
    assert not Authenticator.objects.filter(pk=app.pk).exists()
    assert "this is your only one" in main_of(seen).get_text()
    assert Authenticator.objects.filter(pk=passkey.pk).exists()


def test_with_two_one_may_go(client, editor, mailoutbox):
    app, passkey = give_app(editor), give_passkey(editor)
    confirmed(client, editor)

    client.post(reverse("mfa_remove_webauthn", args=[passkey.pk]))

    assert list(Authenticator.objects.exclude(type="recovery_codes")) == [app]
    assert mailoutbox[-1].subject == "Passkey or security key removed"


def test_two_windows_do_not_take_both(client, editor, monkeypatch):
    """The other window's factor goes after this one's form was found valid."""
    app, passkey = give_app(editor), give_passkey(editor)
    confirmed(client, editor)
    monkeypatch.setattr("home.accounts.second_factor_adapter.may_remove", lambda authenticator: True)
    passkey.delete()

    client.post(reverse("mfa_deactivate_totp"))

    assert Authenticator.objects.filter(pk=app.pk).exists()


def test_a_learner_may_take_it_away(client, learner):
    give_app(learner)
    confirmed(client, learner)

    client.post(reverse("mfa_deactivate_totp"))

    assert not Authenticator.objects.exists()


def test_a_new_phone_takes_the_place_of_the_old(client, editor):
    """The old one is lost: a recovery code opens the account, and the new app is set up in one go."""
    old = give_app(editor)
    code = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]
    sign_in(client, editor)
    client.post(reverse("mfa_authenticate"), {"code": code})
    again = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]
    client.post(reverse("mfa_reauthenticate"), {"code": again})
    address = reverse("mfa_replace_totp")
    secret = client.get(address).context["form"].secret

    wrong = client.post(address, {"code": "000000"})
    still_the_old = Authenticator.objects.filter(pk=old.pk).exists()
    client.post(address, {"code": code_of(secret)})

    assert (wrong.status_code, still_the_old) == (200, True)
    assert Authenticator.objects.get(type="totp").pk != old.pk
    assert Authenticator.objects.get(type="totp").wrap().validate_code(code_of(secret))
    assert client.get("/admin/").status_code == 200
