"""Asking to look as a learner."""

from django import forms
from django.utils.translation import gettext_lazy as _

from home.accounts.acting.models import ActingSession
from home.accounts.acting.rules import can_act_as
from home.accounts.models import User


class ActingForm(forms.Form):
    """By the whole address, so that nobody needs a list of all people for it."""

    email = forms.EmailField(
        label=_("E-mail of the learner"),
        help_text=_("The whole address, as the person wrote it to you. Example: wanjiru@example.org"),
    )
    reason = forms.CharField(
        label=_("Reason"),
        min_length=10,
        max_length=ActingSession._meta.get_field("reason").max_length,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The learner will read it. Example: You wrote that lesson 4 does not open."),
    )

    def __init__(self, *args, staff, **kwargs):
        super().__init__(*args, **kwargs)
        self.staff = staff
        self.learner = None

    def clean_email(self):
        """One answer for all that cannot be, so that the form tells nothing about who has which role."""
        person = User.objects.filter(email__iexact=self.cleaned_data["email"]).first()
        if person is None or not can_act_as(self.staff, person):
            raise forms.ValidationError(_("No learner with this address. Staff cannot be chosen."), code="no_learner")
        self.learner = person
        return self.cleaned_data["email"]
