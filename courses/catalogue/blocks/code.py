"""Code, what it prints, and formulas. Their text is the same in every language, so it is never sent to translators."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from courses.catalogue.blocks import samples
from courses.catalogue.blocks.drafts import CheckedWhenPublished
from courses.catalogue.blocks.groups import CODE
from courses.catalogue.highlighting import count_lines, highlight, read_marked_lines
from courses.catalogue.mathml import UnreadableFormula, to_mathml


class UntranslatedMixin:
    """wagtail-localize asks a block for its segments; none means it is copied as it stands."""

    def get_translatable_segments(self, value):
        return []

    def restore_translated_segments(self, value, segments):
        return value


class SourceTextBlock(UntranslatedMixin, blocks.TextBlock):
    pass


class SourceCharBlock(UntranslatedMixin, blocks.CharBlock):
    pass


class SourceURLBlock(UntranslatedMixin, blocks.URLBlock):
    def clean(self, value):
        """A draft may keep half an address: it is saved while somebody types."""
        return (value or "") if self.is_deferred_validation else super().clean(value)


LANGUAGES = [
    ("text", _("Plain text")),
    ("bash", "Shell"),
    ("python", "Python"),
    ("html", "HTML"),
    ("css", "CSS"),
    ("javascript", "JavaScript"),
    ("json", "JSON"),
    ("sql", "SQL"),
    ("yaml", "YAML"),
    ("r", "R"),
    ("c", "C"),
    ("java", "Java"),
    ("console", _("Shell session")),
    ("diff", "Diff"),
    ("xml", "XML"),
    ("toml", "TOML"),
    ("csv", "CSV"),
]


class CodeBlock(CheckedWhenPublished):
    code = SourceTextBlock(
        label=_("Code"), rows=6, help_text=_("Exactly as it should be typed. Example: total = sum(week)")
    )
    language = blocks.ChoiceBlock(
        label=_("Language"),
        choices=LANGUAGES,
        default="python",
        search_index=False,
        help_text=_("Sets the colours. Example: Python"),
    )
    name = SourceCharBlock(label=_("Name"), required=False, help_text=_("Shown above the code. Example: week.py"))
    marked_lines = SourceCharBlock(
        label=_("Marked lines"),
        required=False,
        search_index=False,
        help_text=_("Lines to point at. Example: 2, 5-7"),
    )

    class Meta:
        group = CODE
        icon = "code"
        label = _("Code")
        label_format = "{name} {code}"
        description = _("Code with colours and a button that copies it.")
        template = "courses/blocks/code.html"
        preview_value = staticmethod(samples.code)

    def demand(self, value):
        try:
            read_marked_lines(value["marked_lines"], count_lines(value["code"]))
        except ValidationError as error:
            raise blocks.StructBlockValidationError({"marked_lines": error}) from error

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["highlighted"] = highlight(value["code"], value["language"], _marked(value))
        context["language_name"] = dict(LANGUAGES).get(value["language"], "")
        return context

    def get_searchable_content(self, value):
        return [value["name"], value["code"]]


def _marked(value):
    """What an import or an old revision marked wrongly is shown unmarked."""
    try:
        return frozenset(read_marked_lines(value["marked_lines"] or "", count_lines(value["code"])))
    except ValidationError:
        return frozenset()


class OutputBlock(blocks.StructBlock):
    text = SourceTextBlock(
        label=_("Output"), rows=3, help_text=_("What the computer prints. Example: This week: KSh 21400")
    )
    kind = blocks.ChoiceBlock(
        label=_("Kind"),
        choices=[("output", _("Output")), ("error", _("Error message"))],
        default="output",
        search_index=False,
        help_text=_("An error is shown in red, with the word. Example: Output"),
    )

    class Meta:
        group = CODE
        icon = "arrow-right"
        label = _("Code output")
        label_format = "{text}"
        description = _("What the code above prints. Right after a code block it is attached to it.")
        template = "courses/blocks/output.html"
        preview_value = staticmethod(samples.output)


class MathBlock(CheckedWhenPublished):
    latex = SourceTextBlock(label=_("Formula"), search_index=False, help_text=_(r"In LaTeX. Example: \frac{a + b}{2}"))
    spoken = blocks.CharBlock(
        label=_("In words"), required=False, help_text=_("For those who listen. Example: a plus b, divided by two")
    )

    class Meta:
        group = CODE
        icon = "superscript"
        label = _("Formula")
        label_format = "{latex}"
        description = _("A formula on a line of its own, written in LaTeX.")
        template = "courses/blocks/math.html"
        preview_value = staticmethod(samples.math)

    def demand(self, value):
        try:
            to_mathml(value["latex"])
        except UnreadableFormula as error:
            raise blocks.StructBlockValidationError({"latex": ValidationError(error.args[0])}) from error

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        try:
            context["mathml"] = to_mathml(value["latex"])
        except UnreadableFormula:
            context["mathml"] = ""
        return context
