"""Messages with a button: what was done, and the way to take it back. Works without script."""

from dataclasses import dataclass

from django.contrib import messages
from django.utils.translation import gettext, gettext_noop

# Kind → (words on the button, whether pressing it does the thing at once or leads to a page that asks).
KINDS = {"undo": (gettext_noop("Undo"), True), "leave": (gettext_noop("Leave"), False)}


@dataclass(frozen=True)
class MessageButton:
    words: str
    url: str
    is_form: bool


def say(request, words, kind, url):
    """A message of success with a button of one of the `KINDS`, which leads to `url`."""
    messages.success(request, words, extra_tags=f"{kind} {url}")


def button_of(message):
    """The button that was given to a message, or None."""
    kind, _space, url = (message.extra_tags or "").partition(" ")
    if kind not in KINDS:
        return None
    words, is_form = KINDS[kind]
    return MessageButton(gettext(words), url, is_form)
