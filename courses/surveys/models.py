from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.outline.models import Course


class CourseSurvey(models.Model):
    """One learner's answer about one completed course. Who is erased leaves the answer behind, not the words."""

    class Answer(models.TextChoices):
        YES = "yes", _("Yes")
        PARTLY = "partly", _("Partly")
        NO = "no", _("No")

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("learner"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="course_surveys",
    )
    course = models.ForeignKey(Course, verbose_name=_("course"), on_delete=models.PROTECT, related_name="surveys")
    answer = models.CharField(_("what it was"), max_length=10, choices=Answer.choices)
    text = models.TextField(_("in the learner's words"), max_length=2000, blank=True)
    answered_at = models.DateTimeField(_("answered at"), default=timezone.now)

    class Meta:
        verbose_name = _("survey answer")
        verbose_name_plural = _("survey answers")
        constraints = [models.UniqueConstraint(fields=["learner", "course"], name="courses_one_survey_per_learner")]

    def __str__(self):
        return f"{self.course}: {self.answer}"
