"""Choosing a page once for all languages."""

from wagtail import blocks


class SamePageChooser(blocks.PageChooserBlock):
    """A page that stands for its translations too: translators are not asked for it, and it need not be translated."""

    def get_translatable_segments(self, value):
        return []

    def restore_translated_segments(self, value, segments):
        return value
