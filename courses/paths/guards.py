"""Paths that learners are on must stay."""

from courses.outline.guards import pages_of, refuse_while_bound, with_descendants
from courses.paths.models import LearningPath
from courses.paths.pages import LearningPathPage


class PathGuard:
    """Named in `settings.PAGE_DELETION_GUARDS`."""

    def check(self, pages):
        """Raise `RecordsRemainError` if the source page of a path with learners would go. Translations may go."""
        going = with_descendants(pages)
        originals = set(going.type(LearningPathPage).order_by().values_list("translation_key", "locale_id"))
        if not originals:
            return
        rows = LearningPath.objects.filter(translation_key__in=[key for key, _locale in originals])
        bound = [
            row
            for row in rows.filter(enrolments__isnull=False).distinct().order_by("pk")
            if (row.translation_key, row.source_locale_id) in originals
        ]
        if bound:
            refuse_while_bound(pages, bound, pages_of(going, bound))
