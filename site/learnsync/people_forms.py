"""Adding and editing a person in the admin."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.users import forms as wagtail_forms

from home.accounts.forms import DisplayNameField
from home.accounts.models import User

FIELDS = ["email", "display_name", "language", "is_superuser", "groups"]


class PersonForm(wagtail_forms.UserForm):
    email = forms.EmailField(label=_("E-mail"), help_text=_("It signs in, and is never shown to others."))
    display_name = DisplayNameField()
    language = forms.ChoiceField(
        label=_("Language of mails"), required=False, choices=lambda: [("", _("Not chosen")), *settings.LANGUAGES]
    )
    first_name = last_name = None

    def clean_email(self):
        """One address, one person, whatever the capitals."""
        email = self.cleaned_data["email"].lower()
        if User.objects.filter(email__iexact=email).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("Somebody has an account with this address."), code="taken")
        return email


class PersonCreationForm(PersonForm):
    class Meta:
        model = User
        fields = FIELDS
        widgets = {"groups": forms.CheckboxSelectMultiple}

    def save(self, commit=True):
        self.instance.set_unusable_password()
        return super().save(commit)


class PersonEditForm(PersonForm):
    """The address is changed by the person alone, who then proves to own it."""

    def __init__(self, *args, **kwargs):
        editing_self = kwargs.pop("editing_self", False)
        super().__init__(*args, **kwargs)
        self.fields["email"].disabled = True
        self.fields["email"].help_text = _("Only the person can change it, on the site.")
        if editing_self:
            del self.fields["is_active"]
            del self.fields["is_superuser"]

    class Meta:
        model = User
        fields = [*FIELDS, "is_active"]
        widgets = {"groups": forms.CheckboxSelectMultiple}
