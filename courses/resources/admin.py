"""The desk for suggestions, and the report of broken links."""

import django_filters
from django import forms
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from courses.access.files import deliver
from courses.resources.actions import approve_suggestion, decline_suggestion, place_for
from courses.resources.models import LinkCheck, ResourceSuggestion
from courses.resources.rules import may_handle_suggestions

WAIT, TAKE, DECLINE = "wait", "take", "decline"


class SuggestionReviewForm(WagtailAdminModelForm):
    """A suggestion is answered, never rewritten; an answer once given stands."""

    decision = forms.ChoiceField(
        label=_("What becomes of it"),
        choices=[(WAIT, _("It waits")), (TAKE, _("Take it: make a draft")), (DECLINE, _("Do not take it"))],
        widget=forms.RadioSelect,
        initial=WAIT,
        help_text=_("The member gets a mail. Example: Take it, then look over the draft and publish it"),
    )

    class Meta:
        model = ResourceSuggestion
        fields = ["answer"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["answer"].help_text = _(
            "The member reads it. Example: Thank you, this was missing. Needed when it is not taken."
        )
        if self.instance.state != ResourceSuggestion.State.WAITING:
            for field in self.fields.values():
                field.disabled = True

    def clean(self):
        data = super().clean()
        if data.get("decision") == DECLINE and not data.get("answer"):
            self.add_error("answer", _("Say why, in a sentence or two."))
        if data.get("decision") == TAKE:
            self._check_place()
        return data

    def _check_place(self):
        place = place_for(self.instance)
        if place is None:
            self.add_error("decision", _("There is no list of resources yet. Make one below the front page first."))
        elif not place.permissions_for_user(self.for_user).can_add_subpage():
            self.add_error("decision", _("You may not add pages to the list of resources."))

    def save(self, commit=True):
        answer = self.cleaned_data["answer"]
        if self.cleaned_data["decision"] == TAKE:
            approve_suggestion(self.instance, self.for_user, answer)
        elif self.cleaned_data["decision"] == DECLINE:
            decline_suggestion(self.instance, self.for_user, answer)
        self.instance.refresh_from_db()
        return self.instance


class SuggestionFilterSet(WagtailFilterSet):
    """Those that wait, unless one asks for others."""

    state = django_filters.ChoiceFilter(
        label=_("State"),
        choices=[*ResourceSuggestion.State.choices, ("all", _("All"))],
        initial=ResourceSuggestion.State.WAITING,
        empty_label=None,
        method="filter_state",
        widget=forms.RadioSelect,
    )

    class Meta:
        model = ResourceSuggestion
        fields = ["state", "language_code"]

    def __init__(self, data=None, *args, **kwargs):
        data = data.copy() if data else {}
        data.setdefault("state", ResourceSuggestion.State.WAITING)
        super().__init__(data, *args, **kwargs)

    def filter_state(self, suggestions, name, value):
        return suggestions if value == "all" else suggestions.filter(state=value)


class SuggestionIndexView(generic.IndexView):
    def get_add_url(self):
        """Nobody suggests from here: members have a form of their own."""

    def get_base_queryset(self):
        return ResourceSuggestion.objects.select_related("suggested_by")

    @property
    def columns(self):
        title = self._get_title_column_class(TitleColumn)
        return [
            title("title", label=_("Title"), get_url=self.get_edit_url),
            Column("get_language_code_display", label=_("Language")),
            Column("suggested_by", label=_("Suggested by")),
            DateColumn("suggested_at", label=_("Suggested"), sort_key="suggested_at"),
            Column("get_state_display", label=_("State"), sort_key="state"),
        ]


class SuggestionEditView(generic.EditView):
    def get_success_url(self):
        """What was taken goes on at its draft."""
        if self.object.page_id:
            return reverse("wagtailadmin_pages:edit", args=[self.object.page_id])
        return super().get_success_url()


class SuggestionViewSet(ModelViewSet):
    model = ResourceSuggestion
    icon = "pick"
    menu_label = _("Suggested resources")
    add_to_admin_menu = True
    menu_order = 360
    index_view_class = SuggestionIndexView
    edit_view_class = SuggestionEditView
    filterset_class = SuggestionFilterSet
    copy_view_enabled = False
    inspect_view_enabled = False
    panels = [
        HelpPanel(template="courses/resources/admin/suggestion.html", heading=_("Suggestion")),
        FieldPanel("decision"),
        FieldPanel("answer"),
    ]

    def get_form_class(self, for_update=False):
        return SuggestionReviewForm


def suggested_file(request, pk):
    """The file a member sent in, for those who decide about it; saved, never run."""
    if not may_handle_suggestions(request.user):
        raise PermissionDenied
    return deliver(get_object_or_404(ResourceSuggestion.objects.exclude(file=""), pk=pk))


class LinkIndexView(generic.IndexView):
    def get_add_url(self):
        """Links come from the pages of resources."""

    def get_edit_url(self, instance):
        return reverse("wagtailadmin_pages:edit", args=[instance.page_id])

    def get_base_queryset(self):
        return LinkCheck.objects.select_related("page").order_by("-is_broken", "-failures", "page__title")

    @property
    def columns(self):
        title = self._get_title_column_class(TitleColumn)
        return [
            title("page", label=_("Resource"), get_url=self.get_edit_url),
            Column("link", label=_("Address")),
            BooleanColumn("is_broken", label=_("Broken"), sort_key="is_broken"),
            Column("finding", label=_("Finding")),
            Column("failures", label=_("Times in a row"), sort_key="failures"),
            DateColumn("checked_at", label=_("Looked at"), sort_key="checked_at"),
        ]


class LinkCheckViewSet(ModelViewSet):
    """Read only: a link is mended on its page, and found whole again the week after."""

    model = LinkCheck
    icon = "link"
    menu_label = _("Links of resources")
    add_to_admin_menu = True
    menu_order = 370
    index_view_class = LinkIndexView
    list_filter = ["is_broken"]
    copy_view_enabled = False
    inspect_view_enabled = False
    form_fields = ["link"]
