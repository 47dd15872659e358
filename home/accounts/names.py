"""How a person is called in public: by the display name, never by the address."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

ADDRESS = re.compile(r"@|://|\bwww\.|\.(com|org|net|co|io|ke|tz|ug)\b", re.IGNORECASE)


def name_of(user):
    return user.display_name


def validate_display_name(name):
    """Refuse what is an address rather than a name: names stand in public and in mails to others."""
    if ADDRESS.search(name):
        raise ValidationError(_("Write a name, not an address. Others see it."), code="address")
    if not any(letter.isalnum() for letter in name):
        raise ValidationError(_("Write a name with at least one letter or figure."), code="no_letters")
    if not name.isprintable():
        raise ValidationError(_("Write the name on one line, without special marks."), code="unprintable")
