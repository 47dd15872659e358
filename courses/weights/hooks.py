"""The report of weights in the admin."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from courses.weights.desk import SilentPicturesPanel
from courses.weights.reports import WeightReport, may_see_weights


class WeightReportMenuItem(MenuItem):
    def is_shown(self, request):
        return may_see_weights(request.user)


@hooks.register("register_admin_urls")
def register_weight_report():
    return [
        path("reports/lesson-weights/", WeightReport.as_view(), name="lesson_weights"),
        path("reports/lesson-weights/results/", WeightReport.as_view(results_only=True), name="lesson_weights_results"),
    ]


@hooks.register("register_reports_menu_item")
def register_weight_report_menu_item():
    return WeightReportMenuItem(
        _("Weight of lessons"), reverse("lesson_weights"), name="lesson-weights", icon_name="download", order=1400
    )


@hooks.register("construct_homepage_panels")
def add_silent_pictures(request, panels):
    if may_see_weights(request.user):
        panels.append(SilentPicturesPanel(request.user))
