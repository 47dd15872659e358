from django.conf import settings
from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from courses.outline.models import LessonEdition


class LessonWeightQuerySet(models.QuerySet):
    def with_bytes(self):
        return self.annotate(bytes=F("text_bytes") + F("picture_bytes"))


class LessonWeight(models.Model):
    """What a published lesson asks of the line: its text, compressed, and its pictures in the small size.

    Counted after each publication. `pictures` holds address, bytes and title of each, the heaviest first;
    `silent_pictures` are those that tell nothing to who cannot see them.
    """

    edition = models.OneToOneField(LessonEdition, on_delete=models.CASCADE, related_name="weight")
    text_bytes = models.PositiveIntegerField(_("text"))
    picture_bytes = models.PositiveIntegerField(_("pictures"))
    on_tap_bytes = models.PositiveBigIntegerField(_("loads on tap"), default=0)
    pictures = models.JSONField(_("pictures one by one"), default=list)
    silent_pictures = models.PositiveSmallIntegerField(_("pictures without an alternative text"), default=0)
    block_types = models.JSONField(_("kinds of blocks"), default=list)
    counted_at = models.DateTimeField(_("counted at"))

    objects = LessonWeightQuerySet.as_manager()

    class Meta:
        verbose_name = _("weight of a lesson")
        verbose_name_plural = _("weights of lessons")

    def __str__(self):
        return str(self.edition)

    @property
    def total(self):
        return self.text_bytes + self.picture_bytes

    @property
    def is_over_budget(self):
        return self.total > settings.LESSON_BUDGET_BYTES
