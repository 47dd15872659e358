"""What rich text knows beyond Wagtail's own features."""

from contextlib import contextmanager
from contextvars import ContextVar

from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.translation import gettext_lazy as _
from wagtail.admin.rich_text.converters.html_to_contentstate import InlineStyleElementHandler
from wagtail.admin.rich_text.editors.draftail.features import InlineStyleFeature
from wagtail.images.rich_text import ImageEmbedHandler

from home.pictures import COLUMN, picture_of, read_sizes

_on_tap = ContextVar("on_tap", default=False)


@contextmanager
def pictures_on_tap(on_tap):
    """Pictures of rich text that is written out in here wait for a tap, or do not. Wagtail hands no request down."""
    token = _on_tap.set(on_tap)
    try:
        yield
    finally:
        _on_tap.reset(token)


class PictureHandler(ImageEmbedHandler):
    """Pictures in running text: in the sizes that a task has made, never made for a reader."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list):
        images = cls.get_many(attrs_list)
        read_sizes([image for image in images if image])
        return [_picture(image, attrs.get("alt", "")) for image, attrs in zip(images, attrs_list, strict=True)]


def _picture(image, alt):
    picture = picture_of(image, COLUMN) if image else None
    if not picture:
        return escape(alt)
    context = {"picture": picture, "alt": alt, "saves_data": _on_tap.get()}
    return render_to_string("components/picture_or_tap.html", context)


def register_pictures(features):
    """Takes the place of Wagtail's own way, so it must be called after it."""
    features.register_embed_type(PictureHandler)


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
