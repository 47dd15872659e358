"""The first page of the admin."""

from wagtail import hooks
from wagtail.models import Page
from wagtail.permissions import policy_registry

from home.desk.panels import ClearDesk, DeskPanel, DraftsPanel, StalePagesPanel
from home.feature_requests.desk import NewRequestsPanel

AFTER_ALL_OTHERS = 1000


@hooks.register("construct_homepage_panels")
def add_panels(request, panels):
    if policy_registry.get_by_type(Page).user_has_any_permission(request.user, {"add", "change", "publish"}):
        panels += [DraftsPanel(request.user), StalePagesPanel(request.user)]
    if request.user.has_perm("home.change_featurerequest"):
        panels.append(NewRequestsPanel(request.user))


@hooks.register("construct_homepage_panels", order=AFTER_ALL_OTHERS)
def say_that_nothing_waits(request, panels):
    waiting = [panel for panel in panels if isinstance(panel, DeskPanel)]
    if waiting:
        panels.append(ClearDesk(waiting))
