"""What keeps programs from filling in forms: a field that people do not see, and a time that people need.

It needs no cookie and asks nobody to read crooked letters.
"""

import time

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

SALT = "home.contact.guard"
LEAST_SECONDS = 3
MOST_SECONDS = 24 * 60 * 60
TOO_FAST = _("That was quick. Wait a few seconds, then send it again.")
TOO_OLD = _("The page had been open for more than a day. Look through what you wrote, then send it again.")


class GuardForm(forms.Form):
    """Stands in the form beside its questions. The prefix keeps its names apart from any question's."""

    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )
    stamp = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, page, **kwargs):
        self.page = page
        super().__init__(*args, prefix="guard", **kwargs)

    @property
    def is_caught(self):
        """Whether the field that people do not see was filled in."""
        return bool(self.data.get(self.add_prefix("website"), "").strip())

    @property
    def objection(self):
        """Why the form is not taken as it stands, or nothing. Only for a form that was sent."""
        age = self._age()
        if age is None or age > MOST_SECONDS:
            return TOO_OLD
        return TOO_FAST if age < LEAST_SECONDS else ""

    def _age(self):
        """Seconds since the page was shown; None for a stamp that is not ours, or of another page."""
        try:
            stamp = signing.loads(self.data.get(self.add_prefix("stamp"), ""), salt=SALT)
        except signing.BadSignature:
            return None
        page, shown_at = stamp
        return time.time() - shown_at if page == self.page.pk else None


def fresh_guard(page):
    """For a page that is being shown now."""
    return GuardForm(page=page, initial={"stamp": signing.dumps([page.pk, time.time()], salt=SALT)})


def same_guard(guard):
    """For a page shown again: who was too fast need not wait from the beginning, who was too late gets a new stamp."""
    return fresh_guard(guard.page) if guard.objection == TOO_OLD else guard
