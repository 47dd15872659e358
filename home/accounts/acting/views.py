"""The admin's form that begins a look as a learner, and the button that ends it."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from home.accounts.acting.actions import begin_acting
from home.accounts.acting.forms import ActingForm
from home.accounts.acting.middleware import ACTING, stop
from home.accounts.acting.rules import can_act


@never_cache
def act_as_learner(request):
    """In the admin: whose account, and why."""
    if not can_act(request.user):
        raise PermissionDenied
    form = ActingForm(request.POST or None, staff=request.user)
    if request.method == "POST" and form.is_valid():
        look = begin_acting(request.user, form.learner, form.cleaned_data["reason"])
        request.session[ACTING] = look.pk
        return redirect("dashboard")
    context = {"form": form, "page_title": _("Look as a learner"), "header_icon": "view"}
    return render(request, "accounts/acting/begin.html", context)


@require_POST
def end_acting_view(request):
    """Be oneself again. Without a look going on it only leads back."""
    if request.acting:
        stop(request)
        messages.success(request, _("You are yourself again."))
        return redirect("act_as_learner")
    return redirect("dashboard")
