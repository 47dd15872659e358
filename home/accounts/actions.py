"""What happens to an account besides signing in."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction
from django.urls import reverse

from home.mail import send_mail


@transaction.atomic
def verify_address(user):
    """Take the person's address as verified, as whoever sits at the server may. Safe to repeat."""
    EmailAddress.objects.filter(user=user, primary=True).exclude(email=user.email).update(primary=False)
    EmailAddress.objects.update_or_create(user=user, email=user.email, defaults={"verified": True, "primary": True})


def renew_details(user, *, password, display_name, language):
    """What a person wrote when asking for the account again replaces what was written first. `password` is a hash."""
    user.password, user.display_name, user.language = password, display_name, language
    user.save(update_fields=["password", "display_name", "language"])


@transaction.atomic
def invite(user):
    """Write to a person whose account the staff has made: a code opens it, and nobody knows a password.

    Entering the code also proves the address; until then it counts as unverified.
    """
    EmailAddress.objects.get_or_create(user=user, email=user.email, defaults={"primary": True})
    url = settings.WAGTAILADMIN_BASE_URL + reverse("account_request_login_code")
    send_mail(user, "mail/invitation", {"url": url})


@transaction.atomic
def forget_second_factor(user):
    """Take all second factors from a person who has lost them, and sign the account out everywhere.

    Returns whether there was one. The person gets a mail: whoever asked may have been somebody else.
    """
    removed, _by_model = Authenticator.objects.filter(user=user).delete()
    if removed:
        Session.objects.filter(session_key__in=user.usersession_set.values("session_key")).delete()
        url = settings.WAGTAILADMIN_BASE_URL + reverse("account_reset_password")
        send_mail(user, "mail/second_factor_forgotten", {"url": url})
    return bool(removed)
