"""Members suggest, staff decide, and the member hears of it."""

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from courses.models import ResourcePage, ResourceSuggestion
from courses.resources.actions import approve_suggestion, decline_suggestion, suggest_resource
from home.models import SiteDocument
from tests.factories.resources import make_resource_index

LINK = {"title": "Atlas", "why": "Maps of every county.", "link": "https://example.org/atlas", "language_code": "en"}


@pytest.fixture
def suggest(client):
    def send(**data):
        return client.post(reverse("suggest_resource"), {**LINK, **data})

    return send


def make_suggestion(member, **fields):
    return suggest_resource(member, **{**LINK, "file": None, **fields})


def review(client, suggestion, **data):
    return client.post(reverse("resource_suggestions:edit", args=[suggestion.pk]), {"answer": "", **data})


def mistakes(response):
    return {name: list(messages) for name, messages in response.context["form"].errors.items()}


def test_a_member_suggests_a_link(client, learner, suggest):
    client.force_login(learner)

    response = suggest()

    assert response.url == reverse("suggest_resource")
    row = ResourceSuggestion.objects.get()
    assert (row.title, row.link, row.state, row.suggested_by) == ("Atlas", LINK["link"], "waiting", learner)
    page = client.get(response.url).content.decode()
    assert "Thank you. We look at it and write to you." in page
    assert "Waiting" in page


def test_a_member_suggests_a_file(client, learner, suggest):
    client.force_login(learner)

    suggest(link="", file=SimpleUploadedFile("prices.csv", b"day,sum\n1,2\n"))

    row = ResourceSuggestion.objects.get()
    assert row.filename.startswith("prices")
    assert row.file.read() == b"day,sum\n1,2\n"
    assert "/private" in row.file.path or "media" not in row.file.path


def test_members_only(client, suggest, db):
    assert [client.get(reverse("suggest_resource")).status_code, suggest().status_code] == [302, 302]
    assert ResourceSuggestion.objects.count() == 0


@pytest.mark.parametrize(
    ("data", "errors"),
    [
        ({"title": ""}, {"title": ["Give it a title."]}),
        ({"why": ""}, {"why": ["Say in a few words what it is good for."]}),
        ({"link": ""}, {"link": ["Give an address, or choose a file below."]}),
        ({"link": "javascript:alert(1)"}, {"link": ["Enter a valid URL."]}),
        ({"link": "ftp://example.org/"}, {"link": ["Enter a valid URL."]}),
        (
            {"file": SimpleUploadedFile("x.csv", b"a,b")},
            {"file": ["Give an address or a file, not both."]},
        ),
    ],
)
def test_a_mistake_is_named_and_nothing_is_lost(client, learner, suggest, data, errors):
    client.force_login(learner)

    response = suggest(**data)

    assert mistakes(response) == errors
    assert ResourceSuggestion.objects.count() == 0
    if "title" not in data:
        assert 'value="Atlas"' in response.content.decode()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.html", b"<script>alert(1)</script>"),
        ("drawing.svg", b"<svg onload='alert(1)'/>"),
        ("program.exe", b"MZ"),
        ("report.pdf", b"<html>not a pdf</html>"),
        ("book.xlsx", b"%PDF-1.7"),
        ("table.csv", b"\x00\x01\x02"),
        ("table.txt", b"\xff\xfe\xfa"),
        ("no-ending", b"words"),
    ],
)
def test_files_that_are_not_what_they_say_are_refused(client, learner, suggest, name, content):
    client.force_login(learner)

    response = suggest(link="", file=SimpleUploadedFile(name, content))

    assert list(mistakes(response)) == ["file"]
    assert ResourceSuggestion.objects.count() == 0


def test_large_files_are_refused(client, learner, suggest, settings):
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 10
    client.force_login(learner)

    response = suggest(link="", file=SimpleUploadedFile("table.csv", b"a,b\n" * 10))

    assert mistakes(response) == {"file": ["The file is too large: at most 10 MB."]}


def test_a_program_that_fills_in_everything_is_not_heard(client, learner, suggest):
    client.force_login(learner)

    response = suggest(website="https://spam.example/")

    assert response.url == reverse("suggest_resource")
    assert ResourceSuggestion.objects.count() == 0


