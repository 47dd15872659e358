"""What rich text knows beyond Wagtail's own features."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.rich_text.converters.html_to_contentstate import InlineStyleElementHandler
from wagtail.admin.rich_text.editors.draftail.features import InlineStyleFeature


def register_kbd(features):
    """<kbd>: a key to press, as in <kbd>Ctrl</kbd>. KEYBOARD is the name the editor has for it."""
    features.register_editor_plugin(
        "draftail",
        "kbd",
        InlineStyleFeature({"type": "KEYBOARD", "icon": "keyboard", "description": _("Key to press")}),
    )
    features.register_converter_rule(
        "contentstate",
        "kbd",
        {
            "from_database_format": {"kbd": InlineStyleElementHandler("KEYBOARD")},
            "to_database_format": {"style_map": {"KEYBOARD": "kbd"}},
        },
    )
