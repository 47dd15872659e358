"""What the page of a resource shows, made ready: the template only prints."""

from django.db.models import Sum

from courses.outline.editions import editions_of
from courses.resources.kinds import ResourceAccess
from courses.resources.models import ResourceDownloads, ResourceVersion
from courses.resources.rules import can_download
from home.languages import active_locale_id


def resource_context(user, page):
    """Versions newest first. In a preview of a page that was never published there are none yet."""
    # By number: the preview of a page that is not saved yet has none.
    versions = list(ResourceVersion.objects.filter(page_id=page.pk).select_related("file").order_by("-number"))
    newest = versions[0] if versions else None
    return {
        "decision": can_download(user, page),
        "file": page.file or (newest.file if newest else None),
        "newest": newest,
        "older": versions[1:] if page.file else versions,
        "course_edition": _course_edition(page),
        "downloads": downloads_of(page),
    }


def downloads_of(page):
    return ResourceDownloads.objects.filter(page_id=page.pk).aggregate(total=Sum("count"))["total"] or 0


def _course_edition(page):
    if page.access != ResourceAccess.COURSE or not page.course:
        return None
    return editions_of([page.course], active_locale_id()).get(page.course_id)
