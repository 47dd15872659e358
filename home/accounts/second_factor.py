"""The second factor of those who work in the admin: for whom it is mandatory, and what a session without it may see.

A session counts as proven once it was opened or confirmed with a factor that the person still has. A password alone
never makes it so, nor does a factor that was taken away since.
"""

from urllib.parse import urlencode

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from home.accounts.roles import ADMIN

TYPES = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]

STAFF_PATHS = ("/admin/", "/documents/")
WAYS_OUT = {"wagtailadmin_login", "wagtailadmin_logout"}
# Whoever has only the password must not give the account a factor of their own beside the owner's, nor read the
# recovery codes. The very first factor is set up behind the password: there is nothing else yet.
OWN_FACTORS = {
    "mfa_activate_totp", "mfa_replace_totp", "mfa_deactivate_totp", "mfa_add_webauthn", "mfa_edit_webauthn",
    "mfa_remove_webauthn", "mfa_list_webauthn", "mfa_view_recovery_codes", "mfa_generate_recovery_codes",
    "mfa_download_recovery_codes",
}  # fmt: skip


def is_mandatory_for(user):
    return settings.SECOND_FACTOR_FOR_STAFF and user.has_perm(ADMIN)


def factors_of(user):
    """Apps and passkeys. Recovery codes are no factor of their own: they stand in for one that is lost."""
    return Authenticator.objects.filter(user_id=user.pk, type__in=TYPES)


def may_remove(authenticator):
    """Whether the account may do without it."""
    return not is_mandatory_for(authenticator.user) or (
        factors_of(authenticator.user).exclude(pk=authenticator.pk).exists()
    )


def is_proven(request):
    """Whether this session was opened with the second factor. One query."""
    proofs = [record for record in get_authentication_records(request, request.user) if record["method"] == "mfa"]
    factors = set(factors_of(request.user).values_list("pk", flat=True)) if proofs else set()
    by_recovery_code = any(proof["type"] == Authenticator.Type.RECOVERY_CODES for proof in proofs)
    return bool(factors) and (by_recovery_code or any(proof["id"] in factors for proof in proofs))


class SecondFactorMiddleware:
    """Leads whoever must have a second factor, and has not used it, to the page that says why. Stands before all that
    is for staff, whichever view answers there.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        # In this order: most requests are answered without a query.
        is_asked = settings.SECOND_FACTOR_FOR_STAFF and _is_behind_a_door(request) and is_mandatory_for(request.user)
        if is_asked and not is_proven(request):
            return _closed(request)
        return None


def _is_behind_a_door(request):
    name = request.resolver_match.url_name
    if request.path_info.startswith(STAFF_PATHS):
        return name not in WAYS_OUT
    return name in OWN_FACTORS and factors_of(request.user).exists()


def _closed(request):
    is_script = request.headers.get("X-Requested-With") == "XMLHttpRequest"
    if is_script or request.path_info.startswith("/admin/api/"):
        return JsonResponse({"detail": _("Confirm with your second step first.")}, status=403)
    return redirect(f"{reverse('second_factor')}?{urlencode({'next': request.get_full_path()})}")
