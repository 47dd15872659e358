"""The admin's list of people, and the screens behind it."""

from functools import cached_property

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin.ui.tables import Column
from wagtail.log_actions import log
from wagtail.users.utils import user_can_delete_user
from wagtail.users.views import users
from wagtail.users.views.bulk_actions import AssignRoleBulkAction, SetActiveStateBulkAction
from wagtail.users.views.bulk_actions.user_bulk_action import UserBulkAction

from home.accounts.actions import invite
from home.accounts.audit.actions import record_act, record_changes_of_rights, rights_of
from home.accounts.audit.kinds import ACCOUNT_MADE, ROLE_GIVEN
from home.accounts.erasure.actions import erase_account
from learnsync.people_forms import PersonCreationForm, PersonEditForm


def forget(person, by):
    """Erase a person's data, and leave a line in the admin's history that names nobody."""
    log(instance=erase_account(person, by=by), action="wagtail.delete")


class IndexView(users.IndexView):
    search_fields = ["display_name", "email"]

    @cached_property
    def columns(self):
        return [self._in_our_words(column) for column in super().columns]

    def _in_our_words(self, column):
        if column.name == "name":
            column.sort_key = "display_name"
        if column.name == "email":
            return Column("email", label=_("E-mail"), sort_key="email", width="20%")
        return column


class OnlyAdministratorsMakeAdministrators:
    def get_form(self, *args, **kwargs):
        form = super().get_form(*args, **kwargs)
        if "is_superuser" in form.fields and not self.request.user.is_superuser:
            form.fields["is_superuser"].disabled = True
        return form


class CreateView(OnlyAdministratorsMakeAdministrators, users.CreateView):
    success_message = _("%(object)s has an account now, and mail with a way in.")

    @transaction.atomic
    def save_instance(self):
        person = super().save_instance()
        record_act(ACCOUNT_MADE, actor=self.request.user, subject=person)
        nothing = {"roles": set(), "is_superuser": False, "is_active": True}
        record_changes_of_rights(self.request.user, person, nothing, rights_of(person))
        invite(person)
        return person


class EditView(OnlyAdministratorsMakeAdministrators, users.EditView):
    def dispatch(self, request, *args, **kwargs):
        if self.object.is_superuser and not request.user.is_superuser:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @transaction.atomic
    def save_instance(self):
        before = rights_of(self.object)
        person = super().save_instance()
        record_changes_of_rights(self.request.user, person, before, rights_of(person))
        return person


class DeleteView(users.DeleteView):
    page_title = _("Delete personal data")
    success_message = _("The personal data is deleted.")
    confirmation_message = _(
        "Name, address and all that is personal will be deleted, and nobody can sign in with this account again. "
        "Records that must be kept will carry a pseudonym. This cannot be undone."
    )

    def get_usage_url(self):
        """No usage: nothing stands in the way, since the row itself stays."""

    def delete_action(self):
        forget(self.object, by=self.request.user)


class PeopleViewSet(users.UserViewSet):
    menu_label = _("People")
    index_view_class = IndexView
    add_view_class = CreateView
    edit_view_class = EditView
    delete_view_class = DeleteView
    create_template_name = "learnsync/people/create.html"
    edit_template_name = "learnsync/people/edit.html"

    def get_form_class(self, for_update=False):
        return PersonEditForm if for_update else PersonCreationForm


class DeletePeople(UserBulkAction):
    """Takes the place of Wagtail's bulk deletion, which would break on records that must stay."""

    display_name = _("Delete")
    action_type = "delete"
    aria_label = _("Delete personal data of the selected people")
    template_name = "learnsync/people/confirm_bulk_delete.html"
    action_priority = 10
    classes = {"serious"}

    def check_perm(self, person):
        return user_can_delete_user(self.request.user, person)

    def get_execution_context(self):
        return {"by": self.request.user}

    @classmethod
    def execute_action(cls, objects, by=None, **kwargs):
        for person in objects:
            forget(person, by)
        return len(objects), 0

    def get_success_message(self, num_parent_objects, num_child_objects):
        return ngettext(
            "The personal data of %(count)d person is deleted.",
            "The personal data of %(count)d people is deleted.",
            num_parent_objects,
        ) % {"count": num_parent_objects}


class AssignRole(AssignRoleBulkAction):
    """Wagtail's, written into the log of acts."""

    def get_execution_context(self):
        return {**super().get_execution_context(), "by": self.request.user}

    @classmethod
    @transaction.atomic
    def execute_action(cls, objects, role=None, by=None, **kwargs):
        have_it = set(role.user_set.values_list("pk", flat=True)) if role else set()
        answer = super().execute_action(objects, role=role, **kwargs)
        for person in objects:
            if role and person.pk not in have_it:
                record_act(ROLE_GIVEN, actor=by, subject=person, role=role.name)
        return answer


class SetActiveState(SetActiveStateBulkAction):
    """Wagtail's, written into the log of acts."""

    @classmethod
    @transaction.atomic
    def execute_action(cls, objects, mark_as_active=False, user=None, **kwargs):
        before = [(person, rights_of(person)) for person in objects]
        answer = super().execute_action(objects, mark_as_active=mark_as_active, user=user, **kwargs)
        for person, rights in before:
            record_changes_of_rights(user, person, rights, rights_of(person))
        return answer


for action in (AssignRole, SetActiveState, DeletePeople):
    hooks.register("register_bulk_action", action, order=1000)
