"""The report of searches in the admin."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from courses.searches.reports import SearchReport


class SearchReportMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm("courses.view_searchcount")


@hooks.register("register_admin_urls")
def register_search_report():
    return [
        path("reports/searches/", SearchReport.as_view(), name="searches_report"),
        path("reports/searches/results/", SearchReport.as_view(results_only=True), name="searches_report_results"),
    ]


@hooks.register("register_reports_menu_item")
def register_search_report_menu_item():
    return SearchReportMenuItem(
        _("Searches"), reverse("searches_report"), name="searches", icon_name="search", order=1300
    )


@hooks.register("construct_reports_menu")
def hide_empty_report(request, menu_items):
    """Wagtail's own report counts what its own views count, which is nothing here."""
    menu_items[:] = [item for item in menu_items if item.name != "search-terms"]
