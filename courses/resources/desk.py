"""What members suggested and links that broke, on the first page of the admin."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from courses.resources.models import LinkCheck, ResourceSuggestion
from home.desk.panels import DeskPanel, Waiting


class SuggestionsPanel(DeskPanel):
    name = "suggested-resources"
    heading = _("Suggested resources")
    explanation = _("Members wait for an answer.")
    order = 280

    def found(self):
        return ResourceSuggestion.objects.filter(state=ResourceSuggestion.State.WAITING).order_by("suggested_at", "pk")

    def line(self, suggestion):
        address = reverse("resource_suggestions:edit", args=[suggestion.pk])
        return Waiting(suggestion.title, address, suggestion.get_language_code_display(), suggestion.suggested_at)

    @property
    def more(self):
        return reverse("resource_suggestions:index")


class BrokenLinksPanel(DeskPanel):
    name = "broken-links"
    heading = _("Broken links")
    explanation = _("Links of resources that lead nowhere, whenever somebody looked.")
    order = 285

    def found(self):
        broken = LinkCheck.objects.filter(is_broken=True, page__live=True)
        return broken.select_related("page").order_by("-failures", "page__title", "pk")

    def line(self, check):
        address = reverse("wagtailadmin_pages:edit", args=[check.page_id])
        return Waiting(check.page.title, address, check.finding, check.checked_at)

    @property
    def more(self):
        return f"{reverse('resource_links:index')}?is_broken=true"
