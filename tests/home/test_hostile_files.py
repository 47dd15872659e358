"""Files that mean harm, at every door by which a file comes in: refused with a reason, or kept and never run.

The files are made in `tests/factories/hostile.py`. Archives of courses have more tests of their own, in
`tests/courses/importing/test_sources.py` and `test_limits.py`; drawings in `test_svg.py`.
"""

import re
from base64 import b64encode
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.core.files.storage import default_storage
from django.urls import path, reverse
from django.views.static import serve
from learnsync import urls
from PIL import Image
from wagtail.users.models import UserProfile

from community.profiles.models import Profile
from courses.access.files import NOTHING_RUNS
from courses.enrolment.actions import enrol
from courses.importing.problems import ImportRefused
from courses.importing.reading import build_plan
from courses.importing.source import ArchiveSource
from courses.models import Lesson, ResourceSuggestion
from home.models import SiteDocument, SiteImage
from tests.factories import hostile
from tests.factories.blocks import block
from tests.factories.content import make_course, make_lesson
from tests.factories.hostile import HostileFile, form_with

PROFILE = {"display_name": "Learner", "handle": "learner", "visibility": "members"}
ACCOUNT = {
    "name_email-display_name": "Admin",
    "locale-current_time_zone": "UTC",
    "theme-theme": "system",
    "theme-contrast": "system",
    "theme-density": "default",
}
SUGGESTION = {"title": "Report", "why": "Good to read.", "language_code": "en"}
LIBRARY = {"title": "A title", "collection": 1, "tags": ""}
# What Django puts behind a name that is taken already.
ANOTHER = re.compile(r"_[A-Za-z0-9]{7}(?=\.)")


def media(request, name):
    return serve(request, name, document_root=default_storage.location)


urlpatterns = [path("media/<path:name>", media), *urls.urlpatterns]


@pytest.fixture
def come_in(client, learner, admin):
    """`come_in("profile", file)` sends a file through a door; the answer is what stands beside its field."""

    def send(door, file):
        person, address, field, fields = DOORS[door]
        client.force_login({"learner": learner, "admin": admin}[person])
        response = client.post(address(), **form_with(file, {**fields, "its field": field}))
        return [] if response.status_code == 302 else words_beside(response, field)

    return send


def words_beside(response, field):
    assert response.status_code == 200, response.content[:300]
    if response["Content-Type"] == "application/json" and "error_message" in response.json():
        return [response.json()["error_message"]]
    if response["Content-Type"] == "application/json":
        return [] if response.json().get("success", response.json().get("step") == "chosen") else [response.text]
    if "panels_by_tab" in response.context:
        return [tag.get_text() for tag in BeautifulSoup(response.text, "html.parser").select(".error-message")]
    return list(response.context["form"].errors.get(field, []))


def at(name):
    return lambda: reverse(name)


def of_a_picture():
    kept = SiteImage(title="Before", file=default_storage.save("before.png", BytesIO(hostile.picture("PNG"))))
    kept._set_image_file_metadata()
    kept.save()
    return reverse("wagtailimages:edit", args=[kept.pk])


# Name → who stands before it, its address, the field for the file, and what else the form asks for.
DOORS = {
    "a member's profile": ("learner", at("profile"), "picture", PROFILE),
    "an account in the admin": ("admin", at("wagtailadmin_account"), "avatar-avatar", ACCOUNT),
    "the library": ("admin", at("wagtailimages:add"), "file", LIBRARY),
    "the library, one of many": ("admin", at("wagtailimages:add_multiple"), "files[]", LIBRARY),
    "the library, in a dialog": (
        "admin",
        at("wagtailimages_chooser:create"),
        "image-chooser-upload-file",
        {f"image-chooser-upload-{name}": value for name, value in LIBRARY.items()},
    ),
    "the library, another file": ("admin", of_a_picture, "file", LIBRARY),
    "a suggestion": ("learner", at("suggest_resource"), "file", SUGGESTION),
    "the library of documents": ("admin", at("wagtaildocs:add"), "file", LIBRARY),
    "the library of documents, one of many": ("admin", at("wagtaildocs:add_multiple"), "files[]", LIBRARY),
}
DRAWN_ANEW = ["a member's profile", "an account in the admin"]
KEPT_AS_SENT = [
    "the library",
    "the library, one of many",
    "the library, in a dialog",
    "the library, another file",
]
OF_STAFF = ["the library of documents", "the library of documents, one of many"]

