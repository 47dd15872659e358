from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Event(models.Model):
    """One thing that happened, in the past tense: `course_completed`, `lesson_published`."""

    name = models.CharField(_("name"), max_length=80)
    data = models.JSONField(_("data"), default=dict)
    happened_at = models.DateTimeField(_("happened at"), default=timezone.now)
    delivered_at = models.DateTimeField(_("delivered at"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    last_error = models.TextField(_("last error"), blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["happened_at"], name="home_event_waiting", condition=models.Q(delivered_at=None))
        ]

    def __str__(self):
        return f"{self.name} {self.data}"
