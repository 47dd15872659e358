"""The outline: what learners' records point at. Pages come and go, these rows stay."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from commerce.money import CURRENCIES, Money
from courses.catalogue.snippets import Instructor, Topic
from courses.outline.kinds import LessonKind


class Access(models.TextChoices):
    OPEN = "open", _("Open: anyone may read")
    FREE = "free", _("Free: sign in and enrol")
    PAID = "paid", _("Paid")


class Level(models.TextChoices):
    NONE = "none", _("No experience needed")
    BEGINNER = "beginner", _("Beginner")
    SOME = "some", _("Some experience")


class Gating(models.TextChoices):
    """Whether other courses come before one: the strongest of its prerequisites."""

    NONE = "", _("Nothing comes before")
    ADVISED = "advised", _("Another course is advised")
    HARD = "hard", _("Another course is needed")


class Course(models.Model):
    """One course, whatever its languages. Everything here comes from the page in the source locale."""

    translation_key = models.UUIDField(_("translation key"), unique=True, default=uuid.uuid4, editable=False)
    source_locale = models.ForeignKey(
        Locale, verbose_name=_("source language"), on_delete=models.PROTECT, related_name="+"
    )
    access = models.CharField(_("access"), max_length=10, choices=Access.choices, default=Access.FREE)
    price_minor = models.PositiveBigIntegerField(_("price in minor units"), null=True, blank=True)
    currency = models.CharField(_("currency"), max_length=3, choices=CURRENCIES, blank=True)
    level = models.CharField(_("level"), max_length=10, choices=Level.choices, default=Level.NONE)
    topics = models.ManyToManyField(Topic, verbose_name=_("topics"), blank=True, related_name="+")
    instructors = models.ManyToManyField(Instructor, verbose_name=_("instructors"), blank=True, related_name="taught")
    effort_minutes = models.PositiveIntegerField(_("effort in minutes"), null=True, blank=True)
    opens_at = models.DateTimeField(_("enrolment opens"), null=True, blank=True)
    closes_at = models.DateTimeField(_("enrolment closes"), null=True, blank=True)
    gating = models.CharField(_("what comes before"), max_length=10, choices=Gating.choices, blank=True, default="")
    cover_title = models.CharField(_("title the cover is woven from"), max_length=255, blank=True)
    weave = models.PositiveSmallIntegerField(_("weave"), default=0)
    introduced_at = models.DateTimeField(_("introduced at"), default=timezone.now)
    retired_at = models.DateTimeField(_("retired at"), null=True, blank=True)
    version = models.PositiveIntegerField(_("version"), default=1)

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(access="paid") | (models.Q(price_minor__isnull=False) & ~models.Q(currency="")),
                name="courses_paid_course_has_price",
            )
        ]

    def __str__(self):
        return self.cover_title

    @property
    def price(self):
        """`Money`, or nothing for a course that is not sold."""
        return Money(self.price_minor, self.currency) if self.access == Access.PAID else None


class Prerequisite(models.Model):
    """A course that comes before another. Known by its key: while that course is not live it asks nothing.

    Read these only where `Course.gating` says that there are any.
    """

    course = models.ForeignKey(Course, verbose_name=_("course"), on_delete=models.CASCADE, related_name="prerequisites")
    position = models.PositiveIntegerField(_("position"))
    key = models.UUIDField(_("course that comes first"))
    hard = models.BooleanField(_("needed"), default=False)

    class Meta:
        verbose_name = _("prerequisite")
        ordering = ["course", "position"]
        constraints = [models.UniqueConstraint(fields=["course", "key"], name="courses_prerequisite_once")]

    def __str__(self):
        return f"{self.course}: {self.key}"


class CourseEdition(models.Model):
    """A course in one language: what is shown of it, and where."""

    course = models.ForeignKey(Course, verbose_name=_("course"), on_delete=models.CASCADE, related_name="editions")
    locale = models.ForeignKey(Locale, verbose_name=_("language"), on_delete=models.PROTECT, related_name="+")
    title = models.CharField(_("title"), max_length=255)
    subtitle = models.CharField(_("subtitle"), max_length=255, blank=True)
    jina = models.CharField(_("line on the cover"), max_length=38, blank=True)
    cover = models.ForeignKey(
        "home.SiteImage",
        verbose_name=_("cover picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    cover_alt = models.CharField(_("alternative text of the cover"), max_length=255, blank=True)
    url_path = models.CharField(_("address"), max_length=700, db_index=True)
    page_id = models.PositiveBigIntegerField(_("page"), db_index=True)
    minutes = models.PositiveIntegerField(_("minutes"), default=0)
    lesson_count = models.PositiveIntegerField(_("lessons"), default=0)
    live = models.BooleanField(_("live"), default=False)
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)

    class Meta:
        verbose_name = _("course in one language")
        constraints = [models.UniqueConstraint(fields=["course", "locale"], name="courses_one_edition_per_language")]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return self.url_path


class Lesson(models.Model):
    """One lesson, whatever its languages. Retired rather than deleted once learners have records on it."""

    course = models.ForeignKey(Course, verbose_name=_("course"), on_delete=models.PROTECT, related_name="lessons")
    translation_key = models.UUIDField(_("translation key"), unique=True, default=uuid.uuid4, editable=False)
    module_key = models.UUIDField(_("module"), null=True, blank=True)
    position = models.PositiveIntegerField(_("position"), default=0)
    kind = models.CharField(_("kind"), max_length=20, choices=LessonKind.choices, default=LessonKind.READING)
    required = models.BooleanField(_("required"), default=True)
    free_preview = models.BooleanField(_("free preview"), default=False)
    starts_at = models.DateTimeField(_("takes place"), null=True, blank=True)
    live_minutes = models.PositiveSmallIntegerField(_("minutes together"), null=True, blank=True)
    meeting_url = models.URLField(_("where to join"), blank=True)
    introduced_at = models.DateTimeField(_("introduced at"), default=timezone.now)
    retired_at = models.DateTimeField(_("retired at"), null=True, blank=True)

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")
        ordering = ["course", "position"]
        permissions = [("read_any_lesson", _("Can read any lesson"))]
        indexes = [models.Index(fields=["course", "position"], name="courses_lesson_order")]

    def __str__(self):
        return f"{self.course} › {self.position + 1}"


class LessonEdition(models.Model):
    """A lesson in one language: its title, its module's title, its address."""

    lesson = models.ForeignKey(Lesson, verbose_name=_("lesson"), on_delete=models.CASCADE, related_name="editions")
    locale = models.ForeignKey(Locale, verbose_name=_("language"), on_delete=models.PROTECT, related_name="+")
    title = models.CharField(_("title"), max_length=255)
    module_title = models.CharField(_("module"), max_length=255, blank=True)
    url_path = models.CharField(_("address"), max_length=700, db_index=True)
    page_id = models.PositiveBigIntegerField(_("page"), db_index=True)
    minutes = models.PositiveIntegerField(_("minutes"), default=0)
    live = models.BooleanField(_("live"), default=False)
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)

    class Meta:
        verbose_name = _("lesson in one language")
        constraints = [
            models.UniqueConstraint(fields=["lesson", "locale"], name="courses_one_lesson_edition_per_language")
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return self.url_path


class OutlineMark(models.Model):
    """A course whose pages have changed. Written with the change, gone when the outline has been rebuilt."""

    course_key = models.UUIDField(_("course"), db_index=True)
    made_at = models.DateTimeField(_("made at"), default=timezone.now)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    last_error = models.TextField(_("last error"), blank=True)

    class Meta:
        verbose_name = _("outline to rebuild")
        verbose_name_plural = _("outlines to rebuild")

    def __str__(self):
        return str(self.course_key)
