"""Which terms a person agreed to, and when; and asking again without locking anybody out."""

import pytest
from django.core.cache import caches
from django.urls import reverse
from wagtail.models import Locale

from courses.models import Enrolment
from home.accounts.audit.models import StaffAct
from home.accounts.consent.actions import agree, publish_version
from home.accounts.consent.models import Consent, PolicyVersion
from home.accounts.models import User
from home.accounts.privacy import collect_personal_data
from home.models import StandardPage
from tests.factories.content import make_index, make_page
from tests.factories.outline import make_outline

ASKING = "Our terms are new. Read what has changed"


@pytest.fixture
def terms(index):
    return make_page(index.get_parent().specific, StandardPage, "Terms of use")


def publish(admin, version="November 2026", kind="terms", **fields):
    made = publish_version(PolicyVersion(kind=kind, version=version, **fields), by=admin)
    caches["template_fragments"].clear()
    return made


def agreed(person):
    return sorted(Consent.objects.filter(user=person).values_list("version__kind", "version__version"))


def is_asked(client):
    return ASKING in client.get("/dashboard/").content.decode()


SIGN_UP = {"email": "wanjiru@example.org", "display_name": "Wanjiru", "password1": "nine-blue-finches"}


def test_without_terms_nothing_is_asked(client, db):
    client.post(reverse("account_signup"), SIGN_UP)

    assert "agreement" not in client.get(reverse("account_signup")).content.decode()
    assert User.objects.filter(email="wanjiru@example.org").exists()


def test_sign_up_needs_the_tick_and_keeps_what_was_typed(client, admin, terms):
    publish(admin, page=terms)

    answer = client.post(reverse("account_signup"), SIGN_UP)

    page = answer.content.decode()
    assert answer.context["form"].errors == {
        "agreement": ["An account needs your agreement. Tick the box if you agree."]
    }
    assert f'<a href="{terms.url}" target="_blank">Terms of use</a>' in page
    assert 'value="wanjiru@example.org"' in page
    assert not User.objects.filter(email="wanjiru@example.org").exists()


def test_sign_up_writes_down_version_time_and_language(client, admin, terms):
    publish(admin, "October 2026", page=terms)
    publish(admin, page=terms)
    publish(admin, "2", kind="privacy")

    Locale.objects.create(language_code="sw")
    client.post("/sw" + reverse("account_signup"), {**SIGN_UP, "agreement": "on"})

    person = User.objects.get(email="wanjiru@example.org")
    assert agreed(person) == [("privacy", "2"), ("terms", "November 2026")]
    assert {consent.language for consent in person.consents.all()} == {"sw"}
    assert all(consent.agreed_at for consent in person.consents.all())
    client.force_login(person)
    assert not is_asked(client)


def test_a_new_version_asks_once_and_locks_nobody_out(client, admin, learner, publishing):
    with publishing():
        course = make_outline(access="free")
    Enrolment.objects.create(learner=learner, course=course)
    client.force_login(learner)
    assert not is_asked(client)

    publish(admin, changes="Receipts are kept for seven years.")

    assert is_asked(client)
    assert client.get(reverse("continue_course", args=[course.pk])).status_code == 302
    page = client.get(reverse("consent")).content.decode()
    assert "Receipts are kept for seven years." in page
    answer = client.post(reverse("consent"))
    assert answer.url == reverse("dashboard")
    assert agreed(learner) == [("terms", "November 2026")]
    assert not is_asked(client)
    assert "You have agreed to our terms as they are now." in client.get(reverse("consent")).content.decode()


def test_later_is_an_answer_for_this_session(client, admin, learner):
    publish(admin)
    client.force_login(learner)
    assert is_asked(client)

    answer = client.post(reverse("consent_later"), {"next": "/courses/"})

    assert answer.url == "/courses/"
    assert not is_asked(client)
    client.logout()
    client.force_login(learner)
    assert is_asked(client)
    assert agreed(learner) == []


def test_a_small_correction_asks_nobody_who_agreed(client, admin, learner):
    publish(admin)
    agree(learner)
    client.force_login(learner)

    publish(admin, "November 2026, a comma", ask_again=False)

    assert not is_asked(client)
    publish(admin, "December 2026")
    assert is_asked(client)


def test_only_the_newest_of_each_kind_not_yet_agreed_to_is_asked(client, admin, learner):
    publish(admin)
    publish(admin, "1", kind="privacy")
    agree(learner)
    publish(admin, "2", kind="privacy")
    publish(admin, "3", kind="privacy")
    client.force_login(learner)

    shown = client.get(reverse("consent")).context["versions"]

    assert [str(version) for version in shown] == ["Privacy, 3"]


def test_agreeing_twice_counts_the_first_time(admin, learner):
    publish(admin)
    agree(learner)
    first = Consent.objects.get()

    agree(learner)

    assert Consent.objects.get().agreed_at == first.agreed_at


def test_visitors_are_not_asked(client, admin, db):
    publish(admin)
    make_index()

    assert ASKING not in client.get("/").content.decode()


def test_it_stands_in_the_account_and_in_the_export(client, admin, learner):
    publish(admin)
    agree(learner, "en")
    client.force_login(learner)

    page = client.get(reverse("your_data")).content.decode()
    [row] = collect_personal_data(learner)["accounts.Consent.user"]["rows"]

    assert "<td>November 2026</td>" in page
    assert (row["version__kind"], row["version__version"], row["language"]) == ("terms", "November 2026", "en")


def test_an_administrator_publishes_in_the_admin_and_nobody_changes_it(client, admin, terms):
    client.force_login(admin)

    client.post(
        reverse("policy_versions:add"),
        {"kind": "terms", "version": "1", "page": terms.pk, "changes": "", "ask_again": "on"},
    )

    version = PolicyVersion.objects.get()
    assert (version.page_id, version.page_revision) == (terms.pk, terms.live_revision_id)
    assert StaffAct.objects.get().details == {"version": version.pk, "policy": "terms"}
    for name in ("edit", "delete"):
        assert client.get(reverse(f"policy_versions:{name}", args=[version.pk])).status_code == 302
        client.post(reverse(f"policy_versions:{name}", args=[version.pk]), {"kind": "terms", "version": "2"})
    assert PolicyVersion.objects.get().version == "1"
