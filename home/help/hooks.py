"""The help report in the admin's menu of reports."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from home.help.reports import HelpAnswerViewSet, HelpReportView


@hooks.register("register_admin_viewset")
def register_help_answers():
    return HelpAnswerViewSet("help_answers")


@hooks.register("register_admin_urls")
def register_help_report():
    return [
        path("reports/help/", HelpReportView.as_view(), name="help_report"),
        path("reports/help/results/", HelpReportView.as_view(results_only=True), name="help_report_results"),
    ]


class HelpReportMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm("home.view_helpanswer")


@hooks.register("register_reports_menu_item")
def register_help_report_menu_item():
    return HelpReportMenuItem(_("Was the help useful?"), reverse("help_report"), icon_name="help", order=800)
