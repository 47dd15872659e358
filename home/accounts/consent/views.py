"""Asking people whether they agree to new terms. Nobody is locked out of anything meanwhile."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from home.accounts.consent.actions import agree
from home.accounts.consent.rules import LATER, versions_to_answer
from home.seo import Seo
from home.way_back import way_back


@never_cache
@login_required
def consent(request):
    """What is new, and one button. Whoever does not agree is shown the ways out."""
    if request.method == "POST":
        agree(request.user)
        request.session.pop(LATER, None)
        messages.success(request, _("Thank you. What you agreed to stands under Your data."))
        return redirect("dashboard")
    context = {"seo": Seo(title=_("Our terms"), hidden=True), "versions": versions_to_answer(request.user)}
    return render(request, "accounts/consent/consent.html", context)


@require_POST
@login_required
def consent_later(request):
    """Ask no more in this session."""
    request.session[LATER] = True
    return redirect(way_back(request))
