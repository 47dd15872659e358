"""What the house holds about a person can be handed over and forgotten."""

import json

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.urls import reverse
from wagtail.models import Locale, ModelLogEntry, Page

from courses.models import Enrolment, LessonProblem, LessonProgress, SavedCourse
from courses.outline.models import Course, Lesson
from home.accounts.models import User
from home.accounts.privacy import collect_personal_data, erase_personal_data, register, registered
from tests.factories.people import PASSWORD


@pytest.fixture
def records(learner):
    """A learner who has enrolled, read, saved and complained."""
    course = Course.objects.create(source_locale=Locale.get_default(), cover_title="Counting stock")
    lesson = Lesson.objects.create(course=course)
    Enrolment.objects.create(learner=learner, course=course)
    LessonProgress.objects.create(learner=learner, lesson=lesson)
    SavedCourse.objects.create(learner=learner, course=course)
    LessonProblem.objects.create(lesson=lesson, locale=Locale.get_default(), reporter=learner, text="The sum is wrong.")
    return learner


def foreign_keys_to_people():
    return {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.local_fields
        if field.is_relation and field.related_model is User
    }


def test_every_foreign_key_to_a_person_is_registered():
    assert len(foreign_keys_to_people()) > 30

    assert sorted(foreign_keys_to_people() ^ registered()) == []


def test_all_that_is_held_is_handed_over(records):
    data = collect_personal_data(records)

    assert data["accounts.User"]["rows"][0]["email"] == "learner@demo.learnsync.test"
    assert data["account.EmailAddress.user"]["rows"] == [
        {"email": "learner@demo.learnsync.test", "verified": True, "primary": True}
    ]
    assert data["courses.SavedCourse.learner"]["rows"][0]["course__cover_title"] == "Counting stock"
    assert data["courses.LessonProblem.reporter"]["rows"][0]["text"] == "The sum is wrong."
    assert json.loads(json.dumps(data, cls=DjangoJSONEncoder))["courses.Enrolment.learner"]["label"] == "Courses"


def test_others_data_is_not_handed_over(records, classmate):
    data = collect_personal_data(classmate)

    assert "learner@demo" not in json.dumps(data, cls=DjangoJSONEncoder)
    assert data["courses.Enrolment.learner"]["rows"] == []


def test_erasing_forgets_the_person_and_keeps_the_books(records, classmate):
    erase_personal_data(records)

    person = User.objects.get(pk=records.pk)
    assert (person.display_name, person.email) == ("A former learner", f"former-{person.pk}@erased.invalid")
    assert (person.is_active, person.has_usable_password()) == (False, False)
    assert not EmailAddress.objects.filter(user=person).exists()
    assert not SavedCourse.objects.exists()
    assert Enrolment.objects.get().learner == person
    assert LessonProgress.objects.get().learner == person
    assert (LessonProblem.objects.get().reporter, LessonProblem.objects.get().text) == (None, "(removed)")
    assert User.objects.get(pk=classmate.pk).display_name == "Classmate"


def test_erasing_twice_is_harmless(records):
    erase_personal_data(records)
    first = User.objects.filter(pk=records.pk).values().get()

    erase_personal_data(records)

    second = User.objects.filter(pk=records.pk).values().get()
    assert {**second, "password": ""} == {**first, "password": ""}


def test_erasing_takes_rights_away_and_leaves_pages(editor):
    page = Page.objects.get(depth=1).add_child(instance=Page(title="Kept", slug="kept", owner=editor))

    erase_personal_data(editor)

    page.refresh_from_db()
    assert (page.title, page.owner) == ("Kept", None)
    assert not editor.groups.exists()


def test_an_erased_person_is_signed_out_and_stays_out(client, learner):
    client.post(reverse("account_login"), {"login": learner.email, "password": PASSWORD})
    assert client.get(reverse("account_email")).status_code == 200

    erase_personal_data(learner)

    assert client.get(reverse("account_email")).status_code == 302
    client.post(reverse("account_login"), {"login": "learner@demo.learnsync.test", "password": PASSWORD})
    assert "_auth_user_id" not in client.session


def test_the_admins_history_forgets_the_name(learner, admin):
    entry = ModelLogEntry.objects.log_action(instance=learner, action="wagtail.edit", user=admin)
    assert entry.label == "Learner"

    erase_personal_data(learner)

    entry.refresh_from_db()
    assert entry.label == "A former learner"


def test_what_must_name_somebody_cannot_be_anonymised():
    with pytest.raises(ValueError, match="cannot be anonymised"):
        register("courses.Enrolment", "learner", "Courses", on_erasure="anonymise")


def test_registering_twice_is_a_mistake():
    with pytest.raises(ValueError, match="registered twice"):
        register("courses.Enrolment", "learner", "Courses", on_erasure="keep")
