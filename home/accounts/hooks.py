"""What the accounts add to the admin."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import AdminOnlyMenuItem, MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.permissions import register_permission_policy

from home.accounts.acting.rules import can_act
from home.accounts.acting.views import act_as_learner
from home.accounts.audit.reports import StaffActsReport
from home.accounts.consent.admin import PolicyVersionViewSet, WrittenOnce
from home.accounts.consent.models import PolicyVersion
from home.accounts.own_data.admin import copy_of_data, may_prepare_copies


@hooks.register("register_admin_urls")
def account_urls():
    return [
        path("reports/acts/", StaffActsReport.as_view(), name="staff_acts"),
        path("reports/acts/results/", StaffActsReport.as_view(results_only=True), name="staff_acts_results"),
        path("people/<int:pk>/copy/", copy_of_data, name="copy_of_data"),
        path("look-as-learner/", act_as_learner, name="act_as_learner"),
    ]


register_permission_policy(PolicyVersion, WrittenOnce(PolicyVersion))


@hooks.register("register_admin_viewset")
def policy_versions():
    return PolicyVersionViewSet("policy_versions")


@hooks.register("register_reports_menu_item")
def acts_report():
    return AdminOnlyMenuItem(_("Acts of the staff"), reverse("staff_acts"), icon_name="history", order=900)


class ActingMenuItem(MenuItem):
    def is_shown(self, request):
        return can_act(request.user)


@hooks.register("register_admin_menu_item")
def act_as_learner_item():
    return ActingMenuItem(_("Look as a learner"), reverse("act_as_learner"), icon_name="view", order=360)


@hooks.register("register_user_listing_buttons")
def copy_button(user, request_user):
    """For a person who asks by mail."""
    if may_prepare_copies(request_user) and user.is_active:
        url = reverse("copy_of_data", args=[user.pk])
        yield Button(_("Prepare a copy of the data"), url=url, icon_name="download", priority=40)
