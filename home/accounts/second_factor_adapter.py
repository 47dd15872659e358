"""How allauth's second step meets this site."""

from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.accounts.second_factor import may_remove


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": gettext_lazy(
            "Your role needs a second step, and this is your only one. Add another first, then take this one away."
        ),
        "incorrect_code": gettext_lazy("The code does not match. Wait for the next one and try again."),
    }

    def can_delete_authenticator(self, authenticator):
        return may_remove(authenticator)

    def generate_authenticator_name(self, user, type):  # noqa: A002 (allauth's name)
        """What stands in the field for a name until the person writes a better one."""
        return _("My passkey")

    def _get_site_name(self):
        """In the authenticator app and in the browser's question the site has a name, not a host."""
        return settings.SITE_NAME
