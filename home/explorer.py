"""The page explorer, the page chooser and the reports, for people who do not work with every page."""

from django.core.exceptions import PermissionDenied
from django.db.models import F, Q
from django.shortcuts import get_object_or_404
from wagtail import hooks
from wagtail.admin.views.pages.listing import ExplorableIndexView
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page
from wagtail.permissions import policy_registry


class OwnPagesExplorer(ExplorableIndexView):
    """Wagtail leaves closed pages out of every list, but shows the screen of one whose number is known."""

    def get(self, request, parent_page_id=None):
        if parent_page_id:
            page = get_object_or_404(Page, pk=parent_page_id)
            root = self.permission_policy.explorable_root_instance(request.user)
            above = root is not None and not page.path.startswith(root.path)  # Wagtail leads from there to one's own.
            if not above and not self.permission_policy.may_see(request.user, page):
                raise PermissionDenied
        return super().get(request, parent_page_id)


class OwnPagesViewSet(PageViewSet):
    model = Page
    index_view_class = OwnPagesExplorer


@hooks.register("register_admin_viewset")
def register_explorer():
    return OwnPagesViewSet("own_pages")


@hooks.register("construct_page_chooser_queryset")
def offer_public_pages_and_ones_own(pages, request):
    """One links to what is public, and to what one works with.

    The chooser shows titles as they stand in the draft: a page of others with a new one waits until that is published.
    """
    own = policy_registry.get_by_type(Page).explorable_instances(request.user)
    offered = Page.objects.filter(Q(live=True, draft_title=F("title")) | Q(pk__in=own.values("pk")))
    return pages.filter(pk__in=offered.values("pk"))


# The report names the page of each kind that was edited last, whoever may see it: for those who keep the tree in order.
PageTypesUsageReportView.any_permission_required = ["lock"]


@hooks.register("construct_reports_menu")
def leave_out_page_types(request, items):
    if not policy_registry.get_by_type(Page).user_has_permission(request.user, "lock"):
        items[:] = [item for item in items if item.name != "page-types-usage"]
