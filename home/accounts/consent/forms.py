"""The tick at sign-up."""

from django import forms
from django.utils.functional import lazy
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from home.accounts.consent.rules import current_versions


def agreement_field():
    """A tick that must be set, with links to what is agreed to; None where the site has no terms yet."""
    versions = current_versions()
    if not versions:
        return None
    return forms.BooleanField(
        label=lazy(_sentence, SafeString)(versions),
        error_messages={"required": _("An account needs your agreement. Tick the box if you agree.")},
    )


def _sentence(versions):
    names = format_html_join(", ", "{}", ((_linked(version),) for version in versions))
    return format_html(_("I have read and agree to: {documents}"), documents=names)


def _linked(version):
    name = version.get_kind_display()
    return format_html('<a href="{}" target="_blank">{}</a>', version.url, name) if version.url else name
