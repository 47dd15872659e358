"""How often something may be done from one place. Counted in the shared cache, so in all workers together."""

import time

from allauth.core.internal.ratelimit import get_ip
from django.core.cache import cache, caches
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

OVER = "over_the_limit"


def is_within_limit(request, action, *, most, seconds, in_all_workers=True):
    """Count one more `action` of this person or, for a visitor, of this network address (IPv6: of its network).

    False once more than `most` happened in the present window of `seconds`. What was refused counts too. Where the
    shared cache is the database, a count costs more than a small answer: for what only reads, each worker may count
    for itself.
    """
    who = f"person-{request.user.pk}" if request.user.is_authenticated else get_ip(request)
    counts = cache if in_all_workers else caches["template_fragments"]
    key = f"limit:{action}:{who}:{int(time.time() // seconds)}"
    counts.add(key, 0, seconds)
    try:
        return counts.incr(key) <= most
    except ValueError:  # The window closed between the two lines.
        return True


def refuse(form, words):
    """Say in the form that its limit is reached: it comes back with all that was typed. See `status_of`."""
    form.add_error(None, ValidationError(words, code=OVER))


def status_of(form, otherwise=200):
    """429 for a form that came too often."""
    return 429 if form.has_error(NON_FIELD_ERRORS, OVER) else otherwise
