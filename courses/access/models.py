"""The ledger of grants: one row for each reason a learner may enter."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.outline.models import Course


class GrantQuerySet(models.QuerySet):
    def live(self, at=None):
        """Grants that hold at a moment (now): begun, not ended, not revoked."""
        at = at or timezone.now()
        return self.filter(Q(ends=None) | Q(ends__gt=at), starts__lte=at, revoked_at=None)


class AccessGrant(models.Model):
    """A reason to enter. Ending one reason leaves the others alone; none is ever deleted."""

    class Source(models.TextChoices):
        ENROLMENT = "enrolment", _("Free enrolment")
        PURCHASE = "purchase", _("Purchase")
        MEMBERSHIP = "membership", _("Membership")
        SCHOLARSHIP = "scholarship", _("Scholarship")
        STAFF = "staff", _("Staff")

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("learner"), on_delete=models.PROTECT, related_name="access_grants"
    )
    course = models.ForeignKey(Course, verbose_name=_("course"), on_delete=models.PROTECT, related_name="grants")
    source = models.CharField(_("source"), max_length=20, choices=Source.choices)
    reference = models.CharField(_("reference"), max_length=100, blank=True)
    starts = models.DateTimeField(_("starts"), default=timezone.now)
    ends = models.DateTimeField(_("ends"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)
    why = models.CharField(_("why"), max_length=255, blank=True)

    objects = GrantQuerySet.as_manager()

    class Meta:
        verbose_name = _("access grant")
        verbose_name_plural = _("access grants")
        indexes = [models.Index(fields=["learner", "course"], name="courses_grant_of_learner")]
        constraints = [
            models.UniqueConstraint(
                fields=["learner", "course"],
                condition=Q(source="enrolment", revoked_at=None),
                name="courses_one_live_enrolment_grant",
            )
        ]

    def __str__(self):
        return f"{self.learner}: {self.course} ({self.get_source_display()})"


class PrerequisiteWaiver(models.Model):
    """For one learner nothing comes before one course. Who is let in by whom, and why, stays on record."""

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("learner"), on_delete=models.PROTECT, related_name="waivers"
    )
    course = models.ForeignKey(Course, verbose_name=_("course"), on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(
        _("reason"), max_length=255, help_text=_("Example: Has taught Python at a school for two years.")
    )
    given_at = models.DateTimeField(_("given at"), default=timezone.now)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("given by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)

    class Meta:
        verbose_name = _("exception from prerequisites")
        verbose_name_plural = _("exceptions from prerequisites")
        constraints = [
            models.UniqueConstraint(
                fields=["learner", "course"], condition=Q(withdrawn_at=None), name="courses_one_waiver_at_a_time"
            )
        ]

    def __str__(self):
        return f"{self.learner}: {self.course}"
