"""Wagtail's page about one's own account: a display name instead of first and last name."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views import account

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


class AccountView(account.AccountView):
    """Address, password and second factor are managed on the site, so only the panel of names is exchanged."""

    def get_panels(self):
        return [self._ours(panel) for panel in super().get_panels()]

    def _ours(self, panel):
        if isinstance(panel, account.NameEmailSettingsPanel):
            return NamePanel(panel.request, panel.user, panel.profile)
        return panel
