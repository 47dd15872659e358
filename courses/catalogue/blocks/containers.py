"""Blocks that hold other blocks: callouts, folds, tabs, steps, and things to try."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from courses.catalogue.blocks import samples
from courses.catalogue.blocks.code import CodeBlock, MathBlock, OutputBlock
from courses.catalogue.blocks.groups import CALLOUTS, INSTRUCTORS, PRACTICE, TEXT
from courses.catalogue.blocks.media import (
    AttributionBlock,
    AudioBlock,
    EmbedBlock,
    FileBlock,
    GalleryBlock,
    ImageBlock,
    VideoBlock,
)
from courses.catalogue.blocks.sets import ComparisonBlock, DefinitionsBlock, TimelineBlock
from courses.catalogue.blocks.stream import Stream
from courses.catalogue.blocks.tables import TableBlock
from courses.catalogue.blocks.text import INLINE, PARAGRAPHS, HeadingBlock, ParagraphsBlock, QuoteBlock


class Content(Stream):
    """What may stand inside a callout, a fold, a step, a tab, a solution."""

    heading = HeadingBlock()
    rich_text = ParagraphsBlock(
        features=PARAGRAPHS,
        help_text=_("Paragraphs and lists, with links. Example: A shopkeeper says “add up the week”."),
    )
    image = ImageBlock()
    gallery = GalleryBlock()
    code = CodeBlock()
    output = OutputBlock()
    table = TableBlock()
    quote = QuoteBlock()
    math = MathBlock()
    video = VideoBlock()
    audio = AudioBlock()
    file = FileBlock()
    embed = EmbedBlock()
    comparison = ComparisonBlock()
    definitions = DefinitionsBlock()
    timeline = TimelineBlock()
    attribution = AttributionBlock()


class FoldBlock(blocks.StructBlock):
    """Closed until somebody opens it."""

    title = blocks.CharBlock(label=_("Title"), help_text=_("Example: Why does it start at nought?"))
    content = Content(label=_("Content"), help_text=_("What is behind it. Example: two paragraphs and a picture"))

    class Meta:
        group = TEXT
        icon = "arrow-down"
        label = _("Fold")
        label_format = "{title}"
        description = _("An aside that stays closed until the reader opens it.")
        template = "courses/blocks/fold.html"
        preview_value = staticmethod(samples.fold)


class AccordionSectionBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), help_text=_("Example: If the phone is lost"))
    content = Content(label=_("Content"), help_text=_("What is behind it. Example: two paragraphs and a picture"))

    class Meta:
        label_format = "{title}"


class AccordionBlock(blocks.StructBlock):
    sections = blocks.ListBlock(
        AccordionSectionBlock(),
        label=_("Sections"),
        min_num=2,
        help_text=_("Each stays closed until it is opened. Example: If the phone is lost, If the SIM is blocked"),
    )

    class Meta:
        group = TEXT
        icon = "order"
        label = _("Accordion")
        description = _("Several closed sections below each other. Readers open what concerns them.")
        template = "courses/blocks/accordion.html"
        preview_value = staticmethod(samples.accordion)


# How each kind of callout looks, its icon, and the word that stands before its title.
CALLOUT_LOOKS = {
    "note": ("note", "note", _("Good to know")),
    "tip": ("tip", "tip", _("Tip")),
    "warning": ("warn", "warn", _("Take care")),
    "discussion": ("talk", "chat", _("Talk it over")),
    "prerequisite": ("before", "book", _("Before you begin")),
}


class InnerCalloutBlock(blocks.StructBlock):
    kind = blocks.ChoiceBlock(
        label=_("Kind"),
        default="note",
        choices=[
            ("note", _("Note")),
            ("tip", _("Tip")),
            ("warning", _("Warning")),
            ("discussion", _("Discussion")),
            ("prerequisite", _("Before you begin")),
        ],
        search_index=False,
        help_text=_("Sets the edge, the icon and the word. Example: Tip"),
    )
    title = blocks.CharBlock(
        label=_("Title"),
        required=False,
        help_text=_("Example: Two kinds of quotes. Empty: the kind's own word."),
    )
    content = Content(label=_("Content"), help_text=_("Keep it short. Example: one paragraph"))

    class Meta:
        group = CALLOUTS
        icon = "info-circle"
        label = _("Callout")
        label_format = "{kind} {title}"
        description = _("A note, tip, warning, matter to discuss or thing to have ready. At most three on a screen.")
        template = "courses/blocks/callout.html"
        preview_value = staticmethod(samples.callout)

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        look, sign, word = CALLOUT_LOOKS.get(value["kind"], CALLOUT_LOOKS["note"])
        return {**context, "look": look, "sign": sign, "word": word}


class TabBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), help_text=_("Example: Windows"))
    content = Content(label=_("Content"), help_text=_("What these readers do. Example: a paragraph and a code block"))

    class Meta:
        label_format = "{title}"


class TabsBlock(blocks.StructBlock):
    tabs = blocks.ListBlock(
        TabBlock(),
        label=_("Tabs"),
        min_num=2,
        help_text=_("The same thing for different readers. Example: Linux, macOS, Windows"),
    )

    class Meta:
        group = TEXT
        icon = "folder-open-inverse"
        label = _("Tabs")
        description = _("The same thing for different readers, such as three systems. Each reads one.")
        template = "courses/blocks/tabs.html"
        preview_value = staticmethod(samples.tabs)


class StepsBlock(blocks.StructBlock):
    steps = blocks.ListBlock(
        blocks.StructBlock(
            [("content", Content(label=_("Content"), help_text=_("One action. Example: Open the cash book")))]
        ),
        label=_("Steps"),
        help_text=_("Numbered, one action each. Example: Open the cash book"),
    )

    class Meta:
        group = PRACTICE
        icon = "list-ol"
        label = _("Steps")
        description = _("Numbered steps to follow, with pictures or code where they help.")
        template = "courses/blocks/steps.html"
        preview_value = staticmethod(samples.steps)


class ChecklistBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), required=False, help_text=_("Example: Before you close the shop"))
    items = blocks.ListBlock(
        blocks.RichTextBlock(
            features=INLINE, label=_("Item"), help_text=_("One thing to tick. Example: The till is counted")
        ),
        label=_("Items"),
        help_text=_("One thing to tick each. Example: The till is counted"),
    )

    class Meta:
        group = PRACTICE
        icon = "tick-inverse"
        label = _("Checklist")
        label_format = "{title}"
        description = _("Things to tick. What a learner ticked is kept.")
        template = "courses/blocks/checklist.html"
        preview_value = staticmethod(samples.checklist)

    def get_context(self, value, parent_context=None):
        """`ticked` holds the ids of ticked items as text; None or missing: nobody is there who could tick."""
        context = super().get_context(value, parent_context)
        ticked = context.get("ticked")
        context["can_tick"] = ticked is not None and context.get("lesson") is not None
        context["items"] = [
            {"id": item.id, "text": item.value, "is_ticked": str(item.id) in (ticked or ())}
            for item in value["items"].bound_blocks
        ]
        return context


class InstructorNoteBlock(blocks.StructBlock):
    """For those who teach. Learners never see it: not on the page, nor in search, nor in any feed."""

    title = blocks.CharBlock(label=_("Title"), required=False, help_text=_("Example: Timing"))
    content = Content(label=_("Content"), help_text=_("What to know when teaching. Example: Allow ten minutes."))

    class Meta:
        group = INSTRUCTORS
        icon = "view"
        label = _("Note for instructors")
        label_format = "{title}"
        description = _("For those who teach. Seen here and in the preview, never by learners.")
        template = "courses/blocks/instructor_note.html"
        preview_value = staticmethod(samples.instructor_note)

    def render(self, value, context=None):
        """Only a preview shows it, and a preview says so itself: a forgotten flag hides."""
        return super().render(value, context) if (context or {}).get("is_preview") is True else ""

    def get_searchable_content(self, value):
        return []


class NestingContent(Content):
    """What may stand in a callout of the lesson itself: one level of folds and callouts more."""

    fold = FoldBlock()
    accordion = AccordionBlock()
    callout = InnerCalloutBlock()
    steps = StepsBlock()
    tabs = TabsBlock()
    checklist = ChecklistBlock()
    instructor_note = InstructorNoteBlock()


class CalloutBlock(InnerCalloutBlock):
    content = NestingContent(label=_("Content"), help_text=_("Keep it short. Example: one paragraph"))


class SolutionBlock(blocks.StructBlock):
    title = blocks.CharBlock(
        label=_("Title"),
        required=False,
        help_text=_("Example: Solution to the second question. Empty: Solution"),
    )
    content = NestingContent(label=_("Content"), help_text=_("Say why as well as what. Example: code and a paragraph"))

    class Meta:
        group = PRACTICE
        icon = "check"
        label = _("Solution, hidden")
        label_format = "{title}"
        description = _("Closed until the reader opens it.")
        template = "courses/blocks/solution.html"
        preview_value = staticmethod(samples.solution)


class HintBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), required=False, help_text=_("Example: Where to look. Empty: Hint"))
    content = Content(label=_("Content"), help_text=_("A push, not the answer. Example: Look at line three again."))

    class Meta:
        group = PRACTICE
        icon = "help"
        label = _("Hint, hidden")
        label_format = "{title}"
        description = _("A push in the right direction, closed until the reader opens it.")
        template = "courses/blocks/hint.html"
        preview_value = staticmethod(samples.hint)


class ExerciseContent(NestingContent):
    hint = HintBlock()
    solution = SolutionBlock()


class ExerciseBlock(blocks.StructBlock):
    """Something to try. Hints and solutions stand where they belong, closed."""

    title = blocks.CharBlock(label=_("Title"), help_text=_("Example: Add up a week"))
    content = ExerciseContent(
        label=_("Content"),
        help_text=_("The question, then hints and solutions as blocks of their own. Example: text, hint, solution"),
    )

    class Meta:
        group = PRACTICE
        icon = "edit"
        label = _("Question with hidden solution")
        label_format = "{title}"
        description = _("Something to try. Hints and solutions stay closed until the reader opens them.")
        template = "courses/blocks/exercise.html"
        preview_value = staticmethod(samples.exercise)
