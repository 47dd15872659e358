"""A copy of one's data: asked for, prepared, downloaded by its owner alone, removed."""

import json
from datetime import timedelta
from io import BytesIO
from unittest import mock
from zipfile import ZipFile

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.users.models import UserProfile

from courses.models import LessonProblem, SavedCourse
from courses.outline.models import Lesson
from home.accounts.acting.models import ActingSession
from home.accounts.audit.models import StaffAct
from home.accounts.consent.models import Consent, PolicyVersion
from home.accounts.own_data import actions, tasks
from home.accounts.own_data.models import DataExport
from tests.factories.outline import make_outline
from tests.factories.people import PASSWORD

State = DataExport.State


@pytest.fixture
def signed_in(client, learner):
    """A browser in which the learner has just proved to be there."""
    client.force_login(learner)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return client


@pytest.fixture
def ready(learner, publishing):
    with publishing():
        actions.ask_for_copy(learner, by=learner)
    return DataExport.objects.get()


@pytest.fixture
def waiting(learner):
    """Asked for, and its task not run."""
    return DataExport.objects.create(user=learner)


def read(export):
    with actions.storage().open(export.file_name) as file:
        return ZipFile(BytesIO(file.read()))


def is_stored(export):
    return actions.storage().exists(export.file_name)


def test_the_zip_holds_tables_with_readable_names_files_and_a_page(learner, publishing):
    course = make_outline("Counting stock")
    SavedCourse.objects.create(learner=learner, course=course)
    lesson = Lesson.objects.filter(course=course).first()
    LessonProblem.objects.create(lesson=lesson, locale=course.source_locale, reporter=learner, text="The <sum> is off.")
    UserProfile.objects.create(user=learner, avatar=ContentFile(b"a finch", "finch.png"))

    with publishing():
        actions.ask_for_copy(learner, by=learner)

    archive = read(DataExport.objects.get())
    names = archive.namelist()
    assert archive.testzip() is None
    [avatar] = [name for name in names if name.startswith("files/")]
    assert avatar.startswith("files/wagtailusers-userprofile-user/1-avatar_")
    assert archive.read(avatar) == b"a finch"
    account = json.loads(archive.read("data/account-accounts-user.json"))
    assert account["rows"][0]["email"] == "learner@demo.learnsync.test"
    problems = json.loads(archive.read("data/problems-reported-courses-lessonproblem-reporter.json"))
    assert problems["label"] == "Problems reported"
    assert problems["rows"][0]["what is wrong"] == "The <sum> is off."
    page = archive.read("index.html").decode()
    assert "<h1>The data of Learner</h1>" in page
    assert "The &lt;sum&gt; is off." in page
    assert f'href="{avatar}"' in page
    assert len(names) == len(set(names))


def test_others_rows_are_not_in_it(learner, classmate, publishing):
    SavedCourse.objects.create(learner=classmate, course=make_outline("Counting stock"))

    with publishing():
        actions.ask_for_copy(learner, by=learner)

    archive = read(DataExport.objects.get())
    text = b"".join(archive.read(name) for name in archive.namelist()).decode()
    assert "learner@demo" in text
    assert ("classmate" in text.lower(), "Counting stock" in text) == (False, False)


def test_asking_prepares_and_writes_a_mail(signed_in, learner, publishing, mailoutbox):
    mailoutbox.clear()

    with publishing():
        answer = signed_in.post(reverse("ask_for_data"))

    export = DataExport.objects.get()
    assert (answer.url, export.state, export.user) == (reverse("your_data"), State.READY, learner)
    assert export.size > 0
    assert [(mail.to, mail.subject) for mail in mailoutbox] == [
        (["learner@demo.learnsync.test"], "The copy of your data at Learnsync is ready")
    ]
    assert reverse("your_data") in mailoutbox[0].body
    page = signed_in.get(reverse("your_data")).content.decode()
    assert "Your copy is ready: one zip file of" in page
    assert reverse("download_data", args=[export.token]) in page


def test_asking_needs_proof_and_goes_on_after_it(client, learner, publishing):
    client.force_login(learner)

    asked = client.post(reverse("ask_for_data"))
    assert asked.url.split("?")[0] == reverse("account_reauthenticate")
    assert not DataExport.objects.exists()
    with publishing():
        client.post(asked.url, {"password": PASSWORD, "next": reverse("ask_for_data")})

    assert DataExport.objects.get().state == State.READY


def test_one_at_a_time_for_each_person(learner, classmate, waiting):
    again = actions.ask_for_copy(learner, by=learner)
    other = actions.ask_for_copy(classmate, by=classmate)

    waiting.refresh_from_db()
    assert waiting.state == State.PREPARING

    assert again == waiting
    assert other != waiting
    assert DataExport.objects.count() == 2


def test_a_new_copy_takes_the_place_of_the_old_one(learner, ready, publishing):
    with publishing():
        actions.ask_for_copy(learner, by=learner)

    new = DataExport.objects.get()
    assert new.token != ready.token
    assert (is_stored(ready), is_stored(new)) == (False, True)


