"""Mail is written once as text; its HTML twin says the same."""

import pytest
from django.core import mail
from django.db import transaction
from django.test import override_settings
from django.utils import translation

from home.mail import render_mail, send_mail
from tests.factories.people import make_person

URL = "https://learn.example/accounts/login/code/"


def html_of(message):
    return message.alternatives[0][0]


def test_the_twin_has_the_same_words_a_button_and_an_address_to_answer(learner):
    message = render_mail("mail/invitation", learner.email, {"person": learner, "url": URL})

    assert message.subject == "You have an account at Learnsync"
    assert f"Sign in with a code: {URL}" in message.body
    assert f'<a href="{URL}"' in html_of(message)
    assert "our staff has made an account for you" in html_of(message)
    assert message.from_email == "Learnsync <hello@learnsync.test>"


def test_a_code_stands_by_itself_in_both(learner):
    message = render_mail("account/email/login_code", learner.email, {"code": "ABCD-1234"})

    assert "\n\nABCD-1234\n\n" in message.body
    assert html_of(message).count(">ABCD-1234</p>") == 1


def test_html_in_a_name_is_shown_not_obeyed(db):
    person = make_person("mallory")
    person.display_name = "<b>Mallory</b> & Co"

    message = render_mail("mail/invitation", person.email, {"person": person, "url": URL})

    assert "Good day <b>Mallory</b> & Co," in message.body
    assert "Good day &lt;b&gt;Mallory&lt;/b&gt; &amp; Co," in html_of(message)


def test_mail_has_no_pictures_and_no_style_that_clients_drop(learner):
    html = html_of(render_mail("mail/invitation", learner.email, {"person": learner, "url": URL}))

    assert [word for word in ("<img", "<style", "gradient", "class=") if word in html] == []


def test_mail_leaves_after_the_commit(learner, publishing):
    with publishing():
        send_mail(learner, "mail/invitation", {"url": URL})
        sent_inside = len(mail.outbox)

    assert (sent_inside, [message.to for message in mail.outbox]) == (0, [[learner.email]])


def test_what_is_rolled_back_sends_nothing(learner, publishing):
    with publishing(), pytest.raises(RuntimeError), transaction.atomic():
        send_mail(learner, "mail/invitation", {"url": URL})
        raise RuntimeError

    assert mail.outbox == []


def test_the_language_is_the_readers(publishing):
    reader = make_person("asha", language="sw")

    with publishing(), translation.override("en"):
        send_mail(reader, "mail/invitation", {"url": URL})

    assert '<html lang="sw">' in html_of(mail.outbox[0])


def test_a_mail_server_that_is_down_breaks_nothing_else(learner, publishing, caplog):
    with override_settings(EMAIL_BACKEND="tests.home.test_mail.Broken"), publishing():
        send_mail(learner, "mail/invitation", {"url": URL})

    assert "the line is down" in caplog.text


class Broken:
    def __init__(self, **options):
        pass

    def send_messages(self, messages):
        raise OSError("the line is down")


def test_on_ones_own_machine_mail_goes_to_the_console_and_a_folder(learner, settings, tmp_path, capsys):
    settings.EMAIL_BACKEND = "home.mail.ConsoleAndFileBackend"
    settings.EMAIL_FILE_PATH = tmp_path

    render_mail("mail/invitation", learner.email, {"person": learner, "url": URL}).send()

    [written] = tmp_path.iterdir()
    assert f"Sign in with a code: {URL}" in written.read_text()
    assert f"Sign in with a code: {URL}" in capsys.readouterr().out
