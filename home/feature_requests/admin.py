"""Wishes in the admin: read, sorted by state, answered, handed over as a table."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from home.feature_requests.models import FeatureRequest


class FeatureRequestIndex(generic.IndexView):
    def get_add_url(self):
        """Nobody asks from here: the site itself has the form."""

    def get_base_queryset(self):
        return FeatureRequest.objects.select_related("person")

    @property
    def columns(self):
        title = self._get_title_column_class(TitleColumn)
        return [
            title("title", label=_("Asked for"), get_url=self.get_edit_url, sort_key="title"),
            Column("get_state_display", label=_("State"), sort_key="state"),
            Column("person", label=_("Asked by")),
            DateColumn("asked_at", label=_("Asked"), sort_key="asked_at"),
        ]


class FeatureRequestViewSet(ModelViewSet):
    model = FeatureRequest
    icon = "pick"
    menu_label = _("Feature requests")
    add_to_admin_menu = True
    menu_order = 360
    index_view_class = FeatureRequestIndex
    copy_view_enabled = False
    list_filter = ["state"]
    search_fields = ["title", "text"]
    search_backend_name = None
    # The table names nobody.
    list_export = ["title", "text", "get_state_display", "reply", "asked_at"]
    panels = [
        FieldPanel("title", read_only=True),
        FieldPanel("text", read_only=True),
        FieldPanel("state"),
        FieldPanel("reply"),
    ]
