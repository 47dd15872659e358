from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchCount(models.Model):
    """How often something was searched for on one day, and how often nothing was found. Says nothing of who did."""

    words = models.CharField(_("searched for"), max_length=100)
    language = models.CharField(_("language"), max_length=10)
    date = models.DateField(_("date"), db_index=True)
    times = models.PositiveIntegerField(_("times"), default=0)
    times_empty = models.PositiveIntegerField(_("nothing found"), default=0)

    class Meta:
        verbose_name = _("searches of a day")
        verbose_name_plural = _("searches of a day")
        constraints = [
            models.UniqueConstraint(fields=["date", "language", "words"], name="courses_one_search_count_a_day")
        ]

    def __str__(self):
        return f"{self.words}: {self.times}"
