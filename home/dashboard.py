"""The page of a signed-in person. What stands on it comes from the floors above, through `DASHBOARD_PANELS`."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from home.accounts.adapter import FIRST_VISIT
from home.seo import Seo


class Panel:
    """One part of the dashboard. A subclass names its template and says what it prints."""

    template = ""

    def __init__(self, request):
        self.request = request

    def context(self):
        return {}

    def __str__(self):
        return render_to_string(self.template, self.context(), self.request)


@login_required
def dashboard(request):
    """My learning: every panel named in settings, in that order."""
    panels = [import_string(path)(request) for path in settings.DASHBOARD_PANELS]
    context = {
        "seo": Seo(title=_("My learning"), hidden=True),
        "panels": [str(panel) for panel in panels],
        "is_first_visit": request.session.get(FIRST_VISIT, False),
    }
    return render(request, "home/dashboard.html", context)