# File → what is said where we draw anew, and what is said by the library.
UNREADABLE = "This file is not a picture that can be read."
NO_PICTURE = "Upload a valid image."
REFUSALS = {
    "a page": (UNREADABLE, NO_PICTURE),
    "a page that begins like a JPEG": (UNREADABLE, NO_PICTURE),
    "30,000 by 30,000 pixels": ("This picture has more than 25 million pixels.", "This file has too many pixels"),
    "a drawing with a script": (UNREADABLE, "This SVG holds more than a drawing: <script>."),
    "a drawing with a handler": (UNREADABLE, "This SVG holds more than a drawing: onload."),
    "a drawing with a page inside": (UNREADABLE, "This SVG holds more than a drawing: <foreignobject>."),
    "a drawing with a link that runs": (UNREADABLE, "This SVG holds more than a drawing: a link to the outside."),
    "a drawing that asks another site": (UNREADABLE, "This SVG holds more than a drawing: a link to the outside."),
    "a drawing that reads the server's files": (UNREADABLE, NO_PICTURE),
    "a drawing that grows": (UNREADABLE, NO_PICTURE),
    "a drawing named .png": (UNREADABLE, "Not a valid .png image."),
    "a PDF": (UNREADABLE, NO_PICTURE),
    "a program": (UNREADABLE, NO_PICTURE),
    "nothing": ("This file is empty.", "The submitted file is empty."),
}


def test_each_hostile_picture_has_its_line():
    assert list(REFUSALS) == list(hostile.REFUSED_AS_PICTURES)


# Pictures


@pytest.mark.parametrize("name", REFUSALS)
def test_what_is_no_picture_is_refused_beside_its_field(come_in, name):
    anew, library = REFUSALS[name]
    file = hostile.REFUSED_AS_PICTURES[name]

    said = {door: come_in(door, file) for door in [*DRAWN_ANEW, *KEPT_AS_SENT]}

    expected = {**dict.fromkeys(DRAWN_ANEW, anew), **dict.fromkeys(KEPT_AS_SENT, library)}
    for door, words in said.items():
        assert words and expected[door] in words[0].replace("&lt;", "<").replace("&gt;", ">"), (door, words)
    assert list(SiteImage.objects.values_list("title", flat=True)) == ["Before"]
    assert not Profile.objects.exists()
    assert not UserProfile.objects.exclude(avatar="").exists()


@pytest.mark.parametrize("name", REFUSALS)
def test_a_picture_that_says_it_waited_is_looked_at_again(client, learner, name):
    client.force_login(learner)
    waited = b64encode(hostile.REFUSED_AS_PICTURES[name].content).decode()

    client.post(reverse("profile"), {**PROFILE, "kept_picture": waited})

    assert Profile.objects.get(person=learner).picture.name == ""


