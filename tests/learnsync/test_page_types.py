"""Every page type tells editors what it is for, where it stands, and what belongs in each field."""

import pytest
from django.conf import settings
from django.template.loader import get_template
from wagtail.admin.panels import FieldPanel, PanelGroup, PublishingPanel
from wagtail.blocks import FieldBlock, ListBlock
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents import get_document_model
from wagtail.documents.forms import get_document_form
from wagtail.fields import StreamField
from wagtail.images import get_image_model
from wagtail.images.forms import get_image_form
from wagtail.models import get_page_models
from wagtail.snippets.models import get_snippet_models


def is_ours(model):
    return model.__module__.split(".")[0] in settings.OUR_FLOORS


PAGE_TYPES = [model for model in get_page_models() if is_ours(model)]


def test_there_are_page_types():
    names = {model.__name__ for model in PAGE_TYPES}

    assert names >= {"HomePage", "StandardPage", "CourseIndexPage", "CoursePage", "ModulePage", "LessonPage"}
    assert names >= {"HelpIndexPage", "HelpPage", "ArticleIndexPage", "ArticlePage", "FormPage"}


@pytest.mark.parametrize("model", PAGE_TYPES)
def test_page_type_says_what_it_is_for(model):
    assert str(model.page_description).endswith(".")


@pytest.mark.parametrize("model", PAGE_TYPES)
@pytest.mark.parametrize("rule", ["parent_page_types", "subpage_types"])
def test_page_type_says_where_it_may_stand(model, rule):
    assert rule in vars(model)


@pytest.mark.parametrize("model", PAGE_TYPES)
def test_page_type_has_a_template(model):
    assert get_template(model.template).template.name == model.template


def without_example(edit_handler, form_class):
    """Names of the fields in an editing form whose help text gives no example."""
    fields = form_class.base_fields
    texts = {
        panel.field_name: panel.help_text or fields[panel.field_name].help_text for panel in panels_in(edit_handler)
    }
    assert texts, "there is something to explain"
    return [name for name, text in texts.items() if "Example:" not in str(text)]


def panels_in(panel):
    """Every panel of a field; Wagtail's dialog for scheduling explains itself."""
    if isinstance(panel, FieldPanel):
        yield panel
    elif isinstance(panel, PanelGroup) and not isinstance(panel, PublishingPanel):
        for child in panel.children:
            yield from panels_in(child)


@pytest.mark.parametrize("model", PAGE_TYPES)
def test_every_field_is_explained_with_an_example(model):
    edit_handler = model.get_edit_handler()

    assert without_example(edit_handler, edit_handler.get_form_class()) == []


@pytest.mark.parametrize("model", [model for model in get_snippet_models() if is_ours(model)])
def test_every_field_of_a_snippet_is_explained_with_an_example(model):
    edit_handler = model.snippet_viewset.get_edit_handler()

    assert without_example(edit_handler, edit_handler.get_form_class()) == []


def silent_blocks(block, path):
    """Places of the blocks below `block` that take words or a choice and give no example."""
    if isinstance(block, FieldBlock):
        text = getattr(block, "field", block.meta).help_text
        return [] if "Example:" in str(text) else [path]
    if isinstance(block, TypedTableBlock):  # Cells of a table have no room for a help text.
        return []
    parts = {"item": block.child_block} if isinstance(block, ListBlock) else block.child_blocks
    return [place for name, part in parts.items() for place in silent_blocks(part, f"{path}.{name}")]


@pytest.mark.parametrize(
    "field",
    [field for model in PAGE_TYPES for field in model._meta.local_fields if isinstance(field, StreamField)],
    ids=str,
)
def test_every_block_an_editor_fills_in_is_explained_with_an_example(field):
    assert silent_blocks(field.stream_block, field.name) == []


@pytest.mark.parametrize("form", [get_image_form(get_image_model()), get_document_form(get_document_model())])
def test_the_librarys_fields_are_explained_with_an_example(form):
    explained = {name for name, field in form.base_fields.items() if "Example:" in str(field.help_text)}

    assert explained >= {"title", "tags"}
    assert set(form.base_fields) - explained <= {
        "file", "collection", "focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height",
    }  # fmt: skip


@pytest.mark.parametrize("model", PAGE_TYPES)
def test_the_tabs_have_the_same_names_everywhere(model):
    names = [str(tab.heading) for tab in model.get_edit_handler().children]

    assert [name for name in names if name != "Access and pricing"] == ["Content", "Search and sharing", "Settings"]
