"""All lessons by their weight, for those who write them."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef, Subquery
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import policy_registry

from courses.outline.models import CourseEdition
from courses.weights.models import LessonWeight

HEAVIEST = 2


def may_see_weights(user):
    return policy_registry.get_by_type(Page).user_has_any_permission(user, {"add", "change"})


def weights_open_to(user):
    """The weights of the lessons that a person works with, the heaviest first."""
    pages = policy_registry.get_by_type(Page).explorable_instances(user)
    editions = CourseEdition.objects.filter(
        course=OuterRef("edition__lesson__course"), locale=OuterRef("edition__locale")
    )
    rows = LessonWeight.objects.filter(edition__live=True, edition__page_id__in=pages.values("pk"))
    rows = rows.select_related("edition").annotate(course_title=Subquery(editions.values("title")[:1]))
    return rows.with_bytes().order_by("-bytes", "pk")


class WeightReport(ReportView):
    model = LessonWeight
    page_title = _("Weight of lessons")
    header_icon = "download"
    index_url_name = "lesson_weights"
    index_results_url_name = "lesson_weights_results"
    export_filename = "lesson-weights"
    default_ordering = "-bytes"
    columns = [
        TitleColumn(
            "edition",
            label=_("Lesson"),
            accessor=lambda row: row.edition.title,
            get_url=lambda row: reverse("wagtailadmin_pages:edit", args=[row.edition.page_id]),
        ),
        Column("course_title", label=_("Course")),
        Column("bytes", label=_("A phone loads"), accessor=lambda row: filesizeformat(row.bytes), sort_key="bytes"),
        Column("budget", label=_("Budget"), accessor=lambda row: _verdict(row)),
        Column("picture_bytes", label=_("Pictures"), accessor=lambda row: filesizeformat(row.picture_bytes)),
        Column("heaviest", label=_("The heaviest"), accessor=lambda row: _heaviest(row)),
        Column("on_tap_bytes", label=_("Loads on tap"), accessor=lambda row: filesizeformat(row.on_tap_bytes)),
    ]
    list_export = ["course_title", "edition", "bytes", "text_bytes", "picture_bytes", "on_tap_bytes"]

    def dispatch(self, request, *args, **kwargs):
        if not may_see_weights(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self):
        return weights_open_to(self.request.user)


def _verdict(row):
    if not row.is_over_budget:
        return gettext("within")
    return gettext("%(size)s over") % {"size": filesizeformat(row.total - settings.LESSON_BUDGET_BYTES)}


def _heaviest(row):
    return ", ".join(f"{one['title']} ({filesizeformat(one['bytes'])})" for one in row.pictures[:HEAVIEST])
