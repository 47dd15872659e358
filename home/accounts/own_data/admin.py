"""Preparing a copy for a person who asked by mail. The mail and the copy go to that person alone."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from wagtail.admin import messages

from home.accounts.models import User
from home.accounts.own_data.actions import ask_for_copy


def may_prepare_copies(user):
    return user.has_perm("accounts.change_user")


@never_cache
def copy_of_data(request, pk):
    """Asks, then begins; written into the log of acts."""
    if not may_prepare_copies(request.user):
        raise PermissionDenied
    person = get_object_or_404(User, pk=pk, is_active=True)
    if request.method == "POST":
        ask_for_copy(person, by=request.user)
        words = _("%(name)s gets a mail when the copy is ready, and can download it for a week.")
        messages.success(request, words % {"name": person.display_name})
        return redirect("wagtailusers_users:index")
    context = {"person": person, "page_title": _("Prepare a copy of the data"), "header_icon": "download"}
    return render(request, "accounts/own_data/admin_copy.html", context)
