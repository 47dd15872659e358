"""What learners' records of a path point at. As with courses: pages come and go, these rows stay."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale


class LearningPath(models.Model):
    """One path, whatever its languages. Everything here comes from the page in the source locale."""

    translation_key = models.UUIDField(_("translation key"), unique=True, default=uuid.uuid4, editable=False)
    source_locale = models.ForeignKey(
        Locale, verbose_name=_("source language"), on_delete=models.PROTECT, related_name="+"
    )
    cover_title = models.CharField(_("title the cover is woven from"), max_length=255, blank=True)
    introduced_at = models.DateTimeField(_("introduced at"), default=timezone.now)
    retired_at = models.DateTimeField(_("retired at"), null=True, blank=True)

    class Meta:
        verbose_name = _("learning path")
        verbose_name_plural = _("learning paths")

    def __str__(self):
        return self.cover_title


class LearningPathEdition(models.Model):
    """A path in one language: what is shown of it in lists, and where it stands."""

    path = models.ForeignKey(
        LearningPath, verbose_name=_("learning path"), on_delete=models.CASCADE, related_name="editions"
    )
    locale = models.ForeignKey(Locale, verbose_name=_("language"), on_delete=models.PROTECT, related_name="+")
    title = models.CharField(_("title"), max_length=255)
    lead = models.CharField(_("lead"), max_length=255, blank=True)
    url_path = models.CharField(_("address"), max_length=700, db_index=True)
    page_id = models.PositiveBigIntegerField(_("page"), db_index=True)
    live = models.BooleanField(_("live"), default=False)
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)

    class Meta:
        verbose_name = _("learning path in one language")
        constraints = [models.UniqueConstraint(fields=["path", "locale"], name="courses_one_path_edition_per_language")]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return self.url_path


class PathStep(models.Model):
    """A step of a path: done when `needed` of its targets are. It is known by the block it is written in."""

    path = models.ForeignKey(
        LearningPath, verbose_name=_("learning path"), on_delete=models.CASCADE, related_name="steps"
    )
    block_id = models.UUIDField(_("block"))
    position = models.PositiveIntegerField(_("position"))
    needed = models.PositiveIntegerField(_("how many are needed"), default=1)

    class Meta:
        verbose_name = _("step of a learning path")
        ordering = ["path", "position"]
        constraints = [models.UniqueConstraint(fields=["path", "block_id"], name="courses_one_step_per_block")]

    def __str__(self):
        return f"{self.path} › {self.position + 1}"


class PathTarget(models.Model):
    """A course or another path that a step leads to, by its translation key.

    By the key and not by the row: a course in a path may not be live yet, or no longer.
    """

    step = models.ForeignKey(PathStep, verbose_name=_("step"), on_delete=models.CASCADE, related_name="targets")
    position = models.PositiveIntegerField(_("position"))
    key = models.UUIDField(_("translation key"))
    is_path = models.BooleanField(_("is a path"), default=False)

    class Meta:
        verbose_name = _("target of a step")
        ordering = ["step", "position"]
        constraints = [models.UniqueConstraint(fields=["step", "key"], name="courses_target_once_in_a_step")]

    def __str__(self):
        return str(self.key)


class PathEnrolment(models.Model):
    """A learner on a path. Leaving and coming back is the same row; `completed_at` is set once and for good."""

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("learner"), on_delete=models.PROTECT, related_name="path_enrolments"
    )
    path = models.ForeignKey(
        LearningPath, verbose_name=_("learning path"), on_delete=models.PROTECT, related_name="enrolments"
    )
    enrolled_at = models.DateTimeField(_("enrolled at"), default=timezone.now)
    left_at = models.DateTimeField(_("left at"), null=True, blank=True)
    completed_at = models.DateTimeField(_("completed at"), null=True, blank=True)

    class Meta:
        verbose_name = _("place on a learning path")
        verbose_name_plural = _("places on learning paths")
        constraints = [models.UniqueConstraint(fields=["learner", "path"], name="courses_one_place_on_a_path")]

    def __str__(self):
        return f"{self.learner}: {self.path}"
