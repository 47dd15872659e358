"""Making the rows of a path equal to its pages, as `courses.outline` does for courses."""

import logging

from django.db import connection, transaction
from django.utils import timezone

from courses.catalogue.pages import CoursePage
from courses.outline.cycles import leads_to
from courses.outline.projection import differences
from courses.outline.tree import public_addresses
from courses.paths.blocks import written_steps
from courses.paths.models import LearningPath, LearningPathEdition, PathStep, PathTarget
from courses.paths.pages import LearningPathPage
from home.outbox.actions import announce

logger = logging.getLogger(__name__)


class RebuildPath:
    """Waits for the commit with one path."""

    def __init__(self, key):
        self.key, self.is_done = key, False

    def __call__(self):
        self.is_done = True
        rebuild_path(self.key)


def mark_path(key):
    """Have a path rebuilt after the commit, once in each transaction. A failure is logged; the sweep mends it."""
    # Django drops the callbacks of a savepoint that is rolled back, so its own list is the only true memory.
    waiting = [entry[1] for entry in connection.run_on_commit if isinstance(entry[1], RebuildPath)]
    if not any(rebuild.key == key and not rebuild.is_done for rebuild in waiting):
        transaction.on_commit(RebuildPath(key), robust=True)


def mark_paths_below(page):
    """Their addresses have changed, or the site's."""
    pages = LearningPathPage.objects.filter(path__startswith=page.path).order_by()
    for key in set(pages.values_list("translation_key", flat=True)):
        mark_path(key)


@transaction.atomic
def rebuild_path(key):
    """Make the rows of one path equal to its live pages; returns in words what changed.

    Idempotent; works under the lock of the path's row. There is no row before the path is first live, and it goes
    only when its last page is gone and no learner has a record on it. With other steps learners may have arrived: that
    is announced.
    """
    pages = list(
        LearningPathPage.objects.filter(translation_key=key).select_related("alias_of", "locale").order_by("pk")
    )
    address = public_addresses()
    shown = {page.locale_id: page for page in pages if _counts(page) and address(page.url_path)}
    path = LearningPath.objects.select_for_update().filter(translation_key=key).first() or _create(key, pages, shown)
    if path is None:
        return []
    source = shown.get(path.source_locale_id)
    retired_at = None if source else path.retired_at or timezone.now()
    changes = differences(path, {"retired_at": retired_at})
    if changes:
        path.save(update_fields=changes)
    if source:
        changes += _project_steps(path, source)
    changes += _project_editions(path, shown if source else {}, pages, address)
    if not pages and not path.enrolments.exists():
        path.delete()
        return [*changes, "path: gone"]
    return changes


def _counts(page):
    return page.live and (page.alias_of_id is None or page.alias_of.live)


def _create(key, pages, shown):
    """The row of a path that is live for the first time. Two at the same moment make one row."""
    original = next((page for page in pages if page.alias_of_id is None), None)
    if original is None or original.locale_id not in shown:
        return None
    new = LearningPath(translation_key=key, source_locale_id=original.locale_id, cover_title=original.title)
    LearningPath.objects.bulk_create([new], ignore_conflicts=True)
    return LearningPath.objects.select_for_update().get(translation_key=key)


def _project_steps(path, page):
    # Each block once, though a script may have written it twice.
    by_block = {
        step.block_id: (step.block_id, step.needed, targets) for step, targets in targets_of(page.steps.raw_data)
    }
    by_block.pop(None, None)
    wanted = _without_circles(path, list(by_block.values()))
    if wanted == _present_steps(path):
        return []
    PathStep.objects.filter(path=path).delete()
    steps = [
        PathStep(path=path, block_id=block_id, position=position, needed=needed)
        for position, (block_id, needed, _targets) in enumerate(wanted)
    ]
    PathStep.objects.bulk_create(steps)
    PathTarget.objects.bulk_create(
        PathTarget(step=step, position=position, key=key, is_path=is_path)
        for step, (_block_id, _needed, targets) in zip(steps, wanted, strict=True)
        for position, (key, is_path) in enumerate(targets)
    )
    announce("learning_path_changed", path=path.pk)
    return ["steps"]


def targets_of(raw):
    """Pairs of a written step and its targets as (translation key, whether it is a path). Two queries."""
    steps = written_steps(raw)
    pages = {pk for step in steps for pk in step.pages}
    keys = {
        pk: (key, model is LearningPathPage)
        for model in (CoursePage, LearningPathPage)
        for pk, key in model.objects.filter(pk__in=pages).order_by().values_list("pk", "translation_key")
    }
    # A page and its translation are one target.
    return [(step, list(dict.fromkeys(keys[pk] for pk in step.pages if pk in keys))) for step in steps]


def _present_steps(path):
    steps = path.steps.prefetch_related("targets")
    return [
        (step.block_id, step.needed, [(target.key, target.is_path) for target in step.targets.all()]) for step in steps
    ]


def _without_circles(path, steps):
    """The editor refuses circles; one that came about by other ways is cut here, so that every path has an end."""
    graph = {}
    links = PathTarget.objects.filter(is_path=True).exclude(step__path=path).order_by()
    for outer, inner in links.values_list("step__path__translation_key", "key"):
        graph.setdefault(outer, set()).add(inner)
    kept = []
    for block_id, needed, targets in steps:
        straight = [(key, is_path) for key, is_path in targets if not leads_to(graph, key, path.translation_key)]
        if len(straight) < len(targets):
            logger.warning("The learning path “%s” leads back to itself: a step was left out", path)
        kept.append((block_id, needed, straight))
    return kept


def _project_editions(path, shown, pages, address):
    editions = {edition.locale_id: edition for edition in path.editions.all()}
    changes = []
    for locale_id, page in shown.items():
        edition = editions.pop(locale_id, None) or LearningPathEdition(path=path, locale_id=locale_id)
        words = {
            "title": page.title,
            "lead": page.lead,
            "url_path": address(page.url_path),
            "page_id": page.pk,
            "published_at": page.last_published_at or edition.published_at or timezone.now(),
            "live": True,
        }
        changed = differences(edition, words)
        if changed:
            edition.save()
        changes += [f"edition {locale_id}: {name}" for name in changed]
    for edition in editions.values():
        changes += _take_offline(edition, keep=not pages)
    return changes


def _take_offline(edition, *, keep):
    """What is offline keeps its last words; an edition whose page is gone goes, unless it is the last of the path."""
    there = LearningPathPage.objects.filter(pk=edition.page_id).exists()
    if not there and not keep:
        edition.delete()
        return [f"edition {edition.locale_id}: page gone"]
    if edition.live:
        edition.live = False
        edition.save(update_fields=["live"])
        return [f"edition {edition.locale_id}: live"]
    return []


def rebuild_all():
    """Rebuild every path there is, as rows or as pages; what had drifted, by key. A failure stops nobody."""
    keys = set(LearningPath.objects.values_list("translation_key", flat=True))
    keys |= set(LearningPathPage.objects.order_by().values_list("translation_key", flat=True))
    found = {}
    for key in sorted(keys):
        try:
            changes = rebuild_path(key)
        except Exception as error:
            logger.exception("The learning path %s could not be rebuilt", key)
            changes = [f"failed: {error!r}"]
        if changes:
            found[key] = changes
    return found
