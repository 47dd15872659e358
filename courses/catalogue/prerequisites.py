"""What comes before a course, as its editors write it."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from courses.catalogue.blocks.same_page import SamePageChooser
from courses.catalogue.circles import pages_that_lead_back


class Strength(models.TextChoices):
    HARD = "hard", gettext_lazy("Needed: lessons stay locked until it is completed")
    ADVISED = "advised", gettext_lazy("Advised: a notice, nothing is locked")


class Before(blocks.StructBlock):
    course = SamePageChooser(
        page_type="courses.CoursePage",
        label=gettext_lazy("Course"),
        help_text=gettext_lazy("The one to complete first. Example: First steps in Python"),
    )
    strength = blocks.ChoiceBlock(
        choices=Strength.choices,
        default=Strength.ADVISED,
        label=gettext_lazy("How much it matters"),
        help_text=gettext_lazy(
            "What was begun is never locked, nor are free previews. Example: Advised: a notice, nothing is locked"
        ),
    )

    class Meta:
        icon = "order-down"
        label = gettext_lazy("Course before this one")

    def get_translatable_segments(self, value):
        """Only the page in the source language says what comes first."""
        return []

    def restore_translated_segments(self, value, segments):
        return value


class BeforeList(blocks.StreamBlock):
    course = Before()


def written_prerequisites(raw):
    """Pairs of a page id and whether it is needed, in raw stream data. Each page once, as it stands first."""
    found = {}
    for block in raw:
        if pk := block["value"].get("course"):
            found.setdefault(pk, block["value"].get("strength") == Strength.HARD)
    return list(found.items())


def pages_before(raw):
    return {pk for pk, _is_hard in written_prerequisites(raw)}


def check_prerequisites(page, value, *, is_open):
    """Raise a `StreamBlockValidationError` beside each course that cannot come before this page."""
    raw = value.get_prep_value()
    closing = pages_that_lead_back(page, "prerequisites", pages_before, raw)
    errors, seen = {}, set()
    for place, block in enumerate(raw):
        pk, strength = block["value"]["course"], block["value"]["strength"]
        if pk in closing:
            words = _("“%(title)s” itself comes after this course. Choose another one.") % {"title": closing[pk]}
            errors[place] = StructBlockValidationError({"course": ValidationError(words)})
        elif pk in seen:
            words = _("This course stands here twice.")
            errors[place] = StructBlockValidationError({"course": ValidationError(words)})
        elif is_open and strength == Strength.HARD:
            words = _("Anyone may read an open course, so nothing can be needed first. Make it advised.")
            errors[place] = StructBlockValidationError({"strength": ValidationError(words)})
        seen.add(pk)
    if errors:
        raise StreamBlockValidationError(block_errors=errors)
