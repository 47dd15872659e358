"""Mail: written once as text; its HTML twin is made of it, so that both always say the same.

A mail is a pair of templates, `<name>_subject.txt` and `<name>_message.txt`. In the message a blank line ends a
paragraph; a paragraph "Words: https://…" becomes a button, and one that is exactly the `code` of the context stands
large. A mail that needs more, such as a table of sums, brings its own `<name>_message.html`.
"""

import re

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.console import EmailBackend as ConsoleBackend
from django.core.mail.backends.filebased import EmailBackend as FileBackend
from django.db import transaction
from django.template import TemplateDoesNotExist
from django.template.loader import render_to_string
from django.utils import translation

BUTTON = re.compile(r"(?P<label>[^:\n]{1,60}): (?P<url>https?://\S+)")


def send_mail(person, template, context=None):
    """Send a mail to a person in the person's language, once the transaction has committed.

    `template` is the common beginning of the templates' names, such as "mail/invitation". A mail that cannot be
    sent is logged and breaks nothing else.
    """
    with translation.override(person.language or settings.LANGUAGE_CODE):
        message = render_mail(template, person.email, {"person": person, **(context or {})})
    transaction.on_commit(lambda: message.send(), robust=True)


def send_to_address(address, template, context=None, *, reply_to=""):
    """Send a mail to an address of the house, in the language of the house, once the transaction has committed."""
    with translation.override(settings.LANGUAGE_CODE):
        message = render_mail(template, address, context or {}, {"Reply-To": reply_to} if reply_to else None)
    transaction.on_commit(lambda: message.send(), robust=True)


def render_mail(template, to, context, headers=None):
    """The mail as a message with text and HTML, in the language that is active now."""
    context = {
        "site_name": settings.SITE_NAME,
        "site_address": settings.WAGTAILADMIN_BASE_URL,
        "code_minutes": settings.CODE_MINUTES,
        "language_code": translation.get_language(),
        **context,
    }
    subject = " ".join(render_to_string(f"{template}_subject.txt", context).split())
    text = render_to_string(f"{template}_message.txt", context).strip() + "\n"
    message = EmailMultiAlternatives(
        subject, text, settings.DEFAULT_FROM_EMAIL, [to] if isinstance(to, str) else to, headers=headers
    )
    message.attach_alternative(_html(template, subject, text, context), "text/html")
    return message


def _html(template, subject, text, context):
    context = {**context, "subject": subject, **_parts(text, context.get("code"))}
    try:
        return render_to_string(f"{template}_message.html", context)
    except TemplateDoesNotExist:
        return render_to_string("mail/message.html", context)


def _parts(text, code):
    """The paragraphs of the body, each with its kind, and the footer: what follows the line of two dashes."""
    body, _, footer = text.partition("\n-- \n")
    paragraphs = [paragraph.strip() for paragraph in re.split(r"\n\s*\n", body) if paragraph.strip()]
    return {"parts": [_part(paragraph, code) for paragraph in paragraphs], "footer": footer.strip()}


def _part(paragraph, code):
    if code and paragraph == code:
        return {"kind": "code", "text": paragraph}
    if button := BUTTON.fullmatch(paragraph):
        return {"kind": "button", "text": button["label"], "url": button["url"]}
    return {"kind": "text", "text": paragraph}


class ConsoleAndFileBackend(BaseEmailBackend):
    """Mail on one's own machine: to the console for the eye, to a folder for tests and tools."""

    def send_messages(self, messages):
        ConsoleBackend().send_messages(messages)
        return FileBackend().send_messages(messages)
