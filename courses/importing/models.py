"""Which file became which page, so that importing again updates instead of doubling."""

import secrets

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportedCourse(models.Model):
    """A source folder and the course made of it."""

    identity = models.CharField(_("identity"), max_length=500, unique=True)
    course_key = models.UUIDField(_("course"), unique=True)
    imported_at = models.DateTimeField(_("imported at"), auto_now=True)

    class Meta:
        verbose_name = _("imported course")
        verbose_name_plural = _("imported courses")

    def __str__(self):
        return self.identity


class ImportedPart(models.Model):
    """One file of the source and what it became: the course, a module, a lesson, a picture or a document.

    `checksum` is of the source, `content` of what the page held after the import: where they differ from what is there
    now, the source or an editor has changed it.
    """

    class Kind(models.TextChoices):
        COURSE = "course", _("Course")
        MODULE = "module", _("Module")
        LESSON = "lesson", _("Lesson")
        IMAGE = "image", _("Picture")
        DOCUMENT = "document", _("Document")

    course = models.ForeignKey(ImportedCourse, verbose_name=_("course"), on_delete=models.CASCADE, related_name="parts")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    path = models.CharField(_("path in the source"), max_length=500)
    page_key = models.UUIDField(_("page"), null=True, blank=True)
    object_id = models.PositiveBigIntegerField(_("picture or document"), null=True, blank=True)
    checksum = models.CharField(_("checksum of the source"), max_length=64, blank=True)
    content = models.CharField(_("checksum of the page"), max_length=64, blank=True)

    class Meta:
        verbose_name = _("imported part")
        verbose_name_plural = _("imported parts")
        constraints = [models.UniqueConstraint(fields=["course", "kind", "path"], name="courses_part_imported_once")]

    def __str__(self):
        return self.path


def new_token():
    return secrets.token_urlsafe(24)


class ImportRun(models.Model):
    """An archive somebody uploaded, kept until it is imported or has expired. Only its owner can name its token."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting for a decision")
        QUEUED = "queued", _("Waiting for its turn")
        RUNNING = "running", _("Being imported")
        DONE = "done", _("Imported")
        FAILED = "failed", _("Not imported")

    token = models.CharField(_("token"), max_length=64, unique=True, default=new_token, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("uploaded by"), on_delete=models.CASCADE, related_name="+"
    )
    file_name = models.CharField(_("file name"), max_length=255)
    catalogue_id = models.PositiveBigIntegerField(_("catalogue"))
    publish = models.BooleanField(_("publish"), default=False)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.WAITING)
    message = models.TextField(_("message"), blank=True)
    course_page_id = models.PositiveBigIntegerField(_("course page"), null=True, blank=True)
    uploaded_at = models.DateTimeField(_("uploaded at"), auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = _("upload of a course")
        verbose_name_plural = _("uploads of courses")

    def __str__(self):
        return self.file_name

    @property
    def is_over(self):
        return self.state in (self.State.DONE, self.State.FAILED)
