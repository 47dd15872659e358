"""What marketing staff edit besides pages."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import DateColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from home.banners import Banner
from home.site_settings import SiteFrame
from home.topics import PageTopic


class SiteFrameViewSet(SnippetViewSet):
    model = SiteFrame
    icon = "list-ul"
    menu_label = _("Headers and footers")
    add_to_admin_menu = False
    list_display = ["__str__", "proverb"]
    copy_view_enabled = False

    def get_queryset(self, request):
        return SiteFrame.objects.select_related("locale")


class BannerViewSet(SnippetViewSet):
    model = Banner
    icon = "warning"
    menu_label = _("Banners")
    add_to_admin_menu = False
    list_display = ["text", "locale", "kind", DateColumn("starts_at"), DateColumn("ends_at")]
    list_filter = ["locale", "kind"]

    def get_queryset(self, request):
        return Banner.objects.select_related("locale")


class PageTopicViewSet(SnippetViewSet):
    model = PageTopic
    icon = "tag"
    menu_label = _("Topics of pages")
    add_to_admin_menu = False
    list_display = ["name", "name_sw", "slug", "position"]
