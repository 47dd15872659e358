from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class FeatureRequest(models.Model):
    """Somebody wishes that the site could do something. The person sees it with its state and the staff's reply."""

    class State(models.TextChoices):
        NEW = "new", _("Not looked at yet")
        CONSIDERED = "considered", _("We are thinking about it")
        PLANNED = "planned", _("Planned")
        DONE = "done", _("Built")
        DECLINED = "declined", _("Not planned")

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("asked by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="feature_requests",
    )
    title = models.CharField(_("in a few words"), max_length=120)
    text = models.TextField(_("what it is for"), max_length=2000, blank=True)
    asked_at = models.DateTimeField(_("asked at"), default=timezone.now)
    state = models.CharField(_("state"), max_length=12, choices=State.choices, default=State.NEW)
    reply = models.TextField(
        _("reply"),
        max_length=2000,
        blank=True,
        help_text=_("Whoever asked reads it. Example: We build this in spring."),
    )

    class Meta:
        verbose_name = _("feature request")
        verbose_name_plural = _("feature requests")
        ordering = ["-asked_at"]

    def __str__(self):
        return self.title
