"""What waits for somebody in the admin: short lists on its first page, each with the way to the whole.

Other floors add theirs through Wagtail's hook `construct_homepage_panels`.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.models import Page, get_page_models
from wagtail.permissions import policy_registry

SHOWN = 5


@dataclass(frozen=True)
class Waiting:
    """One line of a list. `when` is a moment in UTC; `note` says more in a few words."""

    title: str
    address: str
    note: str = ""
    when: datetime | None = None


class DeskPanel(Component):
    """A list of what waits for one person. A subclass says what: `found()` is a queryset in its order, `line(row)` a
    `Waiting`; `more` is the address of the whole list, where there is one.

    An empty list is not shown. Costs one query, and one to count them where there are five or more.
    """

    template_name = "home/desk/panel.html"
    name = heading = explanation = ""
    more = None
    order = 260

    def __init__(self, user):
        self.user = user

    @cached_property
    def rows(self):
        return list(self.found()[:SHOWN])

    @cached_property
    def count(self):
        return self.found().count() if len(self.rows) == SHOWN else len(self.rows)

    def get_context_data(self, parent_context):
        return {"panel": self, "lines": [self.line(row) for row in self.rows]}

    def render_html(self, parent_context=None):
        return super().render_html(parent_context) if self.rows else ""


class DraftsPanel(DeskPanel):
    """Pages this person was the last to write in, with words that nobody can read yet."""

    name = "drafts"
    heading = _("Your drafts")
    explanation = _("Written, and not published yet.")
    order = 230

    def found(self):
        pages = _pages_to_edit(self.user).filter(has_unpublished_changes=True, latest_revision__user=self.user)
        return pages.order_by("-latest_revision_created_at", "-pk")

    def line(self, page):
        note = _("Changes to a page that is online") if page.live else _("Not online yet")
        return _line_of_page(page, note, page.latest_revision_created_at)


class StalePagesPanel(DeskPanel):
    """Pages of text that have been online unchanged for longer than `STALE_AFTER_DAYS`, the oldest first."""

    name = "stale-pages"
    heading = _("Not looked at for long")
    explanation = _("Read them again. If every word still holds, publish them as they are, and they leave this list.")
    order = 270

    def found(self):
        pages = _pages_to_edit(self.user).filter(live=True, last_published_at__lt=self._since)
        return pages.exact_type(*_types_that_go_stale()).order_by("last_published_at", "pk")

    def line(self, page):
        return _line_of_page(page, _("Published"), page.last_published_at)

    @property
    def more(self):
        return f"{reverse('wagtailadmin_reports:aging_pages')}?live=true&last_published_at={self._since:%Y-%m-%d}"

    @cached_property
    def _since(self):
        return timezone.now() - timedelta(days=settings.STALE_AFTER_DAYS)


class ClearDesk(Component):
    """Says that nothing waits, where all the panels given are empty."""

    template_name = "home/desk/clear.html"
    name = "clear-desk"
    order = 500

    def __init__(self, panels):
        self.panels = panels

    def get_context_data(self, parent_context):
        return {"headings": [panel.heading for panel in self.panels]}

    def render_html(self, parent_context=None):
        return "" if any(panel.rows for panel in self.panels) else super().render_html(parent_context)


def _pages_to_edit(user):
    policy = policy_registry.get_by_type(Page)
    return policy.instances_user_has_any_permission_for(user, {"change", "publish"}).select_related("locale")


def _line_of_page(page, note, when):
    title = page.get_admin_display_title()
    return Waiting(title, reverse("wagtailadmin_pages:edit", args=[page.pk]), f"{note} · {page.locale}", when)


def _types_that_go_stale():
    return [model for model in get_page_models() if getattr(model, "goes_stale", False)]
