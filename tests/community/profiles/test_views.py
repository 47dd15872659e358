"""Editing a profile, and who sees what of it."""

from base64 import b64decode

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from community.profiles.models import Handle, Profile, ShownCourse
from community.profiles.pictures import read_picture
from community.profiles.views import PICTURES_AN_HOUR
from courses.models import CourseCompletion
from home.accounts.models import User
from home.accounts.privacy import erase_personal_data
from tests.factories.outline import make_outline
from tests.factories.profiles import make_profile, picture_file

FORM = {
    "display_name": "Wanjiru Kamau",
    "handle": "wanjiru.k",
    "bio": "I keep a shop.",
    "links": "https://example.org/wanjiru\nexample.com",
    "skills": "bookkeeping, Python,  python, Kiswahili ",
    "time_zone": "Europe/Berlin",
    "language": "sw",
    "visibility": "members",
}


@pytest.fixture
def as_learner(client, learner):
    client.force_login(learner)
    return client


def soup(response):
    return BeautifulSoup(response.content.decode(), "html.parser")


def upload(content=None, name="me.jpg"):
    return SimpleUploadedFile(name, content or picture_file(), "image/jpeg")


def send(client, **changes):
    return client.post(reverse("profile"), {**FORM, **changes})


def mistakes(response):
    """What stands beside each field, by the name of the field."""
    assert response.status_code == 200
    found = soup(response).select(".field__error")
    return {tag["id"].removeprefix("id_").removesuffix("_error"): tag.get_text(strip=True) for tag in found}


# Editing


def test_the_form_begins_with_what_is_known(as_learner, learner):
    page = soup(as_learner.get(reverse("profile")))

    assert page.select_one("[name=display_name]")["value"] == "Learner"
    assert page.select_one("[name=handle]")["value"] == "learner"
    assert page.select_one("[name=visibility][checked]")["value"] == "members"
    assert not Profile.objects.exists(), "looking makes nothing"


def test_everything_is_saved(as_learner, learner):
    course = make_outline("Letters")
    CourseCompletion.objects.create(learner=learner, course=course)

    response = send(as_learner, picture=upload(), shown_courses=[course.pk], for_search_engines="on")

    assert response.url == reverse("profile")
    profile = Profile.objects.get(person=learner)
    assert (profile.bio, profile.visibility, profile.time_zone) == ("I keep a shop.", "members", "Europe/Berlin")
    assert profile.links == ["https://example.org/wanjiru", "https://example.com"]
    assert profile.skills == ["bookkeeping", "Python", "Kiswahili"]
    assert profile.for_search_engines and not profile.may_be_found
    assert default_storage.exists(profile.picture.name)
    assert ShownCourse.objects.get().course == course
    person = User.objects.get(pk=learner.pk)
    assert (person.display_name, person.language) == ("Wanjiru Kamau", "sw")
    filled = soup(as_learner.get(reverse("profile")))
    assert filled.select_one("[name=links]").get_text(strip=True).splitlines() == profile.links
    assert filled.select_one("[name=time_zone] [selected]")["value"] == "Europe/Berlin"
    assert filled.select_one("[name=shown_courses]").has_attr("checked")


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("display_name", "", "Display name is missing."),
        ("display_name", "me@example.org", "Write a name, not an address. Others see it."),
        ("handle", "", "Handle is missing."),
        ("handle", "support", "This handle is kept by the site. Choose another one."),
        ("handle", "w" * 150, "A handle has at most 40 characters."),
        ("bio", "a" * 1001, "Ensure this value has at most 1000 characters (it has 1001)."),
        ("links", "http://example.org", "“http://example.org” is not safe: only https:// is."),
        ("links", "javascript:alert(1)", "This is not an address that begins with https://: “javascript:alert(1)”."),
        ("links", "https://bank.example@evil.example", "This is not an address that begins with https://: “https://bank.example@evil.example”."),
        ("links", "\n".join(f"https://example.org/{n}" for n in range(6)), "At most 5 links have room here."),
        ("skills", ", ".join(map(str, range(11))), "At most 10 skills have room here."),
        ("skills", "a" * 41, f"Make this shorter and put commas between skills: “{'a' * 40}”."),
        ("time_zone", "Moon/Crater", "Select a valid choice. Moon/Crater is not one of the available choices."),
        ("visibility", "friends", "Select a valid choice. friends is not one of the available choices."),
    ],
)  # fmt: skip
def test_a_mistake_stands_beside_its_field_and_nothing_is_lost(as_learner, field, value, words):
    response = send(as_learner, **{field: value})

    found = mistakes(response)
    assert list(found.values()) == [words]
    page = soup(response)
    written = {**FORM, field: value}
    for name in ("display_name", "handle", "skills"):
        assert page.select_one(f"[name={name}]").get("value", "") == written[name].strip() or name == "skills"
    for name in ("bio", "links"):
        assert page.select_one(f"[name={name}]").get_text().strip("\n") == written[name]
    assert not Profile.objects.exists()


