"""What readers report about lessons, for those who mend them."""

import django_filters
from django import forms
from django.core.exceptions import PermissionDenied
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic.history import HistoryView
from wagtail.admin.views.generic.usage import UsageView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.models import Page
from wagtail.permissions import policy_registry

from courses.progress.actions import note_on_problem, reopen_problem, resolve_problem
from courses.progress.models import LessonProblem
from courses.progress.rules import problems_open_to

OPEN, SOLVED, ALL = "open", "solved", "all"


class ProblemReviewForm(WagtailAdminModelForm):
    """A report is read, answered with a note and closed, never rewritten."""

    is_resolved = forms.BooleanField(
        label=_("Solved"),
        required=False,
        help_text=_("Tick when the lesson is mended, or nothing is wrong with it. Example: the sum is corrected."),
    )

    class Meta:
        model = LessonProblem
        fields = ["note"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["is_resolved"].initial = self.instance.resolved_at is not None

    def save(self, commit=True):
        note_on_problem(self.instance, self.cleaned_data["note"])
        if self.cleaned_data["is_resolved"]:
            resolve_problem(self.instance, self.for_user)
        else:
            reopen_problem(self.instance)
        self.instance.refresh_from_db()
        return self.instance


class ProblemFilterSet(WagtailFilterSet):
    """Those still open, unless one asks for others."""

    state = django_filters.ChoiceFilter(
        label=_("State"),
        choices=[(OPEN, _("Open")), (SOLVED, _("Solved")), (ALL, _("All"))],
        initial=OPEN,
        empty_label=None,
        method="filter_state",
        widget=forms.RadioSelect,
    )

    class Meta:
        model = LessonProblem
        fields = ["state", "kind", "locale"]

    def __init__(self, data=None, *args, **kwargs):
        data = data.copy() if data else {}
        data.setdefault("state", OPEN)
        super().__init__(data, *args, **kwargs)

    def filter_state(self, problems, name, value):
        return problems if value == ALL else problems.filter(resolved_at__isnull=value == OPEN)


def may_edit_pages(user):
    return policy_registry.get_by_type(Page).user_has_any_permission(user, {"add", "change"})


class LessonLinksColumn(Column):
    """To the lesson as readers see it, and to its editor for those who may write pages."""

    cell_template_name = "courses/progress/admin/lesson_links_cell.html"

    def __init__(self, *args, may_edit, **kwargs):
        super().__init__(*args, **kwargs)
        self.may_edit = may_edit

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        return {**context, "problem": instance, "may_edit": self.may_edit}


class LessonPanel(HelpPanel):
    """The same links on the screen of one report."""

    class BoundPanel(HelpPanel.BoundPanel):
        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            return {**context, "problem": self.instance, "may_edit": may_edit_pages(self.request.user)}


class ProblemIndexView(generic.IndexView):
    def get_add_url(self):
        """Nobody reports a problem from here: the lesson itself has the form."""

    def get_base_queryset(self):
        return problems_open_to(self.request.user).select_related("lesson__course", "locale").with_place()

    @property
    def columns(self):
        lesson = self._get_title_column_class(TitleColumn)
        return [
            lesson("lesson_title", label=_("Lesson"), accessor="place", get_url=self.get_edit_url),
            Column("text", label=_("What is wrong"), accessor=_short_text),
            Column("get_kind_display", label=_("Kind"), sort_key="kind"),
            Column("locale", label=_("Language")),
            LessonLinksColumn("links", label=_("Go to"), width="9%", may_edit=may_edit_pages(self.request.user)),
            DateColumn("reported_at", label=_("Reported"), sort_key="reported_at"),
            DateColumn("resolved_at", label=_("Solved"), sort_key="resolved_at"),
            Column("note", label=_("What was done")),
        ]


class OpenProblem:
    """One report, for those in whose list it stands. Wagtail's own rights know of models only, not of rows."""

    def get_object(self, *args, **kwargs):
        problem = problems_open_to(self.request.user).with_place().filter(pk=super().get_object(*args, **kwargs).pk)
        if not problem:
            raise PermissionDenied
        return problem[0]


class ProblemHistory(OpenProblem, HistoryView):
    pass


class ProblemUsage(OpenProblem, UsageView):
    pass


class ProblemEditView(OpenProblem, generic.EditView):
    def get_page_subtitle(self):
        return self.object.place


def _short_text(problem):
    return Truncator(problem.text).words(24)


class LessonProblemViewSet(ModelViewSet):
    model = LessonProblem
    icon = "warning"
    menu_label = _("Reported problems")
    add_to_admin_menu = True
    menu_order = 350
    index_view_class = ProblemIndexView
    edit_view_class = ProblemEditView
    history_view_class = ProblemHistory
    usage_view_class = ProblemUsage
    filterset_class = ProblemFilterSet
    copy_view_enabled = False
    panels = [
        LessonPanel(template="courses/progress/admin/problem_lesson.html", heading=_("Lesson")),
        FieldPanel("text", read_only=True),
        FieldPanel("note"),
        FieldPanel("is_resolved"),
    ]

    def get_form_class(self, for_update=False):
        return ProblemReviewForm
