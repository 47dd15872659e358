"""The path as its editor would see it published: the same template, around a page that may have no row yet."""

import uuid

from django.contrib.auth.models import AnonymousUser

from courses.paths.models import LearningPath, LearningPathEdition
from courses.paths.progress import Progress, Record
from courses.paths.reading import Step, complete_ways
from courses.paths.rules import PathStanding
from home.seo import Seo


def preview_context(request, page):
    """What the template prints for a draft. Writes nothing."""
    # The page model stands on this module, and both of these on the page model.
    from courses.paths.path_page import path_context  # noqa: PLC0415
    from courses.paths.projection import targets_of  # noqa: PLC0415

    for block in page.steps:
        block.id = block.id or str(uuid.uuid4())
    path = LearningPath.objects.filter(translation_key=page.translation_key).first()
    path = path or LearningPath(
        pk=0, translation_key=page.translation_key, cover_title=page.title, source_locale=page.locale
    )
    edition = LearningPathEdition(
        path=path, locale=page.locale, title=page.title, lead=page.lead, url_path=page.url or "/", live=True
    )
    drafted = tuple(
        Step(step.block_id, step.needed, tuple(key for key, _is_path in targets))
        for step, targets in targets_of(page.steps.get_prep_value())
    )
    inner = {key for step in drafted for key in step.keys}
    ways = complete_ways({path.translation_key: drafted}, _paths_among(inner))
    context = path_context(AnonymousUser(), edition, page, Progress(ways, Record()), PathStanding())
    return {**context, "seo": Seo(title=page.title, hidden=True), "request": request}


def _paths_among(keys):
    return set(LearningPath.objects.filter(translation_key__in=keys).values_list("translation_key", flat=True))