def test_a_taken_handle_is_said_beside_its_field(as_learner, classmate):
    make_profile(classmate, "wanjiru.k")

    assert mistakes(send(as_learner)) == {
        "handle": "Somebody has this handle, or one that looks like it. Try another one."
    }


def test_a_picture_survives_a_mistake_elsewhere(as_learner, learner):
    refused = send(as_learner, handle="admin", picture=upload())
    page = soup(refused)
    kept = page.select_one("[name=kept_picture]")["value"]
    assert page.select_one(".picture-field img")["src"] == f"data:image/jpeg;base64,{kept}"
    assert b64decode(kept)[:2] == b"\xff\xd8"
    assert not Profile.objects.exists()

    send(as_learner, kept_picture=kept)

    assert default_storage.exists(Profile.objects.get(person=learner).picture.name)


@pytest.mark.parametrize("kept", ["x", "PHNjcmlwdD4=", "é"])
def test_a_kept_picture_that_is_none_is_left_out(as_learner, learner, kept):
    send(as_learner, kept_picture=kept)

    assert Profile.objects.get(person=learner).picture.name == ""


def test_a_hostile_picture_is_refused_beside_its_field(as_learner):
    found = mistakes(send(as_learner, picture=upload(b"<script>alert(1)</script>", "\u202egpj.exe.jpg")))

    assert found == {"picture": "This file is not a picture that can be read. Send a JPEG, PNG, WebP or GIF."}


def test_an_empty_picture_is_refused_beside_its_field(as_learner):
    assert mistakes(send(as_learner, picture=SimpleUploadedFile("me.jpg", b""))) == {
        "picture": "This file is empty. Choose another one."
    }


def test_pictures_are_counted(as_learner, monkeypatch):
    monkeypatch.setattr("community.profiles.views.PICTURES_AN_HOUR", 1)
    assert PICTURES_AN_HOUR > 1
    assert send(as_learner, picture=upload()).status_code == 302

    found = mistakes(send(as_learner, picture=upload()))

    assert found == {"picture": "Too many pictures in one hour. Try again later."}


def test_a_picture_that_waits_is_counted_too(as_learner, monkeypatch):
    kept = soup(send(as_learner, handle="admin", picture=upload())).select_one("[name=kept_picture]")["value"]
    monkeypatch.setattr("community.profiles.views.PICTURES_AN_HOUR", 1)

    assert mistakes(send(as_learner, kept_picture=kept)) == {
        "picture": "Too many pictures in one hour. Try again later."
    }


def test_what_was_written_is_shown_again_to_somebody_who_was_signed_out(client, db):
    answer = send(client, bio="Written for half an hour.", visibility="public")

    assert answer.status_code == 403
    page = soup(answer)
    assert page.select_one("[name=bio]").get_text(strip=True) == "Written for half an hour."
    assert page.select_one("[name=visibility][checked]")["value"] == "public"
    assert page.select_one("[role=alert] p").get_text() == (
        "You were signed out before it was sent. Copy what you wrote, and sign in."
    )
    assert not Profile.objects.exists()


def test_a_picture_is_taken_away(as_learner, learner):
    send(as_learner, picture=upload())
    assert Profile.objects.get(person=learner).picture.name != ""

    send(as_learner, remove_picture="on")

    profile = Profile.objects.get(person=learner)
    assert (profile.picture.name, profile.small_picture.name) == ("", "")


