"""Wagtail's page about one's own account: a display name instead of first and last name, and pictures drawn anew."""

from django import forms
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.account import AvatarPreferencesForm
from wagtail.admin.views import account

from community.profiles.pictures import read_picture
from home.accounts.forms import DisplayNameField
from home.accounts.models import User


class NameForm(forms.ModelForm):
    display_name = DisplayNameField()

    class Meta:
        model = User
        fields = ["display_name"]


class NamePanel(account.NameEmailSettingsPanel):
    title = _("Name")
    form_class = NameForm


class PictureForm(AvatarPreferencesForm):
    """Wagtail keeps a small file as it was sent, whatever else is in it."""

    avatar = forms.FileField(
        label=_("Picture"),
        required=False,
        error_messages={"empty": _("This file is empty. Choose another one.")},
    )

    def clean_avatar(self):
        file = self.cleaned_data["avatar"]
        if not isinstance(file, UploadedFile):
            return super().clean_avatar()
        return ContentFile(read_picture(file).large, name="picture.jpg")


class PicturePanel(account.AvatarSettingsPanel):
    template_name = "learnsync/people/own_picture.html"
    form_class = PictureForm


OURS = {account.NameEmailSettingsPanel: NamePanel, account.AvatarSettingsPanel: PicturePanel}


class AccountView(account.AccountView):
    """Address, password and second factor are managed on the site; names and pictures are checked by our own rules."""

    def get_panels(self):
        return [self._ours(panel) for panel in super().get_panels()]

    def _ours(self, panel):
        ours = OURS.get(type(panel))
        return ours(panel.request, panel.user, panel.profile) if ours else panel
