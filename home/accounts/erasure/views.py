"""Deleting one's own account."""

from allauth.account.decorators import reauthentication_required
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from home.accounts.erasure.actions import erase_account
from home.accounts.erasure.forms import DeleteAccountForm
from home.accounts.erasure.rules import is_last_administrator
from home.seo import Seo


@never_cache
@login_required
@reauthentication_required(allow_get=True)
def delete_account(request):
    """What happens, in plain words; then the address, typed; then it is done, at once."""
    is_last = is_last_administrator(request.user)
    form = DeleteAccountForm(request.POST or None, person=request.user)
    if request.method == "POST" and not is_last and form.is_valid():
        person = request.user
        logout(request)
        erase_account(person, by=person)
        return redirect("account_deleted")
    context = {"seo": Seo(title=_("Delete your account"), hidden=True), "form": form, "is_last": is_last}
    return render(request, "accounts/erasure/delete.html", context)


def account_deleted(request):
    """Good-bye. The same for everybody: it says nothing about anybody."""
    context = {"seo": Seo(title=_("Your account is deleted"), hidden=True)}
    return render(request, "accounts/erasure/deleted.html", context)
