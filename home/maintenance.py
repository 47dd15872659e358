"""Closed for a while: one page for every address, made without the database, while a setting or a file says so."""

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string

RETRY_SECONDS = 600
STAYS_OPEN = ("/healthz",)  # Load balancers ask whether the process lives, and it does.


class MaintenanceMiddleware:
    """Answers 503 with `Retry-After` while `MAINTENANCE` is on or the file `MAINTENANCE_FILE` lies there.

    The file is looked for with each request, so that closing and opening need no restart. Stands before whatever
    reads a session; files from `static/` are served before it, so the page keeps its face.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path in STAYS_OPEN or not is_closed():
            return self.get_response(request)
        page = HttpResponse(render_to_string("503.html"), status=503)
        page["Retry-After"] = str(RETRY_SECONDS)
        page["Cache-Control"] = "no-store"
        return page


def is_closed():
    return settings.MAINTENANCE or settings.MAINTENANCE_FILE.exists()
