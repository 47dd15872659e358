from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LASTS = timedelta(minutes=30)


def _end():
    return timezone.now() + LASTS


class ActingSession(models.Model):
    """Somebody of the staff looks at the site as a learner sees it: for a reason, for half an hour at most."""

    staff = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("staff"), on_delete=models.PROTECT, related_name="acting_sessions"
    )
    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("learner"), on_delete=models.PROTECT, related_name="looked_at"
    )
    # Free words stand here and not in the log of acts: here they can be erased.
    reason = models.CharField(_("reason"), max_length=300)
    started_at = models.DateTimeField(_("started at"), default=timezone.now)
    expires_at = models.DateTimeField(_("ends by itself at"), default=_end)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)

    class Meta:
        verbose_name = _("look as a learner")
        verbose_name_plural = _("looks as a learner")
        ordering = ["-started_at"]
        default_permissions = ()
        permissions = [("act_as_learner", _("Look at the site as a learner"))]

    def __str__(self):
        return f"{self.staff_id} → {self.learner_id}"

    @property
    def is_over(self):
        return self.ended_at is not None or self.expires_at <= timezone.now()

    @property
    def minutes_left(self):
        return max(0, round((self.expires_at - timezone.now()).total_seconds() / 60))

    @property
    def minutes(self):
        """How long it lasted, at least one."""
        end = self.ended_at or min(self.expires_at, timezone.now())
        return max(1, round((end - self.started_at).total_seconds() / 60))
