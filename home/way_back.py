"""Back to where a form was sent from, and never to another site."""

from django.utils.http import url_has_allowed_host_and_scheme


def way_back(request, otherwise="/"):
    """The address in the form's field `next`, if it is one of ours."""
    return own_address(request, request.POST.get("next", "")) or otherwise


def own_address(request, address):
    """The address if it leads to this site, else nothing. Only whole ones: "name" would be taken for a view's name."""
    is_ours = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if is_ours and address.startswith(("/", "http")) else ""


def is_sent_from_here(request):
    """Whether a form came from a page of this site, as far as the browser says.

    For forms on pages that are the same for everybody and so carry no token. A browser that says nothing is believed:
    a form on another site brings no session along (the cookie is "Lax"), so it speaks for nobody.
    """
    sender = request.headers.get("Origin") or request.headers.get("Referer")
    return sender is None or bool(own_address(request, sender))
