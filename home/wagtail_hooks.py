"""Where Wagtail asks the ground floor."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from home import document_hooks, explorer  # noqa: F401 (they register themselves)
from home.accounts import hooks as accounts_hooks  # noqa: F401 (registers itself)
from home.admin import BannerViewSet, PageTopicViewSet, SiteFrameViewSet
from home.desk import hooks as desk_hooks  # noqa: F401 (registers itself)
from home.feature_requests.admin import FeatureRequestViewSet
from home.help import hooks as help_hooks  # noqa: F401 (registers itself)
from home.rich_text import register_kbd, register_pictures
from home.spreadsheets import guard_every_export

hooks.register("register_rich_text_features", register_kbd)
hooks.register("register_rich_text_features", register_pictures, order=10)
guard_every_export()
register_snippet(SiteFrameViewSet)
register_snippet(BannerViewSet)
register_snippet(PageTopicViewSet)


@hooks.register("insert_global_admin_css")
def brand_css():
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin/brand.css"))


@hooks.register("register_admin_viewset")
def register_feature_requests():
    return FeatureRequestViewSet("feature_requests")
