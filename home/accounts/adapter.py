"""How allauth meets this site: our words, our mail."""

from allauth.account.adapter import DefaultAccountAdapter
from django.utils.translation import gettext_lazy as _

from home.accounts.actions import renew_details
from home.accounts.second_factor import is_mandatory_for
from home.mail import render_mail

FIRST_VISIT = "is_first_visit"  # In the session in which an account is opened for the first time.
SIGN_UP_DETAILS = "sign_up_details"  # In the session: what somebody wrote who asked for an account a second time.


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account is closed. Write to us if that is a mistake."),
        "email_password_mismatch": _("E-mail and password do not match."),
        "incorrect_password": _("The password does not match."),
        "enter_current_password": _("The password does not match."),
        "incorrect_code": _("The code does not match. Look at the newest mail from us."),
        "too_many_login_attempts": _("Too many tries. Wait five minutes."),
        "rate_limited": _("Too many requests. Wait a minute and try again."),
        "duplicate_email": _("This is your address already."),
        "email_taken": _("This address cannot be used. Try another one."),
        "same_as_current": _("This is your address already."),
    }

    def pre_login(self, request, user, **about):
        """Any other way in forgets what was written at a sign-up: on a shared device it may be somebody else's."""
        if not about.get("signup"):
            request.session.pop(SIGN_UP_DETAILS, None)
        return super().pre_login(request, user, **about)

    def login(self, request, user):
        """Whoever comes this far has proved the address: what was written at the last sign-up holds from here."""
        details = request.session.pop(SIGN_UP_DETAILS, None) or {}
        if details.pop("user", None) == user.pk:
            renew_details(user, **details)
        is_first = user.last_login is None
        super().login(request, user)
        request.session[FIRST_VISIT] = is_first

    def get_reauthentication_methods(self, user):
        """Whoever must have a second step confirms with it; the password once more would prove nothing new.

        A passkey comes first: it is the quickest.
        """
        ways = super().get_reauthentication_methods(user)
        second = [way for way in ways if way["id"].startswith("mfa_")]
        return second[::-1] if second and is_mandatory_for(user) else ways

    def render_mail(self, template_prefix, email, context, headers=None):
        """In the language of the page the person is on: whoever gets a code is sitting in front of it."""
        site_address = self.request.build_absolute_uri("/").rstrip("/") if self.request else None
        return render_mail(
            template_prefix, email, {**context, **({"site_address": site_address} if site_address else {})}, headers
        )
