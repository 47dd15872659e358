"""The log of what the staff did: only ever added to, by the database's own will; and its report."""

import csv
from io import StringIO

import pytest
from django.contrib.auth.models import Group
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from home.accounts.audit.actions import record_act
from home.accounts.audit.kinds import ACCESS_GIVEN, declare_kind, label_of
from home.accounts.audit.models import AppendOnly, StaffAct
from home.accounts.audit.triggers import lay_triggers
from home.accounts.models import User


@pytest.fixture
def act(admin, learner):
    return record_act(ACCESS_GIVEN, actor=admin, subject=learner, course=7)


def told():
    return list(StaffAct.objects.order_by("pk").values_list("kind", "actor__display_name", "subject__display_name"))


def test_a_deed_is_written_with_who_whom_and_what(act):
    assert told() == [("access_given", "Admin", "Learner")]
    assert (str(act), act.details) == ("Access given by hand", {"course": 7})


def test_an_undeclared_kind_is_refused_until_it_is_declared(admin):
    with pytest.raises(ValueError, match="No such kind of act: cake_eaten"):
        record_act("cake_eaten", actor=admin)

    declare_kind("cake_eaten", "Cake eaten")

    assert record_act("cake_eaten", actor=admin).get_kind_display() == label_of("cake_eaten") == "Cake eaten"


def test_the_deed_and_its_line_fall_together(admin):
    with pytest.raises(RuntimeError), transaction.atomic():
        record_act(ACCESS_GIVEN, actor=admin)
        raise RuntimeError

    assert told() == []


@pytest.mark.parametrize(
    "tamper",
    [
        lambda act: act.save(),
        lambda act: act.delete(),
        lambda act: StaffAct.objects.update(kind="nothing"),
        lambda act: StaffAct.objects.filter(pk=act.pk).delete(),
        lambda act: StaffAct.objects.bulk_update([act], ["kind"]),
        lambda act: StaffAct._base_manager.filter(pk=act.pk).delete(),
    ],
)
def test_the_model_refuses_to_change_or_delete(act, tamper):
    with pytest.raises(AppendOnly):
        tamper(act)

    assert told() == [("access_given", "Admin", "Learner")]


@pytest.mark.parametrize("statement", ["update accounts_staffact set kind = 'x'", "delete from accounts_staffact"])
def test_the_database_refuses_as_well(act, statement):
    with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert told() == [("access_given", "Admin", "Learner")]


def test_laying_the_triggers_again_is_harmless(act):
    lay_triggers()

    assert told() == [("access_given", "Admin", "Learner")]


# What writes into it


@pytest.fixture
def staff(client, admin):
    client.force_login(admin)
    return client


def test_a_role_given_and_taken_on_a_persons_page(staff, learner):
    role = Group.objects.get(name="Editor")
    address, data = (
        reverse("wagtailusers_users:edit", args=[learner.pk]),
        {"display_name": "Learner", "is_active": "on"},
    )

    staff.post(address, {**data, "groups": [role.pk]})
    staff.post(address, {**data, "is_superuser": "on"})
    staff.post(address, {"display_name": "Learner"})

    assert [kind for kind, _actor, _subject in told()] == [
        "role_given", "role_taken", "administrator_made", "administrator_unmade", "account_closed",
    ]  # fmt: skip
    assert {(actor, subject) for _kind, actor, subject in told()} == {("Admin", "Learner")}
    assert StaffAct.objects.last().details == {"role": "Editor"}


def test_a_new_person_with_a_role(staff):
    role = Group.objects.get(name="Editor")

    staff.post(
        reverse("wagtailusers_users:add"), {"email": "a@example.org", "display_name": "Asha", "groups": [role.pk]}
    )

    assert told() == [("account_made", "Admin", "Asha"), ("role_given", "Admin", "Asha")]


def test_a_role_given_to_many(staff, learner, classmate):
    role = Group.objects.get(name="Mentor")
    classmate.groups.add(role)
    address = reverse("wagtail_bulk_action", args=["accounts", "user", "assign_role"])

    staff.post(f"{address}?id={learner.pk}&id={classmate.pk}", {"role": role.pk})

    assert told() == [("role_given", "Admin", "Learner")]


def test_accounts_closed_in_bulk(staff, learner, classmate):
    address = reverse("wagtail_bulk_action", args=["accounts", "user", "set_active_state"])

    staff.post(f"{address}?id={learner.pk}&id={classmate.pk}", {"mark_as_active": "False"})

    assert sorted(told()) == [("account_closed", "Admin", "Classmate"), ("account_closed", "Admin", "Learner")]
    assert not User.objects.filter(pk__in=[learner.pk, classmate.pk], is_active=True).exists()


def test_the_rights_of_a_role(staff):
    role = Group.objects.create(name="Guests")

    staff.post(reverse("wagtailusers_groups:delete", args=[role.pk]))

    assert told() == [("role_changed", "Admin", None)]
    assert StaffAct.objects.get().details == {"role": "Guests", "deleted": True}


# The report


def rows_of(answer):
    return [(act.kind, str(act.subject)) for act in answer.context["object_list"]]


@pytest.fixture
def acts(admin, support, learner, classmate):
    record_act(ACCESS_GIVEN, actor=admin, subject=learner, course=7)
    record_act("access_ended", actor=support, subject=classmate)


def test_the_report_shows_and_narrows(staff, acts):
    address = reverse("staff_acts")

    assert rows_of(staff.get(address)) == [("access_ended", "Classmate"), ("access_given", "Learner")]
    assert rows_of(staff.get(address, {"person": "classmate@demo"})) == [("access_ended", "Classmate")]
    assert rows_of(staff.get(address, {"person": "Supp"})) == [("access_ended", "Classmate")]
    assert rows_of(staff.get(address, {"kind": "access_given"})) == [("access_given", "Learner")]
    assert rows_of(staff.get(address, {"at_from": "2001-01-01", "at_to": "2001-02-01"})) == []
    assert "course: 7" in staff.get(address).content.decode()


def test_the_report_as_csv(staff, acts, admin, learner):
    answer = staff.get(reverse("staff_acts"), {"export": "csv", "kind": "access_given"})

    [row] = csv.DictReader(StringIO(b"".join(answer.streaming_content).decode()))
    assert (row["What was done"], row["Who did it"], row["To whom"]) == ("Access given by hand", "Admin", "Learner")
    assert (row["Who did it, number"], row["Details"]) == (str(admin.pk), '{"course": 7}')


@pytest.mark.parametrize("name", ["staff_acts", "staff_acts_results"])
def test_nobody_but_administrators_sees_it(client, acts, support, publisher, admin, name):
    def status(person):
        client.force_login(person)
        return client.get(reverse(name)).status_code

    assert [status(person) for person in (admin, support, publisher)] == [200, 302, 302]


def test_its_queries_do_not_grow(staff, admin, learner, django_assert_max_num_queries):
    for number in range(30):
        record_act(ACCESS_GIVEN, actor=admin, subject=learner, number=number)

    with django_assert_max_num_queries(20):
        staff.get(reverse("staff_acts"))