def test_the_task_run_twice_prepares_once(ready, mailoutbox):
    mailoutbox.clear()

    tasks.prepare_copy.enqueue(str(ready.token))

    assert DataExport.objects.get().ready_at == ready.ready_at
    assert mailoutbox == []


def test_its_queries_do_not_grow(signed_in, learner, support):
    def add(numbers):
        for number in numbers:
            version = PolicyVersion.objects.create(kind="terms", version=number, ask_again=False)
            Consent.objects.create(user=learner, version=version)
            ActingSession.objects.create(staff=support, learner=learner, reason=f"Reason {number}")

    def cost():
        with CaptureQueriesContext(connection) as queries:
            assert "Reason 0" in signed_in.get(reverse("your_data")).content.decode()
        return len(queries)

    add(range(1))
    cost()
    few = cost()

    add(range(1, 15))

    assert few == cost() <= 8


def test_states_are_shown(signed_in, waiting):
    assert "Your copy is being prepared" in signed_in.get(reverse("your_data")).content.decode()

    with mock.patch("home.accounts.own_data.actions.write_archive", side_effect=OSError("disk full")):
        tasks.prepare_copy.enqueue(str(waiting.token))

    page = signed_in.get(reverse("your_data")).content.decode()
    assert DataExport.objects.get().state == State.FAILED
    assert "your copy could not be prepared" in page
    assert "Prepare my copy" in page


def test_the_owner_downloads_it_and_no_cache_keeps_it(signed_in, ready):
    answer = signed_in.get(reverse("download_data", args=[ready.token]))

    assert ZipFile(BytesIO(b"".join(answer.streaming_content))).testzip() is None
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["Content-Type"] == "application/zip"
    assert answer["Content-Disposition"].startswith('attachment; filename="learnsync-data-')


def test_nobody_else_is_told_of_it(client, ready, classmate, admin):
    address = reverse("download_data", args=[ready.token])

    def status(person):
        client.force_login(person)
        client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
        answer = client.get(address).status_code
        client.logout()
        return answer

    assert client.get(address).status_code == 302
    assert [status(person) for person in (ready.user, classmate, admin)] == [200, 404, 404]


def test_downloading_needs_proof(client, learner, ready):
    client.force_login(learner)

    answer = client.get(reverse("download_data", args=[ready.token]))

    assert answer.url.split("?")[0] == reverse("account_reauthenticate")


def test_what_is_not_ready_cannot_be_downloaded(signed_in, waiting):
    assert signed_in.get(reverse("download_data", args=[waiting.token])).status_code == 404


def test_after_a_week_it_is_gone(signed_in, ready):
    tasks.sweep_copies.enqueue()
    assert is_stored(ready)

    DataExport.objects.update(ready_at=timezone.now() - timedelta(days=7, minutes=1))
    refused = signed_in.get(reverse("download_data", args=[ready.token])).status_code
    tasks.sweep_copies.enqueue()

    assert refused == 404
    assert (is_stored(ready), DataExport.objects.count()) == (False, 0)


def test_the_sweep_begins_again_what_is_stuck(waiting):
    tasks.sweep_copies.enqueue()
    assert DataExport.objects.get().state == State.PREPARING

    DataExport.objects.update(asked_at=timezone.now() - timedelta(minutes=31))
    tasks.sweep_copies.enqueue()

    assert DataExport.objects.get().state == State.READY


def test_the_sweep_removes_files_without_a_row(ready):
    DataExport.objects.all().delete()
    tasks.sweep_copies.enqueue()
    assert is_stored(ready), "a young one may have a row not committed yet"

    with mock.patch("home.accounts.own_data.actions.STUCK", timedelta(seconds=-5)):
        tasks.sweep_copies.enqueue()

    assert not is_stored(ready)


def test_a_person_erased_meanwhile_leaves_no_file(waiting):
    def erased_meanwhile(person, target):
        DataExport.objects.all().delete()

    with mock.patch("home.accounts.own_data.actions.write_archive", side_effect=erased_meanwhile):
        actions.prepare(waiting)

    assert not is_stored(waiting)


def test_staff_prepare_it_for_somebody_who_asked_by_mail(client, admin, learner, publishing, mailoutbox):
    client.force_login(admin)
    address = reverse("copy_of_data", args=[learner.pk])
    assert address in client.get(reverse("wagtailusers_users:index")).content.decode()
    assert "Only that person can download it" in client.get(address).content.decode()

    with publishing():
        client.post(address)

    act = StaffAct.objects.get()
    assert (act.kind, act.actor, act.subject) == ("data_copied", admin, learner)
    assert [mail.to for mail in mailoutbox] == [["learner@demo.learnsync.test"]]
    assert client.get(reverse("download_data", args=[DataExport.objects.get().token])).status_code != 200


@pytest.mark.parametrize("role", ["support", "publisher"])
def test_no_role_prepares_copies_of_others(client, request, learner, role):
    client.force_login(request.getfixturevalue(role))

    client.post(reverse("copy_of_data", args=[learner.pk]))

    assert not DataExport.objects.exists()
