"""The admin's screens for people without username, first and last name."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.urls import reverse
from wagtail.models import Locale

from courses.models import Course, Enrolment
from home.accounts.models import User
from tests.factories.people import make_person


@pytest.fixture
def staff(client, admin):
    client.force_login(admin)
    return client


@pytest.fixture
def registrar(db):
    """Somebody who may add and change people, and is no administrator."""
    person = make_person("registrar")
    codenames = ["access_admin", "add_user", "change_user", "delete_user"]
    person.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    return person


def names_in(answer):
    return [person.display_name for person in answer.context["object_list"]]


def test_the_list_shows_and_sorts_by_display_name(staff, admin, learner, classmate):
    answer = staff.get(reverse("wagtailusers_users:index"), {"ordering": "-display_name"})

    assert names_in(answer) == ["Learner", "Classmate", "Admin"]
    assert "learner@demo.learnsync.test" in answer.content.decode()


@pytest.mark.parametrize("words", ["classm", "classmate@demo"])
def test_people_are_found_by_name_and_address(staff, learner, classmate, words):
    assert names_in(staff.get(reverse("wagtailusers_users:index"), {"q": words})) == ["Classmate"]


def test_a_new_person_gets_mail_and_no_password(staff, publishing):
    role = Group.objects.get(name="Editor")

    with publishing():
        answer = staff.post(
            reverse("wagtailusers_users:add"),
            {"email": "Asha@example.org", "display_name": "Asha M.", "language": "sw", "groups": [role.pk]},
        )

    person = User.objects.get(email="asha@example.org")
    assert answer.status_code == 302
    assert (person.display_name, person.language, person.has_usable_password()) == ("Asha M.", "sw", False)
    assert [group.name for group in person.groups.all()] == ["Editor"]
    assert mail.outbox[0].to == ["asha@example.org"]
    assert reverse("account_request_login_code") in mail.outbox[0].body


def test_the_person_then_signs_in_with_a_code(staff, client, publishing):
    with publishing():
        staff.post(reverse("wagtailusers_users:add"), {"email": "asha@example.org", "display_name": "Asha M."})
    client.logout()

    asked = client.post(reverse("account_request_login_code"), {"email": "asha@example.org"})
    code = mail.outbox[-1].subject.split(": ")[1]
    client.post(asked.url, {"code": code})

    assert client.session["_auth_user_id"] == str(User.objects.get(email="asha@example.org").pk)


def test_an_address_in_use_is_said_beside_the_field(staff, learner):
    answer = staff.post(
        reverse("wagtailusers_users:add"), {"email": "LEARNER@demo.learnsync.test", "display_name": "Another"}
    )

    assert answer.context["form"].errors == {"email": ["Somebody has an account with this address."]}


def test_the_form_asks_for_nothing_wagtail_would(staff, learner):
    add = staff.get(reverse("wagtailusers_users:add"))
    edit = staff.get(reverse("wagtailusers_users:edit", args=[learner.pk]))

    fields = ["email", "display_name", "language", "is_superuser", "groups"]
    assert sorted(add.context["form"].fields) == sorted(fields)
    assert sorted(edit.context["form"].fields) == sorted([*fields, "is_active"])


def test_editing_changes_the_name_and_never_the_address(staff, learner):
    staff.post(
        reverse("wagtailusers_users:edit", args=[learner.pk]),
        {"email": "thief@example.org", "display_name": "Learner Two", "language": "sw", "is_active": "on"},
    )

    learner.refresh_from_db()
    assert (learner.display_name, learner.language) == ("Learner Two", "sw")
    assert learner.email == "learner@demo.learnsync.test"


def test_only_an_administrator_makes_administrators(client, registrar, learner):
    client.force_login(registrar)
    data = {"display_name": "Learner", "is_superuser": "on", "is_active": "on"}

    client.post(reverse("wagtailusers_users:edit", args=[learner.pk]), data)
    client.post(reverse("wagtailusers_users:add"), {**data, "email": "new@example.org"})

    assert User.objects.filter(email="new@example.org").exists()
    assert not User.objects.filter(is_superuser=True).exists()


def test_an_administrator_is_edited_by_administrators_alone(client, registrar, admin):
    client.force_login(registrar)

    client.post(reverse("wagtailusers_users:edit", args=[admin.pk]), {"display_name": "Fallen", "is_superuser": ""})

    admin.refresh_from_db()
    assert (admin.display_name, admin.is_superuser, admin.is_active) == ("Admin", True, True)


@pytest.fixture
def enrolled(learner):
    course = Course.objects.create(source_locale=Locale.get_default(), cover_title="Counting stock")
    return Enrolment.objects.create(learner=learner, course=course)


def test_deleting_a_person_forgets_the_data_and_keeps_the_records(staff, learner, enrolled):
    address = reverse("wagtailusers_users:delete", args=[learner.pk])

    asked = staff.get(address)
    answer = staff.post(address)

    learner.refresh_from_db()
    assert "Records that must be kept will carry a pseudonym" in asked.content.decode()
    assert answer.status_code == 302
    assert (learner.display_name, learner.is_active) == ("A former learner", False)
    assert Enrolment.objects.get().learner == learner


def test_deleting_many_does_the_same(staff, learner, classmate, enrolled):
    address = reverse("wagtail_bulk_action", args=["accounts", "user", "delete"])

    asked = staff.get(f"{address}?id={learner.pk}&id={classmate.pk}")
    staff.post(f"{address}?id={learner.pk}&id={classmate.pk}")

    assert "Records that must be kept will carry a pseudonym" in asked.content.decode()
    assert list(User.objects.filter(is_active=False).values_list("display_name", flat=True)) == [
        "A former learner", "A former learner",
    ]  # fmt: skip
    assert Enrolment.objects.get().learner == learner


def test_a_role_is_given_to_many_at_once(staff, learner, classmate):
    role = Group.objects.get(name="Mentor")

    staff.post(
        reverse("wagtail_bulk_action", args=["accounts", "user", "assign_role"])
        + f"?id={learner.pk}&id={classmate.pk}",
        {"role": role.pk},
    )

    assert set(role.user_set.values_list("display_name", flat=True)) == {"Learner", "Classmate"}
