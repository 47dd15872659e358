from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.forms.models import AbstractFormSubmission

FORMULA_SIGNS = ("=", "@", "\t", "\r")


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

    def get_data(self):
        """For the list and for the spreadsheet, in which nothing may become a formula."""
        return {name: as_cell(value) for name, value in super().get_data().items()}


def as_cell(value):
    """A text that a spreadsheet program would calculate gets an apostrophe before it. A number with a sign is none."""
    if not isinstance(value, str):
        return value
    calculates = value.startswith(FORMULA_SIGNS) or (value[:1] in {"+", "-"} and not value[1:2].isdigit())
    return f"'{value}" if calculates else value
