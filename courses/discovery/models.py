"""What is counted over many learners, and what one of them does not want to be shown."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.outline.models import Course


class CoursePopularity(models.Model):
    """How many learners have lately taken a course. Counted anew by a task, never by hand."""

    course = models.OneToOneField(
        Course, verbose_name=_("course"), on_delete=models.CASCADE, related_name="popularity", primary_key=True
    )
    learners = models.PositiveIntegerField(_("learners"), default=0)

    class Meta:
        verbose_name = _("popularity of a course")
        verbose_name_plural = _("popularity of courses")

    def __str__(self):
        return f"{self.course}: {self.learners}"


class CourseCompanion(models.Model):
    """A course that many learners of another one took too. Names nobody; below five people there is no row."""

    course = models.ForeignKey(Course, verbose_name=_("course"), on_delete=models.CASCADE, related_name="companions")
    companion = models.ForeignKey(Course, verbose_name=_("taken too"), on_delete=models.CASCADE, related_name="+")
    learners = models.PositiveIntegerField(_("learners"))

    class Meta:
        verbose_name = _("course taken too")
        verbose_name_plural = _("courses taken too")
        constraints = [models.UniqueConstraint(fields=["course", "companion"], name="courses_companion_once")]

    def __str__(self):
        return f"{self.course} → {self.companion}"


class CourseDismissal(models.Model):
    """A learner does not want to be shown a course as a suggestion. Taken back, the row goes."""

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("learner"), on_delete=models.CASCADE, related_name="dismissed_courses"
    )
    course = models.ForeignKey(Course, verbose_name=_("course"), on_delete=models.PROTECT, related_name="+")
    dismissed_at = models.DateTimeField(_("dismissed at"), default=timezone.now)

    class Meta:
        verbose_name = _("course not wanted")
        verbose_name_plural = _("courses not wanted")
        constraints = [models.UniqueConstraint(fields=["learner", "course"], name="courses_dismissed_once")]

    def __str__(self):
        return f"{self.learner}: {self.course}"
