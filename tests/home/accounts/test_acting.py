"""Support sees the site as a learner does: for a reason, for half an hour, under a banner, and written down."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale

from courses.enrolment.actions import enrol
from courses.models import Lesson, LessonProgress
from home.accounts.acting.actions import begin_acting, end_acting
from home.accounts.acting.models import ActingSession
from home.accounts.audit.models import StaffAct
from home.accounts.models import User
from home.accounts.own_data.models import DataExport
from home.accounts.privacy import collect_personal_data
from tests.factories.outline import make_outline
from tests.factories.people import PASSWORD, make_person
from tests.factories.profiles import make_profile

REASON = "You wrote that lesson 4 does not open."
BANNER = "<strong>You see the site as Learner.</strong>"


@pytest.fixture
def desk(client, support, index):
    """A browser in which support is signed in."""
    client.force_login(support)
    return client


@pytest.fixture
def acting(desk, learner):
    """The same, looking as the learner."""
    desk.post(reverse("act_as_learner"), {"email": "Learner@demo.learnsync.test", "reason": REASON})
    return desk


def who_sees(client):
    return client.get(reverse("dashboard")).context["request"].user.display_name


def told():
    rows = StaffAct.objects.order_by("pk").values_list("kind", "actor__display_name", "subject__display_name")
    return [row for row in rows if row[0].startswith("acting")]


def test_support_sees_what_the_learner_sees(acting, learner):
    assert who_sees(acting) == "Learner"
    look = ActingSession.objects.get()
    assert (look.staff.display_name, look.learner, look.reason) == ("Support", learner, REASON)
    assert timedelta(minutes=29) < look.expires_at - timezone.now() <= timedelta(minutes=30)


def test_times_are_shown_by_the_learners_clock(acting, learner):
    make_profile(learner, "learner", time_zone="Asia/Tokyo")

    user = acting.get(reverse("dashboard")).context["request"].user

    assert (user.time_zone, user.works_in_admin) == ("Asia/Tokyo", False)


def test_the_log_names_both_and_holds_no_words(acting):
    act = StaffAct.objects.get()

    assert told() == [("acting_begun", "Support", "Learner")]
    assert act.details == {"session": ActingSession.objects.get().pk}


@pytest.mark.parametrize("reason", ["", "short"])
def test_a_reason_is_asked(desk, learner, reason):
    answer = desk.post(reverse("act_as_learner"), {"email": learner.email, "reason": reason})

    assert list(answer.context["form"].errors) == ["reason"]
    assert learner.email in answer.content.decode()
    assert not ActingSession.objects.exists()


def with_right(person):
    person.user_permissions.add(Permission.objects.get(codename="access_admin"))
    return person


@pytest.mark.parametrize(
    "make",
    [
        lambda: make_person("boss", is_staff=True, is_superuser=True),
        lambda: make_person("half", is_superuser=True),
        lambda: make_person("clerk", is_staff=True),
        lambda: make_person("teacher", group="Instructor"),
        lambda: make_person("helper", group="Mentor"),
        lambda: with_right(make_person("single")),
        lambda: make_person("closed", is_active=False),
        lambda: User.objects.get(display_name="Support"),
        lambda: User(email="nobody@example.org"),
    ],
)
def test_staff_and_those_who_are_not_there_get_one_answer(desk, make):
    answer = desk.post(reverse("act_as_learner"), {"email": make().email, "reason": REASON})

    assert answer.context["form"].errors == {"email": ["No learner with this address. Staff cannot be chosen."]}
    assert not ActingSession.objects.exists()


@pytest.mark.parametrize("role", ["publisher", "marketing", "finance", "moderator", "learner"])
def test_without_the_right_nobody_looks(client, request, classmate, role):
    client.force_login(request.getfixturevalue(role))

    answers = [client.get(reverse("act_as_learner")).status_code]
    client.post(reverse("act_as_learner"), {"email": classmate.email, "reason": REASON})

    assert answers[0] in {302, 403}
    assert not ActingSession.objects.exists()


def test_the_banner_stands_on_every_page(acting, publishing):
    Locale.objects.create(language_code="sw")
    with publishing():
        course = make_outline("Counting stock", access="open")
    lesson = Lesson.objects.filter(course=course).first().editions.all()[0].url_path
    pages = ["/", "/courses/", lesson, reverse("dashboard"), reverse("search"), reverse("enrol", args=[course.pk])]
    pages += ["/no-such-page/", reverse("account_email"), "/admin/", "/sw/kozi/", "/sw/"]

    for page in pages:
        answer = acting.get(page)
        words = answer.content.decode()
        assert 'action="/acting/end/"' in words or 'action="/sw/acting/end/"' in words, page
        assert answer["Cache-Control"] == "private, no-store"
    assert BANNER in acting.get("/").content.decode()
    assert "It ends by itself in 30 minutes." in acting.get("/").content.decode()


def test_without_a_look_there_is_no_banner(desk):
    assert "acting/end/" not in desk.get("/").content.decode()


def test_the_button_ends_it(acting):
    answer = acting.post(reverse("end_acting"))

    assert answer.url == reverse("act_as_learner")
    assert who_sees(acting) == "Support"
    assert told() == [("acting_begun", "Support", "Learner"), ("acting_ended", "Support", "Learner")]
    assert acting.post(reverse("end_acting")).url == reverse("dashboard")
    assert len(told()) == 2


def test_it_ends_by_itself(acting):
    ActingSession.objects.update(expires_at=timezone.now() + timedelta(seconds=30))
    assert who_sees(acting) == "Learner"

    ActingSession.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    page = acting.get("/").content.decode()
    assert BANNER not in page
    assert "Your look as a learner has ended." in page
    assert who_sees(acting) == "Support"
    look = ActingSession.objects.get()
    assert look.ended_at == look.expires_at
    assert told()[-1][0] == "acting_ended"


def test_a_form_sent_too_late_is_not_the_learners(acting, publishing):
    with publishing():
        course = make_outline("Counting stock", access="free")
    ActingSession.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    acting.post(reverse("enrol", args=[course.pk]))

    assert list(course.enrolments.values_list("learner__display_name", flat=True)) == ["Support"]


@pytest.mark.parametrize(
    "change",
    [
        lambda support, learner: support.groups.clear(),
        lambda support, learner: User.objects.filter(pk=learner.pk).update(is_superuser=True),
        lambda support, learner: learner.groups.add(Group.objects.get(name="Editor")),
        lambda support, learner: User.objects.filter(pk=learner.pk).update(is_active=False),
    ],
)
def test_it_ends_when_it_would_no_longer_be_allowed(acting, support, learner, change):
    assert who_sees(acting) == "Learner"

    change(support, learner)

    assert who_sees(acting) == "Support"
    assert ActingSession.objects.get().ended_at is not None


def test_a_new_look_ends_the_old_one(acting, learner, classmate):
    acting.post(reverse("end_acting"))
    first = begin_acting(ActingSession.objects.get().staff, learner, REASON)

    begin_acting(first.staff, classmate, REASON)

    first.refresh_from_db()
    assert first.ended_at is not None
    assert ActingSession.objects.filter(ended_at=None).get().learner == classmate


def test_ending_twice_is_written_once(acting):
    look = ActingSession.objects.get()

    end_acting(look)
    end_acting(look)

    assert [kind for kind, _actor, _subject in told()] == ["acting_begun", "acting_ended"]


def test_another_session_cannot_take_up_a_look(acting, client, classmate):
    number = ActingSession.objects.get().pk
    client.force_login(classmate)
    session = client.session
    session["acting_session"] = number
    session.save()

    assert who_sees(client) == "Classmate"
    assert ActingSession.objects.get().ended_at is None


ACCOUNT = [
    "account_email", "account_change_password", "account_set_password", "account_reauthenticate", "mfa_index",
    "mfa_activate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_download_recovery_codes",
    "mfa_list_webauthn", "mfa_add_webauthn", "usersessions_list", "your_data", "ask_for_data", "delete_account",
    "consent", "consent_later", "wagtailadmin_home", "act_as_learner",
]  # fmt: skip


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", ACCOUNT)
def test_the_account_is_closed_meanwhile(acting, learner, name, method):
    before = User.objects.filter(pk=learner.pk).values().get()

    answer = getattr(acting, method)(reverse(name), {"email": learner.email, "password1": "another-long-one"})

    assert answer.status_code == 403
    assert "While you look as a learner" in answer.content.decode()
    assert User.objects.filter(pk=learner.pk).values().get() == before
    assert not DataExport.objects.exists()


@pytest.mark.parametrize("address", ["/sw/accounts/data/", "/sw/accounts/email/", "/django-admin/", "/documents/1/x/"])
def test_it_is_closed_in_every_language_and_by_every_door(acting, address):
    assert acting.get(address).status_code == 403


def test_what_is_not_named_in_settings_is_not_sent(acting, settings, publishing, learner):
    with publishing():
        course = make_outline("Counting stock", access="free")
    enrol(learner, course)
    lesson = Lesson.objects.filter(course=course).first()

    refused = [
        acting.post(reverse("leave", args=[course.pk])).status_code,
        acting.post(reverse("finish_course", args=[course.pk])).status_code,
        acting.post(reverse("report_problem", args=[lesson.pk]), {"kind": "other", "text": "x"}).status_code,
        acting.post("/buy/anything/").status_code,
    ]
    acting.post(reverse("mark_done", args=[lesson.pk]))

    assert refused == [403, 403, 403, 403]
    assert LessonProgress.objects.get().learner == learner
    settings.ACTING_MAY_SEND = []
    assert acting.post(reverse("undo_done", args=[lesson.pk])).status_code == 403


def test_signing_out_ends_it(acting, learner):
    acting.post(reverse("account_logout"))

    assert "_auth_user_id" not in acting.session
    assert told()[-1][0] == "acting_ended"


def test_the_learners_devices_know_nothing_of_it(desk, learner, support):
    desk.logout()
    desk.post(reverse("account_login"), {"login": support.email, "password": PASSWORD})
    desk.post(reverse("act_as_learner"), {"email": learner.email, "reason": REASON})

    assert who_sees(desk) == "Learner"

    assert not learner.usersession_set.exists()
    assert support.usersession_set.exists()
    learner.refresh_from_db()
    assert learner.last_login is None


def test_the_learner_sees_when_and_why(acting, client, learner):
    acting.post(reverse("end_acting"))
    client.force_login(learner)

    page = client.get(reverse("your_data")).content.decode()
    [row] = collect_personal_data(learner)["accounts.ActingSession.learner"]["rows"]

    assert REASON in page
    assert "1 minute" in page
    assert row["reason"] == REASON


def test_others_see_nothing_of_it(acting, client, classmate):
    client.force_login(classmate)

    page = client.get(reverse("your_data")).content.decode()

    assert REASON not in page
    assert "Nobody of our staff has looked at the site as you." in page
