"""The steps of a path, as its editors write them."""

from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from courses.catalogue.blocks.drafts import CheckedWhenPublished
from courses.catalogue.blocks.same_page import SamePageChooser
from courses.catalogue.blocks.text import PARAGRAPHS

COURSE, PATH = "courses.CoursePage", "courses.LearningPathPage"


class StepText(blocks.RichTextBlock):
    def __init__(self, **kwargs):
        super().__init__(
            required=False,
            features=PARAGRAPHS,
            label=_("Text"),
            help_text=_("Why this comes here, in one or two sentences. Example: Begin here, even on a phone."),
            **kwargs,
        )


class CourseStep(blocks.StructBlock):
    course = SamePageChooser(
        page_type=COURSE, label=_("Course"), help_text=_("It counts when completed. Example: First steps in Python")
    )
    text = StepText()

    class Meta:
        icon = "doc-full"
        label = _("Course")


class PathInside(blocks.StructBlock):
    path = SamePageChooser(
        page_type=PATH,
        label=_("Path"),
        help_text=_("It counts when all its steps are done. Example: Computing, gently"),
    )
    text = StepText()

    class Meta:
        icon = "list-ol"
        label = _("Another path")


class Choice(CheckedWhenPublished):
    needed = blocks.IntegerBlock(
        min_value=1, default=1, label=_("How many of them"), help_text=_("Example: 2, for any two of those below.")
    )
    options = blocks.ListBlock(
        SamePageChooser(
            page_type=[COURSE, PATH],
            label=_("Course or path"),
            help_text=_("Example: M-Pesa for small shops"),
        ),
        label=_("To choose from"),
        min_num=1,
    )
    text = StepText()

    class Meta:
        icon = "tasks"
        label = _("A choice")

    def demand(self, value):
        options = [page.pk for page in value["options"] if page]
        if len(set(options)) < len(options):
            message = _("One of them stands here twice. Example: five different courses.")
            raise StructBlockValidationError({"options": ValidationError(message)})
        if value["needed"] >= len(options):
            message = _("Of %(count)d there is nothing to choose. Ask for fewer, or add one.") % {"count": len(options)}
            raise StructBlockValidationError({"needed": ValidationError(message)})


class StepList(blocks.StreamBlock):
    course = CourseStep()
    path = PathInside()
    choice = Choice()


@dataclass(frozen=True)
class WrittenStep:
    """A step as it is written: `pages` are the ids of the pages it leads to, `place` says where each stands in it."""

    block_id: UUID | None
    kind: str
    needed: int
    pages: tuple


def written_steps(raw):
    """The steps in raw stream data, of a page or of a draft. What an editor has left empty is not among them."""
    steps = []
    for block in raw:
        value = block["value"]
        if block["type"] == "choice":
            chosen = [item["value"] if isinstance(item, dict) else item for item in value.get("options", [])]
        else:
            chosen = [value.get(block["type"])]
        block_id = UUID(block["id"]) if block.get("id") else None
        pages = tuple(dict.fromkeys(page for page in chosen if page))
        steps.append(WrittenStep(block_id, block["type"], value.get("needed") or 1, pages))
    return steps


def pages_in_steps(raw):
    """The ids of all pages that steps lead to."""
    return {pk for step in written_steps(raw) for pk in step.pages}
