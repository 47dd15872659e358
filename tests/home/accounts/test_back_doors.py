"""No door but allauth's takes a password: the others would walk round the second factor."""

import pytest
from allauth.account.models import EmailAddress
from django.core.management import call_command
from django.urls import reverse

from home.accounts.models import User
from tests.factories.people import PASSWORD

LOGIN = "/accounts/login/"
DOORS = [
    ("/admin/login/", f"{LOGIN}?next=%2Fadmin%2F"),
    ("/django-admin/", f"{LOGIN}?next=%2Fadmin%2F"),
    ("/django-admin/login/", f"{LOGIN}?next=%2Fadmin%2F"),
    ("/admin/password_reset/", LOGIN),
    ("/admin/password_reset/confirm/MQ/set-password/", LOGIN),
    ("/admin/password_reset/done/", LOGIN),
    ("/_util/login/", LOGIN),
    ("/sw/_util/login/", f"/sw{LOGIN}"),
]


@pytest.mark.parametrize(("door", "leads_to"), DOORS)
def test_a_back_door_takes_no_password(client, admin, door, leads_to):
    seen = client.get(door)
    tried = client.post(door, {"username": admin.email, "email": admin.email, "password": PASSWORD})

    assert (seen.status_code, seen.url) == (302, leads_to)
    assert (tried.status_code, tried.url) == (302, leads_to)
    assert "_auth_user_id" not in client.session


def test_the_same_password_enters_by_the_front_door(client, admin):
    client.post(LOGIN, {"login": admin.email, "password": PASSWORD, "next": "/admin/"})

    assert client.get("/admin/").status_code == 200


@pytest.mark.parametrize("door", ["/admin/login/", "/django-admin/", "/_util/login/"])
def test_where_one_wanted_to_go_is_kept_if_it_is_here(client, db, door):
    here = client.get(door, {"next": "/admin/pages/"})
    elsewhere = client.get(door, {"next": "https://evil.example/"})

    assert here.url == f"{LOGIN}?next=%2Fadmin%2Fpages%2F"
    assert "evil" not in elsewhere.url


def test_a_stranger_at_the_admin_is_led_to_sign_in(client, db):
    answer = client.get("/admin/pages/", follow=True)

    assert [address for address, _ in answer.redirect_chain] == [
        "/admin/login/?next=/admin/pages/", f"{LOGIN}?next=%2Fadmin%2Fpages%2F",
    ]  # fmt: skip


@pytest.mark.parametrize("address", ["/admin/", "/admin/pages/", "/admin/users/", "/django-admin/"])
def test_a_learner_at_the_admin_is_told_why_and_does_not_go_in_circles(client, learner, address):
    client.force_login(learner)

    answer = client.get(address, follow=True)

    page = answer.content.decode()
    assert answer.status_code == 403
    assert len(answer.redirect_chain) <= 1
    assert "This part is for our staff" in page
    assert "You are signed in as Learner" in page
    assert "You do not have permission" not in page + client.get("/accounts/logout/").content.decode()


def test_staff_at_the_old_sign_in_go_straight_on(client, editor):
    client.force_login(editor)

    assert client.get("/admin/login/", {"next": "/admin/pages/"}).url == "/admin/pages/"


def test_signing_out_of_the_admin_goes_through_allauth(client, editor):
    client.force_login(editor)

    asked = client.get(reverse("wagtailadmin_logout"))
    signed_in_still = "_auth_user_id" in client.session
    done = client.post(reverse("wagtailadmin_logout"))

    assert (asked.status_code, signed_in_still) == (200, True)
    assert (done.url, "_auth_user_id" in client.session) == ("/", False)


def test_the_account_page_of_the_admin_knows_a_display_name_alone(client, editor):
    client.force_login(editor)

    page = client.get("/admin/account/").content.decode()

    fields = ["display_name", "first_name", "last_name", "name_email-email", "password-old_password"]
    assert [name for name in fields if name in page] == ["display_name"]


def test_the_display_name_can_be_changed_there(client, editor):
    client.force_login(editor)

    client.post(
        "/admin/account/",
        {"name_email-display_name": "Achieng", "theme-theme": "system", "theme-contrast": "system",
         "theme-density": "default", "theme-keyboard_shortcuts": "on"},
    )  # fmt: skip

    editor.refresh_from_db()
    assert editor.display_name == "Achieng"


def test_a_superuser_made_on_the_command_line_can_sign_in(client, db, monkeypatch, settings):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", PASSWORD)

    call_command("createsuperuser", "--noinput", email="root@example.org", display_name="Root", verbosity=0)

    client.post(LOGIN, {"login": "root@example.org", "password": PASSWORD})
    assert client.session["_auth_user_id"] == str(User.objects.get().pk)
    assert EmailAddress.objects.get().verified is True


def test_a_word_that_is_no_address_is_not_followed(client, editor):
    client.force_login(editor)

    answer = client.get("/admin/login/?next=foo")

    assert answer.url == "/admin/"
