from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page

from courses.outline.models import Course, CourseEdition, Lesson, LessonEdition


class LessonProgress(models.Model):
    """What one learner did with one lesson. `completed_at` is set once and never taken back by an editor."""

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("learner"), on_delete=models.PROTECT, related_name="lesson_progress"
    )
    lesson = models.ForeignKey(Lesson, verbose_name=_("lesson"), on_delete=models.PROTECT, related_name="progress")
    completed_at = models.DateTimeField(_("completed at"), null=True, blank=True)

    class Meta:
        verbose_name = _("lesson progress")
        verbose_name_plural = _("lesson progress")
        constraints = [models.UniqueConstraint(fields=["learner", "lesson"], name="courses_one_progress_per_lesson")]

    def __str__(self):
        return f"{self.learner}: {self.lesson}"


class CourseCompletion(models.Model):
    """A learner completed a course, once and for good."""

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("learner"), on_delete=models.PROTECT, related_name="course_completions"
    )
    course = models.ForeignKey(Course, verbose_name=_("course"), on_delete=models.PROTECT, related_name="completions")
    completed_at = models.DateTimeField(_("completed at"), default=timezone.now)

    class Meta:
        verbose_name = _("course completion")
        verbose_name_plural = _("course completions")
        constraints = [models.UniqueConstraint(fields=["learner", "course"], name="courses_completed_once")]

    def __str__(self):
        return f"{self.learner}: {self.course}"


class LessonBookmark(models.Model):
    """A lesson kept to find again."""

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("learner"), on_delete=models.CASCADE, related_name="lesson_bookmarks"
    )
    lesson = models.ForeignKey(Lesson, verbose_name=_("lesson"), on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField(_("saved at"), default=timezone.now)

    class Meta:
        verbose_name = _("saved lesson")
        verbose_name_plural = _("saved lessons")
        constraints = [models.UniqueConstraint(fields=["learner", "lesson"], name="courses_lesson_saved_once")]

    def __str__(self):
        return f"{self.learner}: {self.lesson}"


class ChecklistTick(models.Model):
    """One item of a checklist, ticked. Addressed by the lesson and the item's own id, the same in all languages."""

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("learner"), on_delete=models.CASCADE, related_name="checklist_ticks"
    )
    lesson = models.ForeignKey(Lesson, verbose_name=_("lesson"), on_delete=models.PROTECT, related_name="+")
    item_id = models.UUIDField(_("item"))
    ticked_at = models.DateTimeField(_("ticked at"), default=timezone.now)

    class Meta:
        verbose_name = _("checklist tick")
        verbose_name_plural = _("checklist ticks")
        constraints = [
            models.UniqueConstraint(fields=["learner", "lesson", "item_id"], name="courses_item_ticked_once")
        ]

    def __str__(self):
        return f"{self.learner}: {self.item_id}"


class LessonProblemQuerySet(models.QuerySet):
    def with_place(self):
        """Add what one needs to find the lesson in the language of the report.

        `lesson_title`, `course_title`, `lesson_address` (none while it is offline), `lesson_page` (none once deleted).
        """
        here = {"locale": models.OuterRef("locale")}
        lessons = LessonEdition.objects.filter(lesson=models.OuterRef("lesson"), **here)
        courses = CourseEdition.objects.filter(course=models.OuterRef("lesson__course"), **here)
        pages = Page.objects.filter(translation_key=models.OuterRef("lesson__translation_key"), **here)
        return self.annotate(
            lesson_title=models.Subquery(lessons.values("title")[:1]),
            course_title=models.Subquery(courses.values("title")[:1]),
            lesson_address=models.Subquery(lessons.filter(live=True).values("url_path")[:1]),
            lesson_page=models.Subquery(pages.order_by().values("pk")[:1]),
        )


class LessonProblem(models.Model):
    """Somebody says that a lesson is wrong, unclear or broken."""

    class Kind(models.TextChoices):
        MISTAKE = "mistake", _("Something is wrong")
        UNCLEAR = "unclear", _("Something is unclear")
        BROKEN = "broken", _("Something does not work")
        OTHER = "other", _("Something else")

    lesson = models.ForeignKey(Lesson, verbose_name=_("lesson"), on_delete=models.PROTECT, related_name="problems")
    locale = models.ForeignKey(Locale, verbose_name=_("language"), on_delete=models.PROTECT, related_name="+")
    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("reported by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="lesson_problems",
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.MISTAKE)
    text = models.TextField(_("what is wrong"), max_length=2000)
    reported_at = models.DateTimeField(_("reported at"), default=timezone.now)
    resolved_at = models.DateTimeField(_("resolved at"), null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("resolved by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    note = models.TextField(
        _("what was done"),
        blank=True,
        help_text=_("For your colleagues; whoever reported it does not see it. Example: The sum is 21,400 now."),
    )

    objects = LessonProblemQuerySet.as_manager()

    class Meta:
        verbose_name = _("reported problem")
        verbose_name_plural = _("reported problems")
        ordering = ["-reported_at"]

    def __str__(self):
        return f"{self.lesson}: {self.get_kind_display()}"

    @property
    def place(self):
        """Course and lesson by their titles; the lesson's row where the edition is gone. Needs `with_place()`."""
        if not self.lesson_title:
            return str(self.lesson)
        return " › ".join(filter(None, [self.course_title, self.lesson_title]))
