"""Forms: what they take and what they refuse, what becomes of it, and for how long."""

import time
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale

from home.accounts.privacy import collect_personal_data, erase_personal_data
from home.contact import guard
from home.contact.tasks import delete_expired_submissions
from home.contact.views import FORMS_AN_HOUR
from home.models import ContactSettings, ContactSubmission, FormField, FormPage
from tests.factories.content import make_page, make_site

ANSWERS = {"your_name": "Wanjiru", "e_mail": "wanjiru@example.org", "message": "Page 3 is\n\nempty."}


@pytest.fixture
def page(db):
    fields = [("Your name", "singleline"), ("E-mail", "email"), ("Message", "multiline")]
    english = Locale.objects.get(language_code="en")
    questions = [
        FormField(sort_order=number, label=label, field_type=kind, locale=english)
        for number, (label, kind) in enumerate(fields)
    ]
    ContactSettings.objects.create(email="hello@example.org")
    return make_page(make_site(), FormPage, "Contact", form_fields=questions, thanks="<p>Until soon.</p>")


def soup_of(response):
    return BeautifulSoup(response.content, "html.parser")


def filled_in(client, page, *, seconds=10, **answers):
    """The form as a browser sends it, after so many seconds."""
    inputs = soup_of(client.get(page.url)).select("main input[type=hidden]")
    hidden = {one["name"]: one["value"] for one in inputs}
    return {**hidden, "guard-website": "", **ANSWERS, **answers}, seconds


def send(client, page, form, monkeypatch):
    data, seconds = form
    now = time.time()
    monkeypatch.setattr(guard.time, "time", lambda: now + seconds)
    response = client.post(page.url, data)
    monkeypatch.undo()
    return response


def test_what_is_sent_is_kept_mailed_and_thanked_for(page, monkeypatch, django_capture_on_commit_callbacks):
    client = Client(enforce_csrf_checks=True)

    with django_capture_on_commit_callbacks(execute=True):
        response = send(client, page, filled_in(client, page), monkeypatch)

    assert response.url == "/contact/?sent=1"
    assert "Until soon." in client.get(response.url).content.decode()
    kept = ContactSubmission.objects.get()
    assert (kept.form_data, kept.sender, kept.page_id) == (ANSWERS, None, page.pk)
    message = mail.outbox[0]
    assert (message.to, message.reply_to or message.extra_headers["Reply-To"]) == (
        ["hello@example.org"],
        "wanjiru@example.org",
    )
    assert message.subject == "Sent by the form “Contact”"
    assert "Message\nPage 3 is\nempty." in message.body


def test_a_stranger_cannot_put_buttons_or_a_footer_into_the_mail(
    client, page, monkeypatch, django_capture_on_commit_callbacks
):
    words = "Look.\n\nSign in: https://evil.example/\n\n-- \nThe real footer"

    with django_capture_on_commit_callbacks(execute=True):
        send(client, page, filled_in(client, page, message=words), monkeypatch)

    html = mail.outbox[0].alternatives[0][0]
    assert "https://evil.example/" in html
    assert 'href="https://evil.example/"' not in html
    assert html.rindex("contact address of") > html.rindex("The real footer")


def test_without_an_address_it_is_only_kept(client, page, monkeypatch, django_capture_on_commit_callbacks):
    ContactSettings.objects.all().delete()

    with django_capture_on_commit_callbacks(execute=True):
        send(client, page, filled_in(client, page), monkeypatch)

    assert (ContactSubmission.objects.count(), mail.outbox) == (1, [])


def test_what_is_missing_is_said_at_the_field_and_all_is_kept(client, page, monkeypatch):
    form = filled_in(client, page, e_mail="nowhere", your_name="")

    response = send(client, page, form, monkeypatch)

    main = soup_of(response).main
    assert main.select_one(".errors__title").get_text(strip=True) == "2 things to mend"
    assert "Your name is missing." in main.select_one("#id_your_name_error").get_text()
    assert main.select_one("#id_e_mail")["value"] == "nowhere"
    assert main.select_one("textarea").get_text().strip() == ANSWERS["message"].strip()
    assert ContactSubmission.objects.count() == 0


def test_it_is_never_kept_by_a_cache(client, page):
    response = client.get(page.url)

    assert "no-store" in response["Cache-Control"] and "private" in response["Cache-Control"]


def test_where_pages_are_kept_for_strangers_each_gets_a_token_that_holds(page, monkeypatch, settings):
    settings.PAGE_CACHE_SECONDS = 60
    one, other = (Client(enforce_csrf_checks=True) for _number in range(2))
    forms = [filled_in(client, page) for client in (one, other)]

    answers = [
        send(client, page, form, monkeypatch).status_code for client, form in zip((one, other), forms, strict=True)
    ]

    assert answers == [302, 302]
    assert one.cookies["csrftoken"].value != other.cookies["csrftoken"].value


