"""What a resource is, who may have it, and what becomes of one that is suggested."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ResourceKind(models.TextChoices):
    GUIDE = "guide", _("Guide")
    WORKSHEET = "worksheet", _("Worksheet")
    TEMPLATE = "template", _("Template to fill in")
    DATA = "data", _("Data to practise with")
    SLIDES = "slides", _("Slides")
    VIDEO = "video", _("Video")
    AUDIO = "audio", _("Audio")
    TOOL = "tool", _("Tool")
    WEBSITE = "website", _("Website")


SIGNS = {
    ResourceKind.TEMPLATE: "receipt",
    ResourceKind.WORKSHEET: "check",
    ResourceKind.DATA: "outline",
    ResourceKind.VIDEO: "video",
    ResourceKind.AUDIO: "audio",
    ResourceKind.TOOL: "try",
    ResourceKind.WEBSITE: "globe",
    ResourceKind.GUIDE: "book",
    ResourceKind.SLIDES: "print",
}


class ResourceAccess(models.TextChoices):
    FREE = "free", _("Free: anyone may have it")
    SIGN_IN = "sign_in", _("Free with sign-in")
    COURSE = "course", _("For those who have the course")


class SuggestionState(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    APPROVED = "approved", _("Taken")
    DECLINED = "declined", _("Not taken")
