"""allauth's forms of the second step in our words."""

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as base_forms
from allauth.mfa.totp import forms as totp_forms
from allauth.mfa.webauthn import forms as webauthn_forms
from django import forms
from django.utils.translation import gettext_lazy as _

from home.accounts.entrance_forms import OurWords

LONGEST_NAME = 60


class SixFigures(OurWords):
    """The code of an app. Phones bring up their figures, and the browser offers nothing it once kept."""

    labels = {"code": _("Code from the app")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs.update({"inputmode": "numeric", "autocomplete": "one-time-code"})


class ActivateTOTPForm(SixFigures, totp_forms.ActivateTOTPForm):
    pass


class AppOrRecoveryCode(SixFigures):
    labels = {"code": _("Code")}
    help_texts = {"code": _("Six figures from your app. Is the phone lost? A recovery code works too, once.")}


class AuthenticateForm(AppOrRecoveryCode, base_forms.AuthenticateForm):
    pass


class ReauthenticateForm(AppOrRecoveryCode, base_forms.ReauthenticateForm):
    pass


class NamedPasskey(OurWords):
    labels = {"name": _("Name"), "passwordless": _("Let it sign me in by itself, without a password")}
    help_texts = {"name": _("To tell it from others, such as “Samsung phone”.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs["maxlength"] = LONGEST_NAME


class AddWebAuthnForm(NamedPasskey, webauthn_forms.AddWebAuthnForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].initial = True

    def clean_name(self):
        return super().clean_name()[:LONGEST_NAME]


class EditWebAuthnForm(NamedPasskey, webauthn_forms.EditWebAuthnForm):
    def clean_name(self):
        return self.cleaned_data["name"][:LONGEST_NAME]


class RemoveWebAuthnForm(forms.Form):
    """Says at once, before anything is pressed, when the passkey has to stay."""

    def __init__(self, *args, authenticator, **kwargs):
        super().__init__(*args, **kwargs)
        self.authenticator = authenticator

    def clean(self):
        adapter = get_adapter()
        if not adapter.can_delete_authenticator(self.authenticator):
            raise adapter.validation_error("cannot_delete_authenticator")
        return super().clean()
