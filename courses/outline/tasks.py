"""The outline in the background; every task is safe to repeat."""

import logging

from django_tasks import task

from courses.outline.models import OutlineMark
from courses.outline.rebuilding import misplaced_lessons, rebuild_marked, sweep

logger = logging.getLogger(__name__)


@task()
def rebuild_waiting():
    """Rebuild every course that is marked: after a change of many addresses, and where a rebuild failed before."""
    rebuild_marked(OutlineMark.objects.all())


@task()
def sweep_outline():
    """Nightly: every course, marked or not. Drift is mended and logged."""
    for key, changes in sweep().items():
        logger.warning("The outline of course %s had drifted: %s", key, ", ".join(changes))
    for title, key in misplaced_lessons():
        logger.warning("The lesson page “%s” is not shown: its records lie in course %s. Move it back.", title, key)
