"""What is asked of a person besides address and password.

allauth builds its sign-up form on `SignupDetails`, so this module must not import allauth's forms.
"""

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from home.accounts.consent.actions import agree
from home.accounts.consent.forms import agreement_field
from home.accounts.names import validate_display_name

NAME_HELP = _("What others see, such as Wanjiru K. Your e-mail address is never shown.")


class DisplayNameField(forms.CharField):
    def __init__(self, **kwargs):
        super().__init__(
            label=_("Display name"),
            max_length=60,
            help_text=NAME_HELP,
            validators=[validate_display_name],
            widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
            **kwargs,
        )


class SignupDetails(forms.Form):
    display_name = DisplayNameField()

    field_order = ["email", "display_name", "password1", "agreement"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if agreement := agreement_field():
            self.fields["agreement"] = agreement

    def signup(self, request, user):
        """Called by allauth once the person is saved. The language is the one the form was read in."""
        user.display_name = self.cleaned_data["display_name"]
        user.language = get_language()
        user.save(update_fields=["display_name", "language"])
        if "agreement" in self.fields:
            agree(user)
