"""The upload screens of the admin."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from courses.importing import archives
from courses.importing.tasks import delete_expired_uploads, import_upload
from courses.models import CoursePage, ImportRun, LessonPage
from home.accounts.roles import setup_roles
from tests.courses.importing.conftest import zip_folder, zip_of

UPLOAD = "/admin/import-course/"


def packed(folder):
    return SimpleUploadedFile("small-lesson.zip", zip_folder(folder).getvalue(), "application/zip")


@pytest.fixture
def upload(client, index):
    """Upload a file as somebody; the answer is the report page."""

    def send(user, file):
        client.force_login(user)
        return client.post(UPLOAD, {"archive": file, "catalogue": index.pk}, follow=True)

    return send


def archives_kept():
    private = storages["private"]
    return private.listdir("imports")[1] if private.exists("imports") else []


@pytest.fixture(autouse=True)
def no_archives_left():
    for name in archives_kept():
        storages["private"].delete(f"imports/{name}")


@pytest.mark.parametrize("name", ["admin", "editor", "publisher", "instructor"])
def test_people_who_write_courses_find_the_screen(request, client, index, name):
    client.force_login(request.getfixturevalue(name))

    home, page = client.get(reverse("wagtailadmin_home")), client.get(UPLOAD)

    assert UPLOAD in home.text
    assert page.status_code == 200 and 'type="file"' in page.text


@pytest.mark.parametrize("name", ["learner", "marketing", "support"])
def test_nobody_else_does(request, client, index, name):
    client.force_login(request.getfixturevalue(name))
    setup_roles()

    response = client.get(UPLOAD)

    assert response.status_code in (302, 403)
    assert 'type="file"' not in response.text


def test_the_report_comes_before_anything_is_made(upload, editor, small_lesson):
    response = upload(editor, packed(small_lesson))

    assert response.redirect_chain[0][0].startswith(UPLOAD)
    assert "Makes a new course." in response.text
    assert "The drip line" in response.text
    assert "episodes/01-barrel.md:29" in response.text
    assert not CoursePage.objects.exists()
    assert len(archives_kept()) == 1


def test_confirming_imports_and_says_so(upload, client, publisher, small_lesson):
    review = upload(publisher, packed(small_lesson)).redirect_chain[-1][0]

    response = client.post(review, {"publish": "on"}, follow=True)

    assert "6 lessons made." in response.text
    course = CoursePage.objects.get()
    assert reverse("wagtailadmin_explore", args=[course.pk]) in response.text
    assert (course.live, course.owner) == (True, publisher)
    assert archives_kept() == []


def test_an_editor_makes_drafts_only(upload, client, editor, small_lesson):
    review = upload(editor, packed(small_lesson))
    assert 'name="publish"' not in review.text

    client.post(review.redirect_chain[-1][0], {"publish": "on"})

    assert [page.live for page in LessonPage.objects.all()] == [False] * 6


def test_one_may_import_again_over_the_own_course_but_not_over_anothers(
    upload, client, instructor, publisher, small_lesson
):
    # Teachers may write pages of their own; a site may let one of them import as well.
    instructor.user_permissions.set(
        Permission.objects.filter(codename__in=["add_importedcourse", "change_importedcourse"])
    )
    client.post(upload(instructor, packed(small_lesson)).redirect_chain[-1][0])
    own = upload(instructor, packed(small_lesson))
    CoursePage.objects.update(owner=publisher)
    others = upload(instructor, packed(small_lesson))

    client.post(others.redirect_chain[-1][0])

    assert ">Import</button>" in own.text
    assert "These pages are not yours to change:\n        Water for the shamba" in others.text
    assert "You may not change the course" in others.text and ">Import</button>" not in others.text
    assert ImportRun.objects.latest("pk").state == ImportRun.State.WAITING


def test_throwing_the_upload_away_leaves_nothing(upload, client, editor, small_lesson):
    review = upload(editor, packed(small_lesson)).redirect_chain[-1][0]

    client.post(review, {"cancel": "1"})

    assert not ImportRun.objects.exists() and archives_kept() == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"no zip", "This is not a zip file, or it is damaged."),
        (b"", "The file is empty."),
        (zip_of({"../evil.md": "x"}).getvalue(), "points outside of it"),
        (zip_of({"photo.jpg": "x"}).getvalue(), "This is no lesson"),
        (zip_of({"course.md": "x", "01.md": b"\xff\xfe"}).getvalue(), "01.md:1 is not written in UTF-8"),
        (
            zip_of({"course.md": "x", "01.md": "x" * 10_001}).getvalue(),
            "01.md:1: A paragraph has more than 10000 signs",
        ),
    ],
)
def test_a_bad_file_is_named_beside_the_field(upload, editor, content, words):
    response = upload(editor, SimpleUploadedFile("herbs.zip", content))

    assert response.context["form"].errors["archive"][0].startswith(words) or words in str(
        response.context["form"].errors
    )
    assert words in response.text
    assert not ImportRun.objects.exists() and archives_kept() == []


def test_a_file_that_is_too_large_is_refused(upload, editor, settings, small_lesson):
    settings.IMPORT_MAX_ARCHIVE = 100

    response = upload(editor, packed(small_lesson))

    assert "The file is larger than 0 MB." in response.text
    assert not ImportRun.objects.exists()


def test_an_upload_with_errors_cannot_be_confirmed(upload, client, editor, small_lesson):
    (small_lesson / "episodes" / "02-drip.md").unlink()
    response = upload(editor, packed(small_lesson))

    client.post(response.redirect_chain[-1][0])

    assert "there is no episodes/02-drip.md" in response.text and ">Import</button>" not in response.text
    assert not CoursePage.objects.exists()


def test_an_upload_is_shown_to_its_owner_alone_and_not_for_ever(upload, client, editor, publisher, small_lesson):
    review = upload(editor, packed(small_lesson)).redirect_chain[-1][0]
    assert client.get(review).status_code == 200

    client.force_login(publisher)
    to_another = client.get(review).status_code
    client.force_login(editor)
    ImportRun.objects.update(uploaded_at=ImportRun.objects.get().uploaded_at - timedelta(hours=25))
    too_late = client.get(review).status_code
    delete_expired_uploads.call()

    assert (to_another, too_late) == (404, 404)
    assert not ImportRun.objects.exists() and archives_kept() == []


def test_the_task_may_run_twice(index, editor, small_lesson):
    run = archives.keep(packed(small_lesson), editor, index)
    ImportRun.objects.update(state=ImportRun.State.QUEUED)

    import_upload.call(run.token, "en")
    import_upload.call(run.token, "en")

    run.refresh_from_db()
    assert (run.state, run.message) == (ImportRun.State.DONE, "6 lessons made.")
    assert CoursePage.objects.count() == 1


def test_a_right_lost_in_the_meantime_stops_the_import(index, editor, small_lesson):
    run = archives.keep(packed(small_lesson), editor, index)
    ImportRun.objects.update(state=ImportRun.State.QUEUED)
    editor.groups.clear()

    import_upload.call(run.token, "en")

    run.refresh_from_db()
    assert (run.state, run.message) == (ImportRun.State.FAILED, "You may no longer add courses to this catalogue.")
    assert not CoursePage.objects.exists()


def test_the_progress_page_shows_how_far_it_is(client, index, editor, small_lesson):
    run = archives.keep(packed(small_lesson), editor, index)
    ImportRun.objects.update(state=ImportRun.State.RUNNING)
    archives.write_progress(run, 2, 6)
    client.force_login(editor)

    response = client.get(reverse("course_import:progress", args=[run.token]))

    assert '<progress max="6" value="2"' in response.text
    assert 'http-equiv="refresh"' in response.text
