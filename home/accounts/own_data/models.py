import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

KEPT = timedelta(days=7)
FOLDER = "own-data"


class DataExport(models.Model):
    """One copy of a person's data, asked for, prepared by a task, kept for a week. One at a time for each person."""

    class State(models.TextChoices):
        PREPARING = "preparing", _("Being prepared")
        READY = "ready", _("Ready")
        FAILED = "failed", _("Failed")

    token = models.UUIDField(_("token"), default=uuid.uuid4, unique=True, editable=False)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.CASCADE, related_name="data_export"
    )
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.PREPARING)
    asked_at = models.DateTimeField(_("asked for at"), default=timezone.now)
    ready_at = models.DateTimeField(_("ready at"), null=True)
    size = models.PositiveBigIntegerField(_("size in bytes"), default=0)

    class Meta:
        verbose_name = _("copy of personal data")
        verbose_name_plural = _("copies of personal data")
        default_permissions = ()
        indexes = [models.Index(fields=["asked_at"], condition=~Q(state="failed"), name="accounts_export_to_sweep")]

    def __str__(self):
        return f"{self.user_id}: {self.state}"

    @property
    def file_name(self):
        return f"{FOLDER}/{self.token}.zip"

    @property
    def until(self):
        """When the file goes; None before it is there."""
        return self.ready_at + KEPT if self.ready_at else None

    @property
    def is_ready(self):
        return self.state == self.State.READY and self.until > timezone.now()
