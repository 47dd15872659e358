"""Keeps pages for strangers in this worker's memory, and hands them out.

Right below the security middleware, so that a kept page costs next to nothing. Everything that would make a page
personal passes by: see `strangers.py`. What is kept is emptied by the site's version: see `version.py`.
"""

from hashlib import blake2b

from django.conf import settings
from django.core.cache import caches
from django.http import HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_vary_headers

from home.page_cache.strangers import as_a_stranger, brought_something, is_strangers, key_of
from home.page_cache.version import site_version

PERSONAL = "private, no-cache"
# Others may store it, and must ask each time: what an editor takes back is gone everywhere at once.
ANYBODYS = "no-cache"


class PageCacheMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not settings.PAGE_CACHE_SECONDS or not is_strangers(request):
            return personal(self.get_response(request))
        key = key_of(request, site_version())
        kept = caches["pages"].get(key)
        if kept is None:
            response = self.get_response(as_a_stranger(request))
            if response.cookies and brought_something(request):
                # A page with a form: it must know the token that this visitor's other windows have.
                return personal(self.get_response(request))
            if not is_everybodys(response):
                return personal(response)
            kept = content_of(response)
            caches["pages"].set(key, kept, settings.PAGE_CACHE_SECONDS)
        return handed_out(request, *kept)


def is_everybodys(response):
    """Whether the next stranger may get the same answer."""
    control = response.get("Cache-Control", "")
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and "private" not in control
        and "no-store" not in control
    )


def content_of(response):
    """Body and headers, ready to be handed out: a few plain values."""
    response.headers.setdefault("Cache-Control", ANYBODYS)
    patch_vary_headers(response, ["Cookie", "HX-Request", "Save-Data"])
    response["ETag"] = f'"{blake2b(response.content, digest_size=12).hexdigest()}"'
    return response.content, dict(response.items())


def handed_out(request, body, headers):
    """The page; or only word that it is still the same, which saves a phone its data."""
    asked = request.headers.get("If-None-Match", "")
    if headers["ETag"] in asked:
        response = HttpResponseNotModified()
        for name in ("ETag", "Cache-Control", "Vary"):
            response[name] = headers[name]
        return response
    return HttpResponse(body, headers=headers)


def personal(response):
    """What was made for one visitor: not for a proxy's store, nor kept unasked on a shared device."""
    if not response.has_header("Cache-Control"):
        response["Cache-Control"] = PERSONAL
        patch_vary_headers(response, ["Cookie"])
    return response