def test_five_a_day(client, learner, suggest):
    client.force_login(learner)

    answers = [suggest().status_code for _number in range(6)]

    assert answers == [302] * 5 + [200]
    assert ResourceSuggestion.objects.count() == 5


def test_others_suggestions_are_not_shown(client, learner, classmate):
    make_suggestion(classmate, title="ZEBRAFINCH")
    client.force_login(learner)

    assert "ZEBRAFINCH" not in client.get(reverse("suggest_resource")).content.decode()


# Staff


def test_taking_a_link_makes_a_draft_and_writes_to_the_member(
    client, learner, editor, django_capture_on_commit_callbacks
):
    make_resource_index()
    suggestion = make_suggestion(learner)
    client.force_login(editor)

    with django_capture_on_commit_callbacks(execute=True):
        response = review(client, suggestion, decision="take", answer="Good find.")

    page = ResourcePage.objects.get()
    assert response.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert (page.title, page.link, page.live, page.owner) == ("Atlas", LINK["link"], False, editor)
    suggestion.refresh_from_db()
    assert (suggestion.state, suggestion.handled_by, suggestion.page) == ("approved", editor, page)
    assert [(one.to, one.subject) for one in mail.outbox] == [([learner.email], "Taken: Atlas")]
    assert "Good find." in mail.outbox[0].body
    assert reverse("suggest_resource") in mail.outbox[0].body


def test_taking_a_file_brings_it_into_the_library(learner, editor):
    make_resource_index()
    suggestion = make_suggestion(learner, link="", file=SimpleUploadedFile("prices.csv", b"a,b\n"))

    approve_suggestion(suggestion, editor)

    document = SiteDocument.objects.get()
    assert ResourcePage.objects.get().file == document
    assert (document.file.read(), document.uploaded_by_user) == (b"a,b\n", editor)


def test_taking_twice_makes_one_draft(learner, editor, publisher, django_capture_on_commit_callbacks):
    make_resource_index()
    suggestion = make_suggestion(learner)

    with django_capture_on_commit_callbacks(execute=True):
        first, second = (approve_suggestion(suggestion, person) for person in (editor, publisher))
        third = decline_suggestion(suggestion, publisher, "No.")

    assert [one.is_new for one in (first, second, third)] == [True, False, False]
    assert ResourcePage.objects.count() == 1
    assert len(mail.outbox) == 1


def test_a_no_needs_a_reason_and_the_member_reads_it(client, learner, editor, django_capture_on_commit_callbacks):
    suggestion = make_suggestion(learner)
    client.force_login(editor)

    silent = review(client, suggestion, decision="decline")
    with django_capture_on_commit_callbacks(execute=True):
        review(client, suggestion, decision="decline", answer="We have it already.")

    assert mistakes(silent) == {"answer": ["Say why, in a sentence or two."]}
    suggestion.refresh_from_db()
    assert (suggestion.state, suggestion.answer) == ("declined", "We have it already.")
    assert [one.subject for one in mail.outbox] == ["Not taken: Atlas"]
    client.force_login(learner)
    assert "We have it already." in client.get(reverse("suggest_resource")).content.decode()


def test_without_a_list_of_resources_staff_are_told_what_to_do(client, learner, editor):
    suggestion = make_suggestion(learner)
    client.force_login(editor)

    response = review(client, suggestion, decision="take")

    assert list(mistakes(response)) == ["decision"]
    assert ResourceSuggestion.objects.get().state == "waiting"


def test_the_queue_shows_those_that_wait(client, learner, editor):
    make_suggestion(learner, title="Waiting one")
    decline_suggestion(make_suggestion(learner, title="Declined one"), editor, "No.")
    client.force_login(editor)

    page = client.get(reverse("resource_suggestions:index")).content.decode()

    assert ("Waiting one" in page, "Declined one" in page) == (True, False)


def test_the_file_of_a_suggestion_is_for_those_who_decide(client, learner, editor, marketing):
    suggestion = make_suggestion(learner, link="", file=SimpleUploadedFile("prices.csv", b"a,b\n"))
    address = reverse("suggested_resource_file", args=[suggestion.pk])

    answers = {}
    for person in (learner, marketing, editor):
        client.force_login(person)
        answers[person.email.split("@")[0]] = client.get(address).status_code

    assert answers["editor"] == 200
    assert 200 not in {answers["learner"], answers["marketing"]}