def test_a_waiting_picture_is_taken_away(as_learner, learner):
    kept = soup(send(as_learner, handle="admin", picture=upload())).select_one("[name=kept_picture]")["value"]

    send(as_learner, kept_picture=kept, remove_picture="on")

    assert Profile.objects.get(person=learner).picture.name == ""


def test_the_header_shows_the_picture_and_before_it_initials(as_learner, learner):
    button = "[popovertarget=account-menu] .avatar"
    assert soup(as_learner.get(reverse("dashboard"))).select_one(button).get_text() == "L"

    profile = make_profile(learner, "moja", picture=read_picture(ContentFile(picture_file())))

    shown = soup(as_learner.get(reverse("dashboard"))).select_one(button)
    assert shown["src"] == default_storage.url(profile.small_picture.name)
    assert shown["alt"] == ""


def test_the_account_begins_with_the_profile(as_learner):
    tabs = soup(as_learner.get(reverse("account_email"))).select(".tabs a")

    assert tabs[0]["href"] == reverse("profile")


# Being seen


@pytest.fixture
def profile(learner):
    return make_profile(learner, "wanjiru.k", bio="I keep a shop.", visibility="public")


def see(client, viewer=None, handle="wanjiru.k"):
    client.logout()
    if viewer:
        client.force_login(viewer)
    return client.get(reverse("person", args=[handle]))


@pytest.mark.parametrize(
    ("visibility", "visitor", "member", "own"),
    [("private", 404, 404, 200), ("members", 404, 200, 200), ("public", 200, 200, 200)],
)
def test_who_sees_whom(client, learner, classmate, profile, visibility, visitor, member, own):
    Profile.objects.update(visibility=visibility)

    answers = [see(client, viewer).status_code for viewer in (None, classmate, learner)]

    assert answers == [visitor, member, own]


def test_no_key_opens_what_is_private(client, admin, profile):
    assert see(client, admin).status_code == 200

    Profile.objects.update(visibility="private")

    assert see(client, admin).status_code == 404


@pytest.mark.parametrize("visibility", ["private", "members"])
def test_a_visitor_cannot_tell_whether_anybody_is_there(client, profile, visibility):
    assert "I keep a shop." in see(client).content.decode()

    Profile.objects.update(visibility=visibility)
    hidden, nobody = see(client), see(client, handle="nobody.knows")

    assert hidden.status_code == nobody.status_code == 404
    assert hidden.content.decode().replace("wanjiru.k", "nobody.knows") == nobody.content.decode()
    assert {**hidden.headers, "Content-Length": ""} == {**nobody.headers, "Content-Length": ""}


def test_a_member_cannot_tell_a_private_profile_from_none(client, classmate, profile):
    Profile.objects.update(visibility="private")

    hidden, nobody = see(client, classmate), see(client, classmate, "nobody.knows")

    assert hidden.status_code == nobody.status_code == 404
    assert soup(hidden).main == soup(nobody).main


def test_old_handles_and_other_spellings_lead_to_the_present_one(client, learner, profile):
    make_profile(learner, "wanjiru.kamau", visibility="public")

    for handle in ("wanjiru.k", "Wanjiru.K", "wanjiruk", "WANJIRU.KAMAU", "wanjirukamau"):
        assert see(client, handle=handle).url == "/people/wanjiru.kamau/"
    assert see(client, handle="wanjiru.kamau").status_code == 200


def test_an_old_handle_tells_strangers_nothing_of_a_hidden_profile(client, learner, profile):
    make_profile(learner, "wanjiru.kamau", visibility="members")

    assert see(client).status_code == 404
    assert see(client, learner).url == "/people/wanjiru.kamau/"


def test_somebody_who_is_locked_out_is_not_shown(client, learner, profile):
    assert see(client).status_code == 200

    User.objects.filter(pk=learner.pk).update(is_active=False)

    assert see(client).status_code == 404


@pytest.mark.parametrize("visibility", ["private", "members", "public"])
def test_the_address_of_mail_is_nowhere(client, learner, profile, visibility):
    Profile.objects.update(visibility=visibility, for_search_engines=True)

    for viewer in (None, learner):
        assert learner.email not in see(client, viewer).content.decode()


