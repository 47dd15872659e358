"""The site's version: a number that grows whenever something that pages show has changed.

Kept pages carry it in their key, so one step empties every worker's memory, in every language. A worker reads it at
most once a second; the worker that made the change knows at once.
"""

import time
from functools import cache
from threading import local

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F

from home.page_cache.models import SiteVersion

CHECK_SECONDS = 1
_known = local()


def site_version():
    """The number as this worker knows it: at most a second old."""
    if time.monotonic() >= getattr(_known, "until", 0):
        _known.number = SiteVersion.objects.values_list("number", flat=True).first() or 0
        _known.until = time.monotonic() + CHECK_SECONDS
    return _known.number


def site_has_changed():
    """All kept pages are gone once this transaction is committed. Safe to call often: it counts once.

    For changes that no row's `save()` tells of, as updates of many rows. Not a write of the transaction itself: two
    editors who publish at once would wait for each other's step.
    """
    if not any(isinstance(waiting[1], Step) and not waiting[1].is_taken for waiting in connection.run_on_commit):
        transaction.on_commit(Step())


class Step:
    """Waits for the commit. A rollback drops it."""

    is_taken = False

    def __call__(self):
        self.is_taken = True
        take_a_step()


def take_a_step():
    """One number further, and known here at once."""
    if not SiteVersion.objects.update(number=F("number") + 1):
        SiteVersion.objects.get_or_create(pk=1)
    forget_version()


def forget_version():
    _known.until = 0


@cache
def is_shown(model):
    """Whether pages show rows of this model, or of one it inherits from: `PAGES_SHOW` lists them.

    What a migration knows a table by does not count: the site does not run yet, or not yet in this form.
    """
    if model.__module__ == "__fake__":
        return False
    labels = {parent._meta.label for parent in model.__mro__ if hasattr(parent, "_meta")}
    return not labels.isdisjoint(settings.PAGES_SHOW)
