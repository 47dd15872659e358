from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.forms.models import AbstractFormSubmission


class ContactSubmission(AbstractFormSubmission):
    """What somebody sent by a form; by whom, if signed in."""

    sender = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("sent by"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="form_submissions",
    )

    class Meta:
        verbose_name = _("what was sent by a form")
        verbose_name_plural = _("what was sent by forms")
        indexes = [models.Index(fields=["page", "submit_time"], name="home_form_sent_at")]
