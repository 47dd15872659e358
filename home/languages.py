"""Locales by their code, kept in the process: they are asked for on every page and change once a year."""

from django.conf import settings
from django.core.cache import caches
from django.utils.translation import get_language
from wagtail.models import Locale

KEPT_SECONDS = 60


def active_locale_id():
    """The id of the reader's locale. No query while it is kept.

    Raises `Locale.DoesNotExist` for a language that is not set up.
    """
    code = get_language()
    cache = caches["template_fragments"]
    pk = cache.get(f"locale/{code}")
    if pk is None:
        pk = Locale.objects.get_for_language(code).pk
        cache.set(f"locale/{code}", pk, KEPT_SECONDS)
    return pk


def source_locale_id():
    """The id of the locale pages are written in first, the default where editors choose one. None on an empty site."""
    return Locale.objects.filter(language_code=settings.LANGUAGE_CODE).values_list("pk", flat=True).first()
