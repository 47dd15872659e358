"""An upload goes from state to state once, and its files go with it."""

import os
from datetime import timedelta

import pytest
from django.core.files.storage import storages
from django.urls import reverse
from django.utils import timezone

from courses.importing import archives, tasks, views
from courses.importing.tasks import delete_expired_uploads, import_upload
from courses.models import CoursePage, ImportRun
from home.accounts.privacy import erase_personal_data
from tests.courses.importing.test_screens import archives_kept, packed

State = ImportRun.State


@pytest.fixture(autouse=True)
def no_archives_left():
    for name in archives_kept():
        storages["private"].delete(f"imports/{name}")


@pytest.fixture
def run(index, editor, small_lesson):
    return archives.keep(packed(small_lesson), editor, index)


@pytest.fixture
def queued(monkeypatch):
    """Tokens of the imports that were queued; none is run."""
    tokens = []

    class Queue:
        def enqueue(self, token, language):
            tokens.append(token)

    monkeypatch.setattr(views, "import_upload", Queue())
    return tokens


def set_state(run, state):
    ImportRun.objects.filter(pk=run.pk).update(state=state)
    run.refresh_from_db()


def age(name, by):
    moment = (timezone.now() - by).timestamp()
    os.utime(storages["private"].path(f"imports/{name}"), (moment, moment))


def test_confirming_in_two_tabs_queues_it_once(client, editor, run, queued, monkeypatch):
    client.force_login(editor)
    # Both tabs have read the upload as waiting before either of them writes.
    stale = ImportRun.objects.get()
    monkeypatch.setattr(views.ReviewView, "upload", stale)

    client.post(reverse("course_import:review", args=[run.token]))
    stale.state = State.WAITING
    client.post(reverse("course_import:review", args=[run.token]))

    run.refresh_from_db()
    assert queued == [run.token]
    assert run.state == State.QUEUED


def test_an_import_on_its_way_cannot_be_thrown_away_in_another_tab(client, editor, run, queued, monkeypatch):
    client.force_login(editor)
    monkeypatch.setattr(views.ReviewView, "upload", ImportRun.objects.get())
    set_state(run, State.QUEUED)

    client.post(reverse("course_import:review", args=[run.token]), {"cancel": "1"})

    assert ImportRun.objects.get().state == State.QUEUED
    assert archives_kept() == [f"{run.token}.zip"]


@pytest.mark.parametrize("state", [State.WAITING, State.DONE, State.FAILED])
def test_only_what_was_confirmed_is_imported(run, state):
    set_state(run, state)

    import_upload.call(run.token, "en")

    run.refresh_from_db()
    assert run.state == state
    assert not CoursePage.objects.exists()


def test_a_second_worker_leaves_an_import_alone_that_is_alive(run):
    set_state(run, State.RUNNING)
    archives.write_progress(run, 1, 6)

    import_upload.call(run.token, "en")

    run.refresh_from_db()
    assert run.state == State.RUNNING
    assert not CoursePage.objects.exists()


def test_and_takes_over_one_whose_worker_died(run):
    set_state(run, State.RUNNING)
    archives.write_progress(run, 1, 6)
    age(f"{run.token}.progress", timedelta(minutes=2))

    import_upload.call(run.token, "en")

    run.refresh_from_db()
    assert (run.state, CoursePage.objects.count()) == (State.DONE, 1)


def test_what_is_done_is_never_called_failed(run, monkeypatch):
    set_state(run, State.QUEUED)

    def be_overtaken(claimed):
        set_state(run, State.DONE)
        raise RuntimeError("The file was gone already")

    monkeypatch.setattr(tasks, "_import", be_overtaken)
    import_upload.call(run.token, "en")

    assert ImportRun.objects.get().state == State.DONE


def test_a_person_who_may_no_longer_import_stops_it(run, editor):
    set_state(run, State.QUEUED)
    editor.is_active = False
    editor.save()

    import_upload.call(run.token, "en")

    run.refresh_from_db()
    assert (run.state, run.message) == (State.FAILED, "You may no longer add courses to this catalogue.")


def test_erasing_a_person_erases_the_files_too(run, editor, publisher, index, small_lesson):
    others = archives.keep(packed(small_lesson), publisher, index)
    archives.write_progress(run, 1, 6)
    assert len(archives_kept()) == 3

    erase_personal_data(editor)

    assert archives_kept() == [f"{others.token}.zip"]
    assert list(ImportRun.objects.all()) == [others]


def test_files_whose_run_is_gone_go_once_they_are_old(run, editor, publisher, index, small_lesson):
    kept = archives.keep(packed(small_lesson), publisher, index)
    run.delete()
    delete_expired_uploads.call()
    young = sorted(archives_kept())
    for name in young:
        age(name, timedelta(hours=25))

    delete_expired_uploads.call()

    assert young == sorted([f"{run.token}.zip", f"{kept.token}.zip"])
    assert archives_kept() == [f"{kept.token}.zip"]


def test_a_review_of_a_file_that_is_gone_says_so(client, editor, run):
    client.force_login(editor)
    archives.forget_files(run)

    response = client.get(reverse("course_import:review", args=[run.token]), follow=True)

    assert response.redirect_chain == [("/admin/import-course/", 302)]
    assert "The uploaded file is gone. Upload it again." in response.text
