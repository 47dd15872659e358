"""A key to press survives the editor: stored text → editor → stored text."""

from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter


def test_kbd_goes_through_the_editor_and_back():
    converter = ContentstateConverter(features=["bold", "kbd"])

    stored = converter.to_database_format(converter.from_database_format("<p>Press <kbd>Ctrl</kbd> now</p>"))

    assert "Press <kbd>Ctrl</kbd> now" in stored


def test_kbd_is_dropped_where_it_is_not_offered():
    converter = ContentstateConverter(features=["bold"])

    stored = converter.to_database_format(converter.from_database_format("<p>Press <kbd>Ctrl</kbd> now</p>"))

    assert "Press Ctrl now" in stored
