"""How much work a source may make. Whoever may upload a lesson must not be able to keep a whole server busy with it."""

from time import thread_time

from django.conf import settings
from django.utils.translation import gettext as _

from courses.importing.problems import TextRefused


class Patience:
    """Counts the processor's seconds, so that a busy machine reads the same sources as an idle one."""

    def __init__(self):
        self._end = thread_time() + settings.IMPORT_MAX_SECONDS

    def check(self, line=None):
        """Raises `TextRefused` once reading has taken too long."""
        if thread_time() > self._end:
            raise TextRefused(
                _("Reading the source takes too long. Make its texts simpler, or divide it into several courses."), line
            )
