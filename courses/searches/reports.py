"""What is searched for, and what is searched for in vain."""

import django_filters
from django.db.models import Sum
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, NumberColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from courses.searches.models import SearchCount
from home.navigation import language_words


class SearchFilterSet(WagtailFilterSet):
    date = django_filters.DateFromToRangeFilter(label=_("Date"), widget=DateRangePickerWidget)
    language = django_filters.ChoiceFilter(label=_("Language"), choices=lambda: language_words().items())
    empty = django_filters.BooleanFilter(label=_("Nothing was found"), method="filter_empty")

    class Meta:
        model = SearchCount
        fields = ["date", "language", "empty"]

    def filter_empty(self, rows, name, value):
        return rows.filter(empty__gt=0) if value else rows.filter(empty=0)


class SearchReport(ReportView):
    """Days added up: one row for the same words in the same language. No row knows who searched."""

    model = SearchCount
    permission_policy = ModelPermissionPolicy(SearchCount)
    any_permission_required = ["view"]
    page_title = _("Searches")
    header_icon = "search"
    filterset_class = SearchFilterSet
    index_url_name = "searches_report"
    index_results_url_name = "searches_report_results"
    export_filename = "searches"
    default_ordering = "-total"
    is_searchable = True
    search_fields = ["words"]
    columns = [
        Column("words", label=_("Searched for"), sort_key="words"),
        Column("language", label=_("Language"), sort_key="language"),
        NumberColumn("total", label=_("Times"), sort_key="total"),
        NumberColumn("empty", label=_("Nothing found"), sort_key="empty"),
    ]
    list_export = ["words", "language", "total", "empty"]
    export_headings = {
        "words": _("Searched for"),
        "language": _("Language"),
        "total": _("Times"),
        "empty": _("Nothing found"),
    }

    def get_filterset_kwargs(self):
        return {**super().get_filterset_kwargs(), "queryset": self.get_base_queryset()}

    def get_base_queryset(self):
        rows = SearchCount.objects.values("words", "language")
        return rows.annotate(total=Sum("times"), empty=Sum("times_empty")).order_by("-total", "words")
