"""What kind of lesson it is, and when and where a live one takes place."""

from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from courses.outline.kinds import LessonKind
from home.page_forms import BasePageForm


class LessonForm(BasePageForm):
    def clean(self):
        """A draft may wait for its date; learners need it."""
        data = super().clean()
        is_live = data.get("kind") == LessonKind.LIVE
        if is_live and not data.get("starts_at") and not self.is_deferred_validation:
            self.add_error("starts_at", _("Say when the live lesson takes place."))
        return data


class KindOfLesson(models.Model):
    """Fields of a lesson page. As with order and access, the page in the source language decides."""

    kind = models.CharField(
        _("kind of lesson"),
        max_length=20,
        choices=LessonKind.choices,
        default=LessonKind.READING,
        help_text=_("Shown with a sign in the list of lessons. Example: Video, where most of it is a film"),
    )
    starts_at = models.DateTimeField(
        _("takes place"),
        null=True,
        blank=True,
        help_text=_("When a live lesson begins, in the time of the site. Example: 2027-01-14 18:00"),
    )
    live_minutes = models.PositiveSmallIntegerField(
        _("minutes together"),
        null=True,
        blank=True,
        help_text=_("How long people meet. Example: 60. Empty: one hour."),
    )
    meeting_url = models.URLField(
        _("where to join"),
        blank=True,
        validators=[URLValidator(["http", "https"])],
        help_text=_("Only those who may open the lesson see it. Example: https://meet.example.org/python-1"),
    )

    kind_panel = MultiFieldPanel(
        [
            FieldPanel("kind"),
            FieldRowPanel([FieldPanel("starts_at"), FieldPanel("live_minutes")], heading=_("Live lesson")),
            FieldPanel("meeting_url"),
        ],
        heading=_("Kind"),
    )

    class Meta:
        abstract = True
