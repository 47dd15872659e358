"""Kinds of lessons, each with its sign."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LessonKind(models.TextChoices):
    READING = "reading", _("Reading")
    VIDEO = "video", _("Video")
    AUDIO = "audio", _("Audio")
    LIVE = "live", _("Live lesson")
    PRACTICE = "practice", _("Practice")


# Most lessons are read: only what is not is marked.
SIGNS = {
    LessonKind.VIDEO: "video",
    LessonKind.AUDIO: "audio",
    LessonKind.LIVE: "calendar",
    LessonKind.PRACTICE: "try",
}


class WithKind:
    """For whatever has a `kind`: its sign and its name. Both are empty for what is read."""

    @property
    def kind_sign(self):
        return SIGNS.get(self.kind, "")

    @property
    def kind_name(self):
        return LessonKind(self.kind).label if self.kind in SIGNS else ""