@pytest.mark.parametrize("name", [*hostile.PICTURES_AND_MORE, "thousands of frames"])
def test_a_picture_with_something_beside_it_is_drawn_anew_without_it(come_in, learner, admin, name):
    file = hostile.PICTURES_AND_MORE.get(name, hostile.TOO_MANY_FRAMES)

    said = [come_in(door, file) for door in DRAWN_ANEW]

    profile = Profile.objects.get(person=learner)
    kept = [profile.picture, profile.small_picture, UserProfile.objects.get(user=admin).avatar]
    contents = [one.open("rb").read() for one in kept]
    assert said == [[], []]
    assert [one.name.rpartition(".")[2] for one in kept] == ["jpg"] * 3
    assert [Image.open(BytesIO(content)).format for content in contents] == ["JPEG"] * 3
    assert not any(word in content for content in contents for word in (b"alert", b"script", b"PK\x03\x04"))


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("door", KEPT_AS_SENT)
@pytest.mark.parametrize("name", hostile.PICTURES_AND_MORE)
def test_what_the_library_keeps_is_served_as_the_picture_it_is(come_in, client, door, name):
    file = hostile.PICTURES_AND_MORE[name]
    kinds = {"jpg": "image/jpeg", "png": "image/png", "gif": "image/gif"}

    said = come_in(door, file)

    response = client.get(f"/media/{SiteImage.objects.latest('pk').file.name}")
    assert said == []
    assert response["Content-Type"] == kinds[file.name.rpartition(".")[2]]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'self'" in response["Content-Security-Policy"]


def test_of_thousands_of_frames_pages_show_one(come_in):
    said = come_in("the library", hostile.TOO_MANY_FRAMES)

    shown = SiteImage.objects.get().get_rendition("max-100x100")
    with shown.file.open("rb") as file:
        assert (said, Image.open(file).n_frames) == ([], 1)


# Documents


@pytest.mark.parametrize("name", hostile.REFUSED_AS_DOCUMENTS)
def test_files_of_other_kinds_are_refused_beside_their_field(come_in, name):
    file = hostile.REFUSED_AS_DOCUMENTS[name]
    member = "The submitted file is empty." if name == "nothing" else "Files of this kind are not taken."
    staff = "The submitted file is empty." if name == "nothing" else "File extension"

    said = {door: come_in(door, file) for door in ["a suggestion", *OF_STAFF]}

    assert [words[0].startswith(member) for door, words in said.items() if door == "a suggestion"] == [True]
    assert [staff in words[0] for door, words in said.items() if door in OF_STAFF] == [True, True]
    assert not ResourceSuggestion.objects.exists()
    assert not SiteDocument.objects.exists()


@pytest.mark.parametrize("name", hostile.OF_ANOTHER_KIND)
def test_a_member_sends_what_the_ending_says(come_in, name):
    said = come_in("a suggestion", hostile.OF_ANOTHER_KIND[name])

    assert said == ["The content of this file is not what its ending says. Save it again and try once more."]
    assert not ResourceSuggestion.objects.exists()


# Ending → the kind it is served as, and whether a browser may show it in place.
SERVED = {
    "pdf": ("application/pdf", "inline"),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "attachment"),
    "csv": ("text/csv", "attachment"),
    "txt": ("text/plain", "attachment"),
    "md": ("text/markdown", "attachment"),
}


def how_it_is_served(response):
    kind, disposition = response["Content-Type"].split(";")[0], response["Content-Disposition"].split(";")[0]
    assert response["X-Content-Type-Options"] == "nosniff"
    return kind, disposition


@pytest.mark.parametrize("name", hostile.TWO_THINGS_AT_ONCE)
def test_what_a_member_sent_never_runs_before_those_who_decide(come_in, client, admin, name):
    file = hostile.TWO_THINGS_AT_ONCE[name]
    said = come_in("a suggestion", file)
    client.force_login(admin)

    response = client.get(reverse("suggested_resource_file", args=[ResourceSuggestion.objects.get().pk]))

    assert said == []
    assert how_it_is_served(response) == SERVED[file.name.rpartition(".")[2]]
    assert response["Content-Security-Policy"] == NOTHING_RUNS
    assert b"".join(response.streaming_content) == file.content


@pytest.fixture
def lesson_with(publishing, index):
    def make(document):
        body = [block("file", {"file": document.pk, "title": "", "description": ""})]
        with publishing():
            make_lesson(make_course(lessons=0), "Sums", body=body)
        return Lesson.objects.select_related("course").get()

    return make


