"""A form sent after the session had ended is asked for once more after sign-in, with all that was in it."""

from functools import wraps
from urllib.parse import urlencode

from django.contrib.auth.views import redirect_to_login
from django.shortcuts import render

from home.seo import Seo

KEPT_CHARACTERS = 4000  # Longer addresses are cut off on the way.


def signed_in_to_send(view):
    """Like `login_required`, for views that write: what was sent travels along through sign-in.

    Sign-in leads back by GET; the view answers that with `ask_once_more`, never with the deed itself.
    """

    @wraps(view)
    def checked(request, *args, **kwargs):
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        return redirect_to_login(request.path + _query_of(request.POST))

    return checked


def _query_of(sent):
    fields = [(name, value) for name, values in sent.lists() if name != "csrfmiddlewaretoken" for value in values]
    query = urlencode(fields)
    return f"?{query}" if fields and len(query) <= KEPT_CHARACTERS else ""


def ask_once_more(request, title, button, back):
    """A page with one button that sends what was kept to the same address. `back` is where one goes instead."""
    context = {
        "seo": Seo(title=f"{button}: {title}", hidden=True),
        "thing": title,
        "button": button,
        "back": back,
        "fields": [(name, value) for name, values in request.GET.lists() for value in values],
    }
    return render(request, "account/once_more.html", context)
