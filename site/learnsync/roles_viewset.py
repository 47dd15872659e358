"""Wagtail's screens for groups, written into the log of acts: who changes a role changes what its people may do."""

from django.db import transaction
from wagtail.users.views import groups

from home.accounts.audit.actions import record_act
from home.accounts.audit.kinds import ROLE_CHANGED


class Recorded:
    """Around a form that was valid: the deed and its line stand or fall together."""

    @transaction.atomic
    def form_valid(self, form):
        answer = super().form_valid(form)
        record_act(ROLE_CHANGED, actor=self.request.user, role=self.object.name)
        return answer


class CreateView(Recorded, groups.CreateView):
    pass


class EditView(Recorded, groups.EditView):
    pass


class DeleteView(groups.DeleteView):
    @transaction.atomic
    def delete_action(self):
        record_act(ROLE_CHANGED, actor=self.request.user, role=self.object.name, deleted=True)
        super().delete_action()


class RolesViewSet(groups.GroupViewSet):
    add_view_class = CreateView
    edit_view_class = EditView
    delete_view_class = DeleteView
