"""Paths in the background; every task is safe to repeat."""

import logging

from django_tasks import task

from courses.paths.projection import rebuild_all

logger = logging.getLogger(__name__)


@task()
def sweep_paths():
    """Make every path equal to its pages. Drift is mended and logged."""
    for key, changes in rebuild_all().items():
        logger.warning("The learning path %s had drifted: %s", key, ", ".join(changes))
