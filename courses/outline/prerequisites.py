"""What comes before a course, as its page in the source language says."""

from courses.catalogue.pages import CoursePage
from courses.catalogue.prerequisites import written_prerequisites
from courses.outline.cycles import leads_to
from courses.outline.models import Access, Gating, Prerequisite


def project_prerequisites(course, page):
    """Make the rows equal to the page, under the lock of the course's row; says what changed.

    No query while nothing comes before the course. In an open course nothing can be locked.
    """
    written = written_prerequisites(page.prerequisites.raw_data)
    if not written and not course.gating:
        return []
    keys = dict(CoursePage.objects.filter(pk__in=dict(written)).order_by().values_list("pk", "translation_key"))
    strengths = {}
    for pk, is_hard in written:
        if pk in keys:
            strengths.setdefault(keys[pk], is_hard and page.access != Access.OPEN)
    wanted = [(key, is_hard) for key, is_hard in strengths.items() if not _comes_after(key, course)]
    gating = Gating.HARD if any(is_hard for _key, is_hard in wanted) else Gating.ADVISED if wanted else Gating.NONE
    changed = [] if course.gating == gating else ["gating"]
    course.gating = gating
    if wanted != list(course.prerequisites.order_by("position").values_list("key", "hard")):
        course.prerequisites.all().delete()
        Prerequisite.objects.bulk_create(
            Prerequisite(course=course, position=position, key=key, hard=is_hard)
            for position, (key, is_hard) in enumerate(wanted)
        )
        changed.append("prerequisites")
    return changed


def _comes_after(key, course):
    """Whether this course is, or comes before, what should come before it: such a circle would open for nobody."""
    graph = {}
    others = Prerequisite.objects.exclude(course=course).order_by()
    for later, earlier in others.values_list("course__translation_key", "key"):
        graph.setdefault(later, set()).add(earlier)
    return leads_to(graph, key, course.translation_key)
