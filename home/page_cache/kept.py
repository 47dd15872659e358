"""Parts of pages that are the same for everybody, kept in this process until something on the site changes."""

from django.conf import settings
from django.core.cache import caches

from home.page_cache.version import site_version


def kept(key, make):
    """What `make()` returned when it was last asked for under this key; nothing (None) is asked for again.

    For what many people see alike; never for what depends on who asks. Other workers' changes count within a second.
    """
    if not settings.PAGE_CACHE_SECONDS:
        return make()
    cache, key = caches["template_fragments"], f"{site_version()}/{key}"
    found = cache.get(key)
    if found is None:
        found = make()
        if found is not None:
            cache.set(key, found, settings.PAGE_CACHE_SECONDS)
    return found