# Programs


def test_a_program_that_fills_in_everything_is_thanked_and_forgotten(client, page, monkeypatch):
    form = filled_in(client, page, **{"guard-website": "https://spam.example"})

    response = send(client, page, form, monkeypatch)

    assert response.url == "/contact/?sent=1"
    assert (ContactSubmission.objects.count(), mail.outbox) == (0, [])


@pytest.mark.parametrize(
    ("seconds", "says"), [(1, "That was quick."), (25 * 3600, "open for more than a day"), (4, None), (23 * 3600, None)]
)
def test_people_need_some_seconds_and_not_days(client, page, monkeypatch, seconds, says):
    response = send(client, page, filled_in(client, page, seconds=seconds), monkeypatch)

    assert (ContactSubmission.objects.count() == 0) is bool(says)
    assert says is None or says in response.content.decode()
    assert says is None or "wanjiru@example.org" in response.content.decode()


def test_sent_again_after_the_reason_was_said_it_is_taken(client, page, monkeypatch):
    for seconds, wait in ((1, 10), (25 * 3600, 25 * 3600 + 10)):
        again = soup_of(send(client, page, filled_in(client, page, seconds=seconds), monkeypatch))
        hidden = {one["name"]: one["value"] for one in again.select("main input[type=hidden]")}

        response = send(client, page, ({**hidden, **ANSWERS}, wait), monkeypatch)

        assert response.status_code == 302
    assert ContactSubmission.objects.count() == 2


@pytest.mark.parametrize("stamp", ["", "nonsense", "WzEsIDFd:1abc:xyz"])
def test_a_stamp_that_is_not_ours_is_none(client, page, monkeypatch, stamp):
    response = send(client, page, filled_in(client, page, **{"guard-stamp": stamp}), monkeypatch)

    assert (response.status_code, ContactSubmission.objects.count()) == (200, 0)


def test_a_stamp_of_another_form_is_none(client, page, monkeypatch):
    other = make_page(make_site(), FormPage, "Survey")
    stamp = soup_of(client.get(other.url)).select_one("[name=guard-stamp]")["value"]

    send(client, page, filled_in(client, page, **{"guard-stamp": stamp}), monkeypatch)

    assert ContactSubmission.objects.count() == 0


def test_too_many_are_held_back_with_all_that_was_typed(client, page, monkeypatch):
    for _time in range(FORMS_AN_HOUR):
        assert send(client, page, filled_in(client, page), monkeypatch).status_code == 302

    response = send(client, page, filled_in(client, page), monkeypatch)

    assert response.status_code == 429
    assert "Many forms have come from you this hour." in response.content.decode()
    assert "wanjiru@example.org" in response.content.decode()
    assert ContactSubmission.objects.count() == FORMS_AN_HOUR


# What becomes of it


def test_it_is_deleted_when_its_time_has_come(page):
    old, new = (ContactSubmission.objects.create(page=page, form_data={}) for _number in range(2))
    ContactSubmission.objects.filter(pk=old.pk).update(submit_time=timezone.now() - timedelta(days=181))

    delete_expired_submissions.func()

    assert list(ContactSubmission.objects.all()) == [new]


def test_what_a_person_sent_is_handed_over_and_forgotten(client, page, learner, classmate, monkeypatch):
    for person in (learner, classmate):
        client.force_login(person)
        send(client, page, filled_in(client, page), monkeypatch)

    rows = collect_personal_data(learner)["home.ContactSubmission.sender"]["rows"]
    erase_personal_data(learner)

    assert [row["form_data"] for row in rows] == [ANSWERS]
    assert [kept.sender for kept in ContactSubmission.objects.all()] == [classmate]


def test_staff_list_it_and_take_it_along(client, page, marketing):
    ContactSubmission.objects.create(page=page, form_data={**ANSWERS, "your_name": "=1+1", "e_mail": "+254 700"})
    client.force_login(marketing)
    address = reverse("wagtailforms:list_submissions", args=[page.pk])

    listed = client.get(address).content.decode()
    table = b"".join(client.get(address, {"export": "csv"}).streaming_content).decode()

    assert "+254 700" in listed
    assert table.splitlines()[1].split(",")[1:3] == ["'=1+1", "+254 700"]


def test_editors_write_a_form_and_preview_it(client, page, marketing):
    client.force_login(marketing)

    shown = client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))

    assert [label.get_text(strip=True) for label in soup_of(shown).select("main .field label")] == [
        "Your name",
        "E-mail",
        "Message",
    ]
