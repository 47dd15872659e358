"""Versions of resources, how often they were taken, what members suggest, and which links are broken."""

from pathlib import PurePath

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.resources.kinds import SuggestionState
from courses.resources.pages import ResourceIndexPage, ResourcePage
from home.documents import private_storage

__all__ = [
    "LinkCheck",
    "ResourceDownloads",
    "ResourceIndexPage",
    "ResourcePage",
    "ResourceSuggestion",
    "ResourceVersion",
]


class ResourceVersion(models.Model):
    """A file that a resource was published with. Numbers begin at 1; older ones stay reachable."""

    page = models.ForeignKey(
        ResourcePage, verbose_name=_("resource"), on_delete=models.CASCADE, related_name="versions"
    )
    number = models.PositiveIntegerField(_("number"))
    file = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL, verbose_name=_("file"), on_delete=models.PROTECT, related_name="+"
    )
    note = models.CharField(_("what is new"), max_length=255, blank=True)
    published_at = models.DateTimeField(_("published at"), default=timezone.now)

    class Meta:
        verbose_name = _("version of a resource")
        verbose_name_plural = _("versions of resources")
        ordering = ["page", "-number"]
        constraints = [models.UniqueConstraint(fields=["page", "number"], name="courses_one_resource_version")]

    def __str__(self):
        return f"{self.page}: {self.number}"


class ResourceDownloads(models.Model):
    """How often a resource was taken on one day. Numbers only: nobody is named."""

    page = models.ForeignKey(
        ResourcePage, verbose_name=_("resource"), on_delete=models.CASCADE, related_name="download_days"
    )
    day = models.DateField(_("day"))
    count = models.PositiveIntegerField(_("downloads"), default=0)

    class Meta:
        verbose_name = _("downloads of a day")
        verbose_name_plural = _("downloads by day")
        constraints = [models.UniqueConstraint(fields=["page", "day"], name="courses_one_download_row_a_day")]

    def __str__(self):
        return f"{self.page}, {self.day}: {self.count}"


class ResourceSuggestion(models.Model):
    """Something a member proposes, until staff have said yes or no."""

    State = SuggestionState

    title = models.CharField(_("title"), max_length=200)
    why = models.TextField(_("what it is good for"), max_length=2000)
    link = models.URLField(_("address"), max_length=500, blank=True)
    file = models.FileField(_("file"), upload_to="suggestions", storage=private_storage, blank=True)
    language_code = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    suggested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("suggested by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="resource_suggestions",
    )
    suggested_at = models.DateTimeField(_("suggested at"), default=timezone.now)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.WAITING)
    answer = models.TextField(_("answer to the member"), blank=True, max_length=2000)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("handled by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    handled_at = models.DateTimeField(_("handled at"), null=True, blank=True)
    page = models.ForeignKey(
        ResourcePage, verbose_name=_("resource"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("suggested resource")
        verbose_name_plural = _("suggested resources")
        ordering = ["-suggested_at"]

    def __str__(self):
        return self.title

    @property
    def filename(self):
        return PurePath(self.file.name).name


class LinkCheck(models.Model):
    """What the last look at a resource's link found."""

    page = models.OneToOneField(
        ResourcePage, verbose_name=_("resource"), on_delete=models.CASCADE, related_name="link_check"
    )
    link = models.URLField(_("address"), max_length=500)
    is_broken = models.BooleanField(_("broken"), default=False)
    finding = models.CharField(_("finding"), max_length=255, blank=True)
    failures = models.PositiveIntegerField(_("failures in a row"), default=0)
    checked_at = models.DateTimeField(_("checked at"), default=timezone.now)

    class Meta:
        verbose_name = _("link of a resource")
        verbose_name_plural = _("links of resources")

    def __str__(self):
        return self.link
