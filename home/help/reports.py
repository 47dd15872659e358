"""What readers say about help pages: a report of yes and no by page, and the words behind it."""

import django_filters
from django import forms
from django.db.models import Count, Max, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.views.reports import ReportView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from home.help.models import HelpAnswer


def _said_by(row):
    return f"{reverse('help_answers:index')}?page_key={row['page_key']}&language={row['language']}"


class HelpReportView(ReportView):
    """Each help page with its yes and no; those that help least come first."""

    model = HelpAnswer
    permission_policy = ModelPermissionPolicy(HelpAnswer)
    any_permission_required = ["view", "change", "delete"]
    page_title = _("Was the help useful?")
    header_icon = "help"
    index_url_name = "help_report"
    index_results_url_name = "help_report_results"
    default_ordering = None
    is_searchable = False
    columns = [
        TitleColumn("page_title", label=_("Help page"), get_url=_said_by),
        Column("language", label=_("Language")),
        Column("no", label=_("No")),
        Column("yes", label=_("Yes")),
        Column("with_words", label=_("With words")),
        DateColumn("last_at", label=_("Last answer")),
    ]
    list_export = ["page_title", "language", "no", "yes", "with_words", "last_at"]
    export_filename = "help"

    def get_queryset(self):
        """By page and language. Of several titles a page has had, the last in the alphabet stands for it."""
        rows = HelpAnswer.objects.order_by().values("page_key", "language")
        return rows.annotate(
            page_title=Max("page_title"),
            yes=Count("pk", filter=Q(useful=True)),
            no=Count("pk", filter=Q(useful=False)),
            with_words=Count("pk", filter=~Q(words="")),
            last_at=Max("answered_at"),
        ).order_by("-no", "yes", "page_key", "language")


class HelpAnswerFilterSet(WagtailFilterSet):
    useful = django_filters.ChoiceFilter(
        label=_("Useful"), choices=[("True", _("Yes")), ("False", _("No"))], widget=forms.RadioSelect
    )
    page_key = django_filters.UUIDFilter(label=_("Page"), widget=forms.HiddenInput)

    class Meta:
        model = HelpAnswer
        fields = ["useful", "language", "page_key"]


class HelpAnswerIndexView(generic.IndexView):
    def get_add_url(self):
        """Nobody answers from here: the help pages have the form."""


class HelpAnswerViewSet(ModelViewSet):
    model = HelpAnswer
    icon = "help"
    menu_label = _("Opinions on help")
    index_view_class = HelpAnswerIndexView
    filterset_class = HelpAnswerFilterSet
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_fields = ["page_title", "language", "useful", "words", "answered_at"]
    form_fields = ["words"]
    list_display = ["page_title", "language", "useful", "words", DateColumn("answered_at")]
    list_export = ["page_title", "language", "useful", "words", "answered_at"]
