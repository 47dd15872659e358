"""Where administrators publish versions of the terms."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from home.accounts.consent.actions import publish_version
from home.accounts.consent.models import PolicyVersion


class WrittenOnce(ModelPermissionPolicy):
    """What people agreed to cannot be changed or taken away, by anybody."""

    def user_has_permission(self, user, action):
        return action in {"add", "view"} and super().user_has_permission(user, action)


class PublishView(generic.CreateView):
    def save_instance(self):
        return publish_version(self.form.save(commit=False), by=self.request.user)


class PolicyVersionViewSet(ModelViewSet):
    model = PolicyVersion
    icon = "doc-full"
    menu_label = _("Terms and privacy")
    add_to_settings_menu = True
    add_view_class = PublishView
    copy_view_enabled = False
    inspect_view_enabled = True
    list_display = [
        "__str__", DateColumn("published_at", label=_("Published")), BooleanColumn("ask_again", label=_("Asks again")),
        Column("changes", label=_("What is new")),
    ]  # fmt: skip
    panels = [
        FieldPanel("kind"),
        FieldPanel("version"),
        PageChooserPanel("page"),
        FieldPanel("changes"),
        FieldPanel("ask_again"),
    ]
