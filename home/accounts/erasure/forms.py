"""The last question before an account goes."""

from django import forms
from django.utils.translation import gettext_lazy as _


class DeleteAccountForm(forms.Form):
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("Type it to show that you mean it."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={"invalid": _("Write the whole e-mail address, such as wanjiru@example.org.")},
    )

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_email(self):
        if self.cleaned_data["email"].lower() != self.person.email.lower():
            raise forms.ValidationError(_("This is not the address of your account."), code="other")
        return self.cleaned_data["email"]
