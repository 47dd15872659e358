from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class HelpAnswer(models.Model):
    """Somebody says whether a help page was useful: once, and may think again.

    It names the page by key and language, and keeps its title: what readers said outlives the page.
    """

    page_key = models.UUIDField(_("page"), db_index=True)
    language = models.CharField(_("language"), max_length=10)
    page_title = models.CharField(_("title of the page"), max_length=255)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="help_answers",
    )
    useful = models.BooleanField(_("useful"))
    words = models.TextField(_("in their words"), blank=True, max_length=500)
    answered_at = models.DateTimeField(_("answered"), default=timezone.now)

    class Meta:
        verbose_name = _("opinion on a help page")
        verbose_name_plural = _("opinions on help pages")
        ordering = ["-answered_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "page_key", "language"],
                condition=models.Q(person__isnull=False),
                name="home_one_help_answer_each",
            )
        ]

    def __str__(self):
        return self.page_title
