"""Answers to what could not be taken: a form without its token, too much at once, an address called the wrong way."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from home.navigation import front_page
from home.way_back import own_address


def form_not_sent(request, reason=""):
    """Stands for Django's page about a missing token. Leads to where the form stood, never to where it was sent."""
    page = own_address(request, request.headers.get("Referer", ""))
    if page:
        context = {"way_on": page, "way_words": _("Load the page again")}
    elif request.user.is_authenticated:
        context = {"way_on": reverse("dashboard"), "way_words": _("My learning")}
    else:
        context = {"way_on": front_page(), "way_words": _("Front page")}
    return render(request, "403_csrf.html", context, status=403)


def too_many(request, exception=None, *, seconds=3600):
    """What was asked for too often from one place. The frameworks' own limits answer with it, too: see `handler429`."""
    page = render(request, "429.html", status=429)
    page["Retry-After"] = str(seconds)
    return page


class NotThisWayMiddleware:
    """Gives a page of ours to bare answers "method not allowed"; the header that names the methods stays."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code == 405 and not response.streaming and not response.content:
            page = render(request, "405.html", status=405)
            page["Allow"] = response.get("Allow", "")
            return page
        return response
