"""Who may be named as the account behind an instructor, and how editors find them."""

from django import forms
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db.models import Exists, OuterRef, Q
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet

from courses.catalogue.snippets import Instructor


def who_may_teach():
    """Everybody with a role that opens the admin. Learners are nobody's business here."""
    roles = Group.objects.filter(
        user=OuterRef("pk"),
        permissions__codename="access_admin",
        permissions__content_type__app_label="wagtailadmin",
    )
    staff = get_user_model().objects.filter(Q(is_superuser=True) | Exists(roles), is_active=True)
    return staff.order_by("display_name", "pk")


class InstructorForm(WagtailAdminModelForm):
    def clean_user(self):
        """Somebody who has left the staff may stay on a card, but is not newly named."""
        user = self.cleaned_data["user"]
        if user and "user" in self.changed_data and not who_may_teach().filter(pk=user.pk).exists():
            raise forms.ValidationError(_("Choose somebody with a role on the staff."))
        return user


class NameFilterForm(BaseFilterForm):
    """People are found by the name others see, never by their address."""

    q = forms.CharField(
        label=_("Name"), required=False, widget=forms.TextInput(attrs={"placeholder": _("Example: Otieno")})
    )

    def filter(self, people):
        people = super().filter(people)
        self.search_query = self.cleaned_data["q"]
        self.is_searching = bool(self.search_query)
        return people.filter(display_name__icontains=self.search_query) if self.is_searching else people


class ListOfTeachers:
    filter_form_class = NameFilterForm

    def get_object_list(self):
        return who_may_teach().prefetch_related("groups")

    @property
    def columns(self):
        name, *rest = super().columns
        name.label = _("Name")
        return [name, *rest, Column("roles", label=_("Role"), accessor=_roles)]


def _roles(user):
    return ", ".join(sorted(group.name for group in user.groups.all()))


class ChooseTeacher(ListOfTeachers, chooser.ChooseView):
    pass


class ChooseTeacherResults(ListOfTeachers, chooser.ChooseResultsView):
    pass


class ChosenTeacher(chooser.ChosenView):
    def get_object(self, pk):
        return who_may_teach().get(pk=pk)


class ChosenTeachers(chooser.ChosenMultipleView):
    def get_objects(self, pks):
        return who_may_teach().filter(pk__in=pks)


class TeacherChooserViewSet(ChooserViewSet):
    model = settings.AUTH_USER_MODEL
    icon = "user"
    choose_one_text = _("Choose an account")
    choose_another_text = _("Choose another account")
    # Only where it is asked for: other fields that point at people mean other people.
    register_widget = False
    choose_view_class = ChooseTeacher
    choose_results_view_class = ChooseTeacherResults
    chosen_view_class = ChosenTeacher
    chosen_multiple_view_class = ChosenTeachers


teacher_chooser = TeacherChooserViewSet("teacher_chooser")


class OwnCardForm(WagtailAdminModelForm):
    """What people write about themselves. Their name, address and account are staff's to give."""


class OwnCardView(generic.EditView):
    """The card of whoever is signed in. It takes no right but the account that is named on the card."""

    model = Instructor
    permission_required = None
    page_title = _("My page as a teacher")
    header_icon = "user"
    success_message = _("Your page is changed.")
    panel = ObjectList(
        [FieldPanel(name) for name in ("role", "bio", "bio_sw", "links", "picture")], base_form_class=OwnCardForm
    ).bind_to_model(Instructor)

    def get_object(self, queryset=None):
        return get_object_or_404(own_card_of(self.request.user))

    def get_panel(self):
        return self.panel

    def get_form_class(self):
        return self.panel.get_form_class()

    def get_edit_url(self):
        return reverse("own_instructor_card")

    get_success_url = get_edit_url

    def get_success_buttons(self):
        return [messages.button(self.object.get_absolute_url(), _("View live"))]


def own_card_of(user):
    """The card on which somebody is named as the account, as a queryset; the first where there are several."""
    return Instructor.objects.filter(user=user).order_by("pk")[:1]
