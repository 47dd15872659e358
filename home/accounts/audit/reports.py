"""The report of what the staff did, for administrators."""

import json

import django_filters
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from home.accounts.audit import kinds
from home.accounts.audit.models import StaffAct


class ActFilterSet(WagtailFilterSet):
    person = django_filters.CharFilter(
        label=_("Person"),
        help_text=_("E-mail or part of the name; of whoever did it, or to whom it was done."),
        method="filter_person",
    )
    kind = django_filters.ChoiceFilter(label=_("What was done"), choices=kinds.choices)
    at = django_filters.DateFromToRangeFilter(label=_("When"), widget=DateRangePickerWidget)

    class Meta:
        model = StaffAct
        fields = ["person", "kind", "at"]

    def filter_person(self, acts, name, value):
        return acts.about(value)


class StaffActsReport(ReportView):
    """Who did what to whom, newest first; as CSV and XLSX too. Needs the right to view acts, which no role has."""

    model = StaffAct
    page_title = _("Acts of the staff")
    header_icon = "history"
    index_url_name = "staff_acts"
    index_results_url_name = "staff_acts_results"
    permission_policy = ModelPermissionPolicy(StaffAct)
    any_permission_required = ["view"]
    filterset_class = ActFilterSet
    is_searchable = False
    columns = [
        DateColumn("at", label=_("When")),
        Column("kind", label=_("What was done"), accessor="get_kind_display"),
        Column("actor", label=_("Who did it"), accessor=lambda act: _named(act.actor)),
        Column("subject", label=_("To whom"), accessor=lambda act: _named(act.subject)),
        Column("details", label=_("Details"), accessor=lambda act: _in_words(act.details)),
    ]
    list_export = ["at", "get_kind_display", "actor_id", "actor", "subject_id", "subject", "details"]
    export_headings = {
        "at": _("When"),
        "get_kind_display": _("What was done"),
        "actor_id": _("Who did it, number"),
        "actor": _("Who did it"),
        "subject_id": _("To whom, number"),
        "subject": _("To whom"),
        "details": _("Details"),
    }
    custom_field_preprocess = {
        "details": {kind: json.dumps for kind in (ReportView.FORMAT_CSV, ReportView.FORMAT_XLSX)}
    }

    def get_base_queryset(self):
        return StaffAct.objects.for_report()

    def get_filtered_queryset(self):
        """Wagtail's reports would filter twice."""
        return self.get_queryset()

    def get_filename(self):
        return f"staff-acts-{timezone.localdate():%Y-%m-%d}"


def _named(person):
    return f"{person} (#{person.pk})" if person else ""


def _in_words(details):
    return ", ".join(f"{name.replace('_', ' ')}: {value}" for name, value in details.items())
