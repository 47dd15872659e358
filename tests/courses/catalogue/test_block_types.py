"""What every block type owes its editors. A later block that forgets something fails here."""

import re

import pytest
from django.template.loader import get_template
from django.urls import reverse
from wagtail import blocks
from wagtail.admin.icons import get_icons
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from courses.catalogue.blocks import LessonBody
from courses.catalogue.blocks.groups import GROUPS


def _block_types(stream, found):
    """Every block that some stream of a lesson offers, by class and name."""
    for name, child in stream.child_blocks.items():
        found.setdefault((name, type(child).__name__), child)
        for inner in _streams_in(child):
            _block_types(inner, found)
    return found


def _streams_in(child):
    if isinstance(child, blocks.StreamBlock):
        yield child
    elif isinstance(child, blocks.StructBlock):
        for part in child.child_blocks.values():
            yield from _streams_in(part)
    elif isinstance(child, blocks.ListBlock):
        yield from _streams_in(child.child_block)


TYPES = _block_types(LessonBody(), {})
EVERY_TYPE = pytest.mark.parametrize("child", TYPES.values(), ids=[name for name, _ in TYPES])


def test_the_types_are_known():
    assert sorted({name for name, _ in TYPES}) == [
        "accordion", "attribution", "audio", "callout", "checklist", "code", "comparison", "definitions", "embed",
        "exercise", "file", "fold", "gallery", "heading", "hint", "image", "instructor_note", "key_points", "math",
        "objectives", "output", "questions", "quote", "rich_text", "shared_passage", "solution", "steps", "table",
        "tabs", "timeline", "video",
    ]  # fmt: skip


@EVERY_TYPE
def test_type_has_label_group_icon_and_description(child):
    icons = re.findall(r'id="icon-([\w-]+)"', get_icons())

    assert child.meta.group in GROUPS
    assert "label" in vars(type(child.meta)) or any("label" in vars(base) for base in type(child.meta).__mro__)
    assert str(child.label)
    assert child.meta.icon in icons
    assert child.meta.icon != "placeholder"
    assert str(child.get_description())


@EVERY_TYPE
def test_type_has_a_template_of_its_own(child):
    assert get_template(child.meta.template)


@EVERY_TYPE
def test_every_field_explains_itself_with_an_example(child):
    if not isinstance(child, blocks.StructBlock):
        return

    silent = [name for name, field in child.child_blocks.items() if "xample" not in str(_help_of(field))]

    assert silent == []


def _help_of(field):
    return (
        getattr(field, "field", field.meta).help_text if isinstance(field, blocks.FieldBlock) else field.meta.help_text
    )


@EVERY_TYPE
@pytest.mark.django_db
def test_type_shows_a_preview_in_the_editor(child, client, admin):
    client.force_login(admin)

    page = client.get(reverse("wagtailadmin_block_preview"), {"id": child.definition_prefix}).content.decode()

    inside = page.partition('<div class="prose">')[2].partition("</main>")[0]
    assert child.is_previewable
    assert len(re.sub(r"<[^>]*>|\s", "", inside)) > 3
    assert "css/components/callout" in page


def test_the_editors_menu_has_the_groups_in_our_order():
    groups = [group for group, _ in LessonBody().grouped_child_blocks()]

    assert groups == GROUPS


def test_table_cells_are_blocks_that_translators_and_templates_know():
    table = TYPES["table", "TableBlock"].child_blocks["table"]

    assert isinstance(table, TypedTableBlock)
    assert list(table.child_blocks) == ["text", "number"]
