"""Taking a resource, and suggesting one."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from courses.access.files import deliver
from courses.resources import actions
from courses.resources.counting import is_to_be_counted
from courses.resources.forms import SuggestionForm
from courses.resources.models import ResourcePage
from courses.resources.rules import SIGN_IN, can_download
from home.limits import is_within_limit
from home.seo import Seo

SUGGESTIONS_A_DAY = 5


@require_safe
def get_resource(request, page_id):
    """The newest file of a resource, or the site its link leads to. The one door for both."""
    page = _page_or_404(page_id)
    newest = None if page.link else page.versions.select_related("file").order_by("-number").first()
    if not page.link and newest is None:
        raise Http404
    return _hand_out(request, page, newest)


@require_safe
def get_version(request, page_id, number):
    """One version of a resource's file, older ones too, under the same rule as the newest."""
    page = _page_or_404(page_id)
    return _hand_out(request, page, get_object_or_404(page.versions.select_related("file"), number=number))


def _page_or_404(page_id):
    return get_object_or_404(ResourcePage.objects.live().select_related("course"), pk=page_id)


def _hand_out(request, page, version):
    decision = can_download(request.user, page)
    if decision is SIGN_IN:
        return redirect_to_login(request.get_full_path())
    if not decision:
        messages.info(request, decision.sentence)
        return redirect(page.get_url(request))
    if is_to_be_counted(request, page):
        actions.count_download(page)
    if version:
        return deliver(version.file)
    response = HttpResponseRedirect(page.link)
    response["Cache-Control"] = "private, no-store"
    return response


@login_required
def suggest(request):
    """A form for members, and below it what became of their suggestions."""
    form = SuggestionForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_from_a_program:
        return redirect("suggest_resource")  # It may believe that it was heard.
    if request.method == "POST" and form.is_valid() and _may_suggest(request, form):
        fields = {name: value for name, value in form.cleaned_data.items() if name != "website"}
        actions.suggest_resource(request.user, **fields)
        messages.success(request, _("Thank you. We look at it and write to you."))
        return redirect("suggest_resource")
    context = {
        "seo": Seo(title=_("Suggest a resource"), hidden=True),
        "form": form,
        "suggestions": request.user.resource_suggestions.select_related("page")[:50],
    }
    return render(request, "courses/resources/suggest.html", context)


def _may_suggest(request, form):
    within = is_within_limit(request, "suggest_resource", most=SUGGESTIONS_A_DAY, seconds=24 * 60 * 60)
    if not within:
        form.add_error(None, _("You have sent several suggestions today. Keep this one, and send it tomorrow."))
    return within