@pytest.mark.parametrize("door", OF_STAFF)
@pytest.mark.parametrize("name", [*hostile.TWO_THINGS_AT_ONCE, *hostile.OF_ANOTHER_KIND])
def test_what_staff_keep_never_runs(come_in, client, learner, lesson_with, door, name):
    file = {**hostile.TWO_THINGS_AT_ONCE, **hostile.OF_ANOTHER_KIND}[name]
    said = come_in(door, file)
    document = SiteDocument.objects.get()

    in_library = client.get(document.url)
    lesson = lesson_with(document)
    enrol(learner, lesson.course)
    client.force_login(learner)
    in_lesson = client.get(reverse("lesson_file", args=[lesson.pk, document.pk, document.filename]))

    expected = SERVED[file.name.rpartition(".")[2]]
    assert said == []
    assert [how_it_is_served(answer) for answer in (in_library, in_lesson)] == [expected, expected]
    assert in_library["Content-Security-Policy"] == "default-src 'none'"
    assert in_lesson["Content-Security-Policy"] == NOTHING_RUNS


# Names


# "....jpg" has none, says Wagtail, and refuses it.
WITH_AN_ENDING = [name for name in [*hostile.NAMES, *hostile.LONG_NAMES] if name != "dots only"]


def named(name, ending):
    content = hostile.picture("JPEG") if ending == "jpg" else hostile.pdf_that_is_a_page()
    return HostileFile(f"{name}.{ending}", content)


@pytest.mark.parametrize("name", hostile.NAMES)
def test_of_a_name_only_what_is_harmless_is_left(come_in, client, name):
    sent, left = hostile.NAMES[name]

    said = [come_in(door, named(sent, "pdf")) for door in ("a suggestion", "the library of documents")]

    document = SiteDocument.objects.get()
    names = [ANOTHER.sub("", one) for one in (ResourceSuggestion.objects.get().filename, document.filename)]
    assert said == [[], []]
    assert names == [f"{left}.pdf"] * 2
    assert client.get(document.url)["Content-Disposition"] == f'inline; filename="{document.filename}"'


@pytest.mark.parametrize("name", hostile.LONG_NAMES)
def test_a_name_too_long_for_the_disk_is_cut(come_in, name):
    sent = named(hostile.LONG_NAMES[name], "pdf")

    said = [come_in(door, sent) for door in ("a suggestion", "the library of documents")]

    names = [ResourceSuggestion.objects.get().filename, SiteDocument.objects.get().filename]
    assert said == [[], []]
    assert all(one.startswith(sent.name[:20]) and one.endswith(".pdf") for one in names)


@pytest.mark.parametrize("name", WITH_AN_ENDING)
def test_a_picture_keeps_an_address_nobody_can_guess(come_in, name):
    sent = hostile.LONG_NAMES.get(name) or hostile.NAMES[name][0]

    said = come_in("the library", named(sent, "jpg"))

    assert said == []
    assert re.fullmatch(r"original_images/[\w.-]*-[a-z2-9]{10}\.jpg", SiteImage.objects.get().file.name)


# Courses in archives


def planned(files):
    archive = hostile.zip_of({"course.md": "---\ntitle: Herbs\n---\n", **files})
    return build_plan(ArchiveSource(BytesIO(archive), "herbs.zip"))


@pytest.mark.parametrize("name", hostile.REFUSED_AS_PICTURES)
def test_a_picture_of_a_course_is_left_out_or_cleaned_and_it_is_said(db, name):
    file = hostile.REFUSED_AS_PICTURES[name]

    plan = planned({"01-mint.md": f"# Mint\n\n![a]({file.name})\n\nGreen.\n", file.name: file.content})

    kept = [figure.data for figure in plan.figures.values()]
    assert not any(word in data for data in kept for word in (b"alert", b"elsewhere", b"ENTITY"))
    assert plan.problems.warnings != []


@pytest.mark.parametrize(
    ("archive", "words"),
    [(hostile.zip_that_leaves_its_folder, "points outside of it"), (hostile.zip_that_grows, "larger than 200 MB")],
)
def test_a_hostile_archive_is_refused(archive, words):
    with pytest.raises(ImportRefused, match=words):
        ArchiveSource(BytesIO(archive()), "herbs.zip")
