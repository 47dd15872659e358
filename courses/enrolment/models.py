from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.outline.models import Course, Lesson


class Enrolment(models.Model):
    """A learner's place in a course. Leaving and coming back is the same row."""

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("learner"), on_delete=models.PROTECT, related_name="enrolments"
    )
    course = models.ForeignKey(Course, verbose_name=_("course"), on_delete=models.PROTECT, related_name="enrolments")
    enrolled_at = models.DateTimeField(_("enrolled at"), default=timezone.now)
    left_at = models.DateTimeField(_("left at"), null=True, blank=True)
    last_lesson = models.ForeignKey(
        Lesson, verbose_name=_("last lesson opened"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    last_opened_at = models.DateTimeField(_("last opened at"), null=True, blank=True)

    class Meta:
        verbose_name = _("enrolment")
        verbose_name_plural = _("enrolments")
        constraints = [models.UniqueConstraint(fields=["learner", "course"], name="courses_one_place_per_learner")]

    def __str__(self):
        return f"{self.learner}: {self.course}"

    @property
    def is_current(self):
        return self.left_at is None


class SavedCourse(models.Model):
    """A course put aside for later."""

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("learner"), on_delete=models.CASCADE, related_name="saved_courses"
    )
    course = models.ForeignKey(Course, verbose_name=_("course"), on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField(_("saved at"), default=timezone.now)

    class Meta:
        verbose_name = _("saved course")
        verbose_name_plural = _("saved courses")
        constraints = [models.UniqueConstraint(fields=["learner", "course"], name="courses_course_saved_once")]

    def __str__(self):
        return f"{self.learner}: {self.course}"