def test_a_handle_in_any_script_has_an_address(client, learner):
    make_profile(learner, "жанна.к", visibility="public")

    assert soup(see(client, handle="жанна.к")).select_one(".profile__handle").get_text() == "@жанна.к"


def test_a_very_long_address_leads_to_nobody(client, db):
    assert see(client, handle="w" * 3000).status_code == 404


def test_what_people_write_stays_text(client, learner):
    evil = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    make_profile(learner, "moja", bio=evil, skills=[evil], links=["https://example.org/?a=%22%3E"], visibility="public")

    main = soup(see(client, handle="moja")).main

    assert main.select("script, img") == []
    assert evil in main.select_one(".profile__bio").get_text()
    assert main.select_one(".profile__links a")["rel"] == ["nofollow", "ugc", "me", "noopener"]


def test_only_courses_that_were_ticked_are_shown(client, learner, profile):
    shown, hidden, retired = (make_outline(title) for title in ("Letters", "M-Pesa", "Radio"))
    for course in (shown, hidden, retired):
        CourseCompletion.objects.create(learner=learner, course=course)
    make_profile(learner, "wanjiru.k", visibility="public", shown_courses=[shown.pk, retired.pk])
    assert [title.get_text() for title in soup(see(client)).main.select(".mine h3")] == ["Radio", "Letters"]

    retired.editions.update(live=False)

    assert [title.get_text() for title in soup(see(client)).main.select(".mine h3")] == ["Letters"]


@pytest.mark.parametrize(
    ("visibility", "wanted", "listed"),
    [("public", True, True), ("public", False, False), ("members", True, False), ("private", True, False)],
)
def test_search_engines_get_what_the_person_wants_them_to(client, learner, profile, visibility, wanted, listed):
    Profile.objects.update(visibility=visibility, for_search_engines=wanted)

    page = see(client, learner)

    assert (soup(page).select_one("meta[name=robots]") is None) == listed
    sitemap = client.get("/sitemap.xml").content.decode()
    assert ("<loc>http://testserver/people/wanjiru.k/</loc>" in sitemap) == listed
    assert ("<loc>http://testserver/sw/people/wanjiru.k/</loc>" in sitemap) == listed


def test_no_cache_between_us_keeps_a_profile(client, profile):
    assert see(client).headers["Cache-Control"] == "private, no-cache"


def hide(learner):
    make_profile(learner, "wanjiru.k", visibility="members")


@pytest.mark.parametrize("change", [hide, erase_personal_data])
def test_a_kept_list_for_search_engines_forgets_at_once(client, learner, settings, publishing, change):
    settings.PAGE_CACHE_SECONDS = 60
    with publishing():
        make_profile(learner, "wanjiru.k", visibility="public", for_search_engines=True)
    assert b"/people/wanjiru.k/" in client.get("/sitemap.xml").content

    with publishing():
        change(learner)

    assert b"/people/" not in client.get("/sitemap.xml").content


def test_a_profile_is_never_kept_for_strangers(client, learner, settings, profile):
    settings.PAGE_CACHE_SECONDS = 60
    assert see(client).status_code == 200

    Profile.objects.update(visibility="private")

    assert see(client).status_code == 404


# Looking at oneself with the eyes of others


@pytest.mark.parametrize(
    ("visibility", "members", "visitors"),
    [("private", False, False), ("members", True, False), ("public", True, True)],
)
def test_one_sees_what_others_see(as_learner, learner, visibility, members, visitors):
    make_profile(learner, "moja", bio="I keep a shop.", visibility=visibility)

    seen = [soup(as_learner.get(reverse("profile_seen") + by)).main for by in ("", "?by=visitors")]

    assert [bool(main.select(".profile__bio")) for main in seen] == [members, visitors]
    assert all(main.select(".notice") for main in seen)


def test_without_a_profile_there_is_nothing_to_look_at(as_learner):
    assert as_learner.get(reverse("profile_seen")).url == reverse("profile")


def test_handles_of_others_are_never_changed(as_learner, classmate):
    make_profile(classmate, "classmate")

    send(as_learner)

    assert Handle.objects.get(person=classmate).name == "classmate"
