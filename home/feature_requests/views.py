"""A person's own wishes, and the form for another one."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from home.accounts.once_more import ask_once_more, signed_in_to_send
from home.feature_requests import actions
from home.feature_requests.forms import FeatureRequestForm
from home.limits import is_within_limit
from home.seo import Seo

REQUESTS_A_DAY = 10
MOST_SHOWN = 50


@login_required
def feature_requests(request):
    form = FeatureRequestForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _may_ask(request, form):
        actions.ask_for_feature(request.user, **form.cleaned_data)
        messages.success(request, _("Thank you. We read it, and our reply stands here."))
        return redirect("feature_requests")
    context = {
        "seo": Seo(title=_("Ask for something new"), hidden=True),
        "form": form,
        "own": request.user.feature_requests.all()[:MOST_SHOWN],
    }
    return render(request, "home/feature_requests/feature_requests.html", context)


@signed_in_to_send
def take_back_request(request, pk):
    own = request.user.feature_requests.filter(pk=pk).first()
    if own is None:
        raise Http404
    if request.method != "POST":
        return ask_once_more(request, own.title, _("Take back"), back="../../")
    if actions.take_back_request(request.user, pk):
        messages.success(request, _("“%(title)s” is taken back.") % {"title": own.title})
    else:
        messages.info(request, _("Somebody has read it already, so it stays."))
    return redirect("feature_requests")


def _may_ask(request, form):
    within = is_within_limit(request, "feature_request", most=REQUESTS_A_DAY, seconds=24 * 3600)
    if not within:
        form.add_error(None, _("You have sent many wishes today. Keep the text, and send it tomorrow."))
    return within
