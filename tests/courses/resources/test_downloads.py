"""The one door for files and links: who gets through, what is counted, and which versions there are."""

import pytest
from django.urls import reverse
from django.utils import timezone

from courses.access.models import AccessGrant
from courses.models import Course, ResourceDownloads, ResourcePage
from courses.resources.actions import record_version
from courses.resources.reading import downloads_of
from home.models import SiteDocument
from tests.factories.blocks import make_document
from tests.factories.outline import make_outline
from tests.factories.people import make_person
from tests.factories.resources import make_resource, take_again

BROWSER = {"HTTP_USER_AGENT": "Mozilla/5.0 (Linux; Android 14) Firefox/140.0"}


def get(client, page, **headers):
    return client.get(reverse("get_resource", args=[page.pk]), **{**BROWSER, **headers})


def content(response):
    return b"".join(response.streaming_content)


def test_a_free_file_is_for_everybody_and_kept_by_no_cache(client, db):
    page = make_resource("Cash book")

    response = get(client, page)

    assert (response.status_code, content(response)) == (200, b"Cash book")
    assert response["Cache-Control"] == "private, no-store"
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_file_with_sign_in_asks_for_it_and_comes_back(client, learner):
    page = make_resource("Cash book", access="sign_in")

    stranger = get(client, page)
    client.force_login(learner)
    member = get(client, page)

    address = reverse("get_resource", args=[page.pk])
    assert (stranger.status_code, stranger.url) == (302, f"/accounts/login/?next={address}")
    assert content(member) == b"Cash book"


def test_a_file_of_a_course_is_for_those_who_have_it(client, learner, classmate, editor):
    course = make_outline("Counting", access="paid")
    page = make_resource("Cash book", access="course", course=course)
    AccessGrant.objects.create(learner=learner, course=course, source=AccessGrant.Source.PURCHASE)

    answers = {}
    for person in (None, classmate, learner, editor):
        client.logout()
        if person:
            client.force_login(person)
        answers[person and person.email.split("@")[0]] = get(client, page).status_code

    assert answers == {None: 302, "classmate": 302, "learner": 200, "editor": 200}


def test_the_refused_are_led_to_the_page_that_says_why(client, classmate):
    course = make_outline("Counting", access="paid")
    page = make_resource("Cash book", access="course", course=course)
    client.force_login(classmate)

    response = client.get(reverse("get_resource", args=[page.pk]), follow=True, **BROWSER)

    text = response.content.decode()
    assert response.redirect_chain[0][0] == "/resources/cash-book/"
    assert "This belongs to a course. Whoever has the course may have it." in text
    assert f'href="{course.editions.get().url_path}"' in text


def test_a_resource_whose_course_is_gone_is_closed(client, learner):
    page = make_resource("Cash book", access="course", course=make_outline("Counting", access="open"))
    opened = get(client, page).status_code
    Course.objects.all().update(retired_at=timezone.now())
    ResourcePage.objects.update(course=None)

    assert (opened, get(client, page).status_code) == (200, 302)


def test_a_link_goes_out_by_the_same_door(client, learner):
    page = make_resource("Atlas", link="https://example.org/atlas", access="sign_in")

    shown = client.get("/resources/atlas/").content.decode()
    stranger = get(client, page)
    client.force_login(learner)
    member = get(client, page)

    assert "https://example.org/atlas" not in shown
    assert stranger.url.startswith("/accounts/login/")
    assert (member.status_code, member.url) == (302, "https://example.org/atlas")
    assert downloads_of(page) == 1


def test_what_is_not_published_is_not_there(client, admin):
    page = make_resource("Draft", publish=False)
    client.force_login(admin)

    assert get(client, page).status_code == 404


def test_the_library_does_not_hand_the_file_out_by_its_own_address(client, learner):
    page = make_resource("Cash book", access="course", course=make_outline("Counting", access="paid"))
    document = SiteDocument.objects.get(pk=page.file_id)
    client.force_login(learner)

    answers = [client.get(address).status_code for address in (document.url, f"/media/{document.file.name}")]

    assert answers == [404, 404]


# Versions


def test_another_file_makes_another_version_and_the_older_stays_reachable(client, db):
    page = make_resource("Cash book")
    take_again(page, lead="Only the words are new.")
    take_again(page, file=make_document("new.csv", b"second"), version_note="A column for M-Pesa")

    versions = list(page.versions.order_by("number").values_list("number", "note"))
    newest, older = get(client, page), client.get(reverse("get_resource_version", args=[page.pk, 1]), **BROWSER)
    shown = client.get("/resources/cash-book/").content.decode()

    assert versions == [(1, ""), (2, "A column for M-Pesa")]
    assert (content(newest), content(older)) == (b"second", b"Cash book")
    assert "A column for M-Pesa" in shown
    assert reverse("get_resource_version", args=[page.pk, 1]) in shown


def test_older_versions_are_under_the_same_rule(client, db):
    page = make_resource("Cash book", access="sign_in")
    take_again(page, file=make_document("new.csv", b"second"))

    response = client.get(reverse("get_resource_version", args=[page.pk, 1]), **BROWSER)

    assert response.url.startswith("/accounts/login/")
    assert client.get(reverse("get_resource_version", args=[page.pk, 9]), **BROWSER).status_code == 404


def test_recording_a_version_again_changes_nothing(db):
    page = make_resource("Cash book")

    again = record_version(page)

    assert list(page.versions.all()) == [again]


def test_a_draft_with_another_file_is_no_version_yet(client, db):
    page = make_resource("Cash book")
    draft = ResourcePage.objects.get(pk=page.pk)
    draft.file = make_document("new.csv", b"WAXBILL")
    draft.save_revision()

    assert page.versions.count() == 1
    assert content(get(client, page)) == b"Cash book"


# Counting


def test_the_same_reader_counts_once_a_day(client, learner, db):
    page = make_resource("Cash book")

    for _time in range(3):
        get(client, page)
    get(client, page, REMOTE_ADDR="203.0.113.9")
    client.force_login(learner)
    for address in ("203.0.113.9", "203.0.113.10"):
        get(client, page, REMOTE_ADDR=address)

    assert list(ResourceDownloads.objects.values_list("page", "day", "count")) == [(page.pk, timezone.localdate(), 3)]


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_USER_AGENT": "Mozilla/5.0 (compatible; Googlebot/2.1)"},
        {"HTTP_USER_AGENT": "curl/8.5"},
        {"HTTP_USER_AGENT": "facebookexternalhit/1.1"},
        {"HTTP_USER_AGENT": ""},
        {"HTTP_SEC_PURPOSE": "prefetch"},
        {"HTTP_RANGE": "bytes=1000-"},
    ],
)
def test_programs_and_parts_are_not_counted(client, db, headers):
    page = make_resource("Cash book")

    response = get(client, page, **headers)

    assert response.status_code in {200, 206}
    assert downloads_of(page) == 0


def test_asking_by_head_is_not_counted(client, db):
    page = make_resource("Cash book")

    client.head(reverse("get_resource", args=[page.pk]), **BROWSER)

    assert downloads_of(page) == 0


def test_the_refused_are_not_counted(client, db):
    page = make_resource("Cash book", access="sign_in")

    get(client, page)

    assert downloads_of(page) == 0


def test_counts_name_nobody(client, db):
    make_person("somebody")

    fields = {field.name for field in ResourceDownloads._meta.get_fields()}

    assert fields == {"id", "page", "day", "count"}
