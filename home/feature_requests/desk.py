"""Wishes nobody has looked at, on the first page of the admin."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from home.desk.panels import DeskPanel, Waiting
from home.feature_requests.models import FeatureRequest


class NewRequestsPanel(DeskPanel):
    name = "new-feature-requests"
    heading = _("Feature requests")
    explanation = _("Nobody has looked at these yet.")
    order = 290

    def found(self):
        return FeatureRequest.objects.filter(state=FeatureRequest.State.NEW).order_by("asked_at", "pk")

    def line(self, wish):
        return Waiting(wish.title, reverse("feature_requests:edit", args=[wish.pk]), when=wish.asked_at)

    @property
    def more(self):
        return f"{reverse('feature_requests:index')}?state={FeatureRequest.State.NEW}"
