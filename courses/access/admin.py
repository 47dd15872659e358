"""Exceptions from prerequisites, for those who look after learners."""

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from courses.access.actions import waive_prerequisites, withdraw_waiver
from courses.access.models import PrerequisiteWaiver
from courses.outline.models import Course, Gating


class WaiverForm(WagtailAdminModelForm):
    """A new exception: for whom, for what, and why."""

    email = forms.EmailField(
        label=_("Learner"), help_text=_("The address the learner signs in with. Example: amina@example.org")
    )
    course = forms.ModelChoiceField(
        Course.objects.none(),
        label=_("Course"),
        help_text=_("Courses that need another one first. Example: A week of sales"),
    )

    class Meta:
        model = PrerequisiteWaiver
        fields = ["course", "reason"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        gated = Course.objects.filter(gating=Gating.HARD, retired_at=None)
        self.fields["course"].queryset = gated.order_by("cover_title", "pk")

    def clean_email(self):
        people = get_user_model().objects.filter(email__iexact=self.cleaned_data["email"], is_active=True)
        self.learner = people.first()
        if self.learner is None:
            raise forms.ValidationError(_("Nobody signs in with this address."))
        return self.cleaned_data["email"]

    def clean(self):
        data = super().clean()
        learner, course = getattr(self, "learner", None), data.get("course")
        present = PrerequisiteWaiver.objects.filter(learner=learner, course=course, withdrawn_at=None)
        if learner and course and present.exists():
            self.add_error("course", _("This learner has an exception for this course already."))
        return data

    def save(self, commit=True):
        self.instance = waive_prerequisites(
            self.learner, self.cleaned_data["course"], reason=self.cleaned_data["reason"], by=self.for_user
        )
        return self.instance


class WithdrawForm(WagtailAdminModelForm):
    """An exception is read and taken back, never rewritten."""

    is_withdrawn = forms.BooleanField(
        label=_("Take it back"),
        required=False,
        help_text=_("What the learner has begun stays open. Example: given to the wrong person."),
    )

    class Meta:
        model = PrerequisiteWaiver
        fields = []

    def save(self, commit=True):
        if self.cleaned_data["is_withdrawn"]:
            withdraw_waiver(self.instance, by=self.for_user)
            self.instance.refresh_from_db()
        return self.instance


class WaiverIndexView(generic.IndexView):
    def get_base_queryset(self):
        return PrerequisiteWaiver.objects.select_related("learner", "course", "given_by").order_by("-given_at", "-pk")


class WaiverEditView(generic.EditView):
    def get_page_subtitle(self):
        return self.object.reason


class WaiverViewSet(ModelViewSet):
    model = PrerequisiteWaiver
    icon = "key"
    menu_label = _("Exceptions")
    add_to_admin_menu = True
    menu_order = 360
    index_view_class = WaiverIndexView
    edit_view_class = WaiverEditView
    copy_view_enabled = False
    list_display = [
        "learner",
        Column("course", label=_("Course")),
        Column("reason", label=_("Reason")),
        Column("given_by", label=_("Given by")),
        DateColumn("given_at", label=_("Given")),
        DateColumn("withdrawn_at", label=_("Taken back")),
    ]

    def get_form_class(self, for_update=False):
        return WithdrawForm if for_update else WaiverForm
