"""The one way in. Every other door that would take a password leads here."""

from urllib.parse import urlencode

from django.contrib.messages import get_messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from home.way_back import own_address


@never_cache
def staff_entrance(request, **kwargs):
    """Where Wagtail sends whoever may not enter: strangers go to sign in, others are told that this is not theirs."""
    target = _safe_next(request) or reverse("wagtailadmin_home")
    if request.user.is_anonymous:
        return _to_sign_in(target)
    if request.user.has_perm("wagtailadmin.access_admin"):
        return redirect(target)
    list(get_messages(request))  # Wagtail has left a message that says the same in other words: take it away.
    return render(request, "account/staff_only.html", {"messages": []}, status=403)


@never_cache
def sign_in(request, **kwargs):
    """Stands where frameworks would take a password of their own."""
    return _to_sign_in(_safe_next(request))


def _to_sign_in(target):
    address = reverse("account_login")
    return redirect(f"{address}?{urlencode({'next': target})}" if target else address)


def _safe_next(request):
    return own_address(request, request.POST.get("next") or request.GET.get("next") or "")
