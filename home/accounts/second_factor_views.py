"""The screens of the second step: why it is needed, adding a factor, exchanging it, taking it away.

What is added here to allauth's own: one comes back to where one wanted to go, a new factor proves the session, and the
last factor of somebody who must have one stays.
"""

from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.login import record_authentication
from allauth.account.mixins import NextRedirectMixin
from allauth.mfa.base.views import AuthenticateView, IndexView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView, ReauthenticateWebAuthnView, RemoveWebAuthnView
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic.edit import FormView

from home.accounts.models import User
from home.accounts.second_factor import factors_of, is_mandatory_for, is_proven, may_remove
from home.accounts.second_factor_forms import RemoveWebAuthnForm
from home.way_back import own_address


@never_cache
@login_required
def second_factor(request):
    """Where the doors of the staff lead as long as the second step is missing; it leads back once that is done."""
    target = own_address(request, request.GET.get("next", "")) or reverse("wagtailadmin_home")
    if not is_mandatory_for(request.user) or is_proven(request):
        return redirect(target)
    if factors_of(request.user).exists():
        first_way = get_adapter().get_reauthentication_methods(request.user)[0]["url"]
        return redirect(with_next(first_way, target))
    context = {
        "app_url": with_next(reverse("mfa_activate_totp"), target),
        "passkey_url": with_next(reverse("mfa_add_webauthn"), target),
    }
    return render(request, "account/second_factor.html", context)


def with_next(address, target):
    return f"{address}?{urlencode({'next': target})}" if target else address


class SecondStepsView(IndexView):
    def get_context_data(self, **kwargs):
        return {**super().get_context_data(**kwargs), "is_mandatory": is_mandatory_for(self.request.user)}


class SignInStepView(AuthenticateView):
    """The second step while signing in; offers only what the person has."""

    def get_context_data(self, **kwargs):
        types = set(factors_of(self.stage.login.user).values_list("type", flat=True))
        has = {"has_app": Authenticator.Type.TOTP in types, "has_passkey": Authenticator.Type.WEBAUTHN in types}
        return {**super().get_context_data(**kwargs), **has}


class ConfirmByPasskeyView(ReauthenticateWebAuthnView):
    """allauth's own leads away from what was to be confirmed when the passkey does not fit."""

    def form_invalid(self, form):
        for mistake in form.errors.get("credential", []):
            messages.error(self.request, mistake)
        return redirect(self.passthrough_next_url(self.request.path))


class AddsFactor(NextRedirectMixin):
    """Whoever has just set up a factor has shown it: the session is proven. Then come the recovery codes, if they are
    new, and then what the person was about to do.
    """

    factor_type = None

    def form_valid(self, form):
        response = super().form_valid(form)
        added = Authenticator.objects.filter(user=self.request.user, type=self.factor_type).latest("pk")
        record_authentication(self.request, self.request.user, "mfa", id=added.pk, type=added.type)
        return response

    def get_success_url(self):
        if self.did_generate_recovery_codes:
            return self.passthrough_next_url(reverse("mfa_view_recovery_codes"))
        return self.get_next_url() or reverse("mfa_index")


@method_decorator(never_cache, name="dispatch")  # Its key stands on the page: it stays in no browser's store.
class AddAppView(AddsFactor, ActivateTOTPView):
    factor_type = Authenticator.Type.TOTP


@method_decorator([never_cache, reauthentication_required(app="allauth.mfa")], name="dispatch")
class ReplaceAppView(AddAppView):
    """A new phone: the new app takes the place of the old one at the moment its first code is right, never before."""

    def dispatch(self, request, *args, **kwargs):
        if not factors_of(request.user).filter(type=self.factor_type).exists():
            return redirect(self.passthrough_next_url(reverse("mfa_activate_totp")))
        return FormView.dispatch(self, request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return {**super().get_context_data(**kwargs), "is_exchange": True}

    @transaction.atomic
    def form_valid(self, form):
        factors_of(self.request.user).filter(type=self.factor_type).delete()
        return super().form_valid(form)


class AddPasskeyView(AddsFactor, AddWebAuthnView):
    factor_type = Authenticator.Type.WEBAUTHN

    def get_context_data(self, **kwargs):
        """allauth's own drops what it is handed, and with it a form with its mistakes."""
        return {**super().get_context_data(**kwargs), **kwargs}


class LastFactorStays:
    """Looks once more under a lock: two windows might each take away what the other still counts on."""

    @transaction.atomic
    def form_valid(self, form):
        User.objects.select_for_update().get(pk=self.request.user.pk)
        if not may_remove(self.get_authenticator()):
            form.full_clean()
            return self.form_invalid(form)
        return super().form_valid(form)


class RemoveAppView(LastFactorStays, DeactivateTOTPView):
    def get_authenticator(self):
        return self.authenticator


class RemovePasskeyView(LastFactorStays, RemoveWebAuthnView):
    form_class = RemoveWebAuthnForm

    def get_authenticator(self):
        return self.object

    def get_form_kwargs(self):
        """Bound from the start, so that the page says at once if the passkey has to stay."""
        return {**super().get_form_kwargs(), "authenticator": self.object, "data": {}}


@method_decorator(never_cache, name="dispatch")
class RecoveryCodesView(NextRedirectMixin, ViewRecoveryCodesView):
    def get_context_data(self, **kwargs):
        return {**super().get_context_data(**kwargs), "go_on": self.get_next_url() or reverse("mfa_index")}
