"""The account's page "Your data": what was agreed to, who looked, a copy of everything, the way out."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from home.accounts.acting.models import ActingSession
from home.accounts.consent.models import Consent
from home.accounts.own_data.actions import ask_for_copy, storage
from home.accounts.own_data.models import DataExport
from home.seo import Seo


@never_cache
@login_required
def your_data(request):
    context = {
        "seo": Seo(title=_("Your data"), hidden=True),
        "export": DataExport.objects.filter(user=request.user).first(),
        "consents": Consent.objects.filter(user=request.user).select_related("version"),
        "looks": ActingSession.objects.filter(learner=request.user)[:20],
    }
    return render(request, "accounts/own_data/your_data.html", context)


@require_POST
@login_required
@reauthentication_required
def ask_for_data(request):
    """Begin to prepare a copy, once the person has proved to be there."""
    ask_for_copy(request.user, by=request.user)
    messages.success(request, _("We are preparing your data. A mail tells you when it is ready."))
    return redirect("your_data")


@login_required
@reauthentication_required
def download_data(request, token):
    """The zip, for its owner alone; nobody else is told that it exists. Private, never kept by a cache."""
    export = get_object_or_404(DataExport, token=token, user=request.user)
    if not export.is_ready:
        raise Http404
    try:
        file = storage().open(export.file_name)
    except FileNotFoundError as missing:
        raise Http404 from missing
    name = f"learnsync-data-{timezone.localdate(export.ready_at):%Y-%m-%d}.zip"
    response = FileResponse(file, as_attachment=True, filename=name, content_type="application/zip")
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
