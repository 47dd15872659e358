"""A lesson with every block goes to Kiswahili and back: words are translated, code and addresses are not."""

import pytest
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from courses.models import LessonPage
from tests.factories.blocks import every_block
from tests.factories.content import make_course, make_lesson, swahili

NOT_FOR_TRANSLATORS = {"code", "output", "latex", "url", "number", "name"}

pytestmark = pytest.mark.django_db


@pytest.fixture
def lesson():
    return make_lesson(make_course(lessons=0), "Every block", body=every_block("CANARY"))


def translate(page, into):
    """The Swahili page, with every string translated by `into`."""
    locale = swahili()
    for parent in page.get_ancestors().specific()[1:]:
        if not parent.has_translation(locale):
            parent.copy_for_translation(locale, copy_parents=True)
    source, _ = TranslationSource.update_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=locale)
    for segment in StringSegment.objects.filter(source=source).select_related("string", "context"):
        StringTranslation.objects.get_or_create(
            translation_of=segment.string,
            locale=locale,
            context=segment.context,
            defaults={"data": into(segment.string.data), "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL},
        )
    translation.save_target(publish=False)
    return LessonPage.objects.get(translation_key=page.translation_key, locale=locale).get_latest_revision_as_object()


def test_every_word_comes_back_translated_and_what_is_source_stays(lesson):
    swahili_page = translate(lesson, lambda text: text.replace("CANARY", "NENO"))

    body = swahili_page.body.get_prep_value()
    assert _without_words(body) == _without_words(lesson.body.get_prep_value())
    left = {path for path, text in _texts(body) if "CANARY" in text}
    assert {path.rpartition(".")[2] for path in left} == {"code", "output-text", "name", "number"}
    assert len([path for path, text in _texts(body) if "NENO" in text]) > 100


def test_block_and_item_ids_are_the_same_in_both_languages(lesson):
    swahili_page = translate(lesson, lambda text: text.replace("CANARY", "NENO"))

    assert list(_ids(swahili_page.body.get_prep_value())) == list(_ids(lesson.body.get_prep_value()))


def test_code_formulas_and_addresses_are_not_sent_to_translators(lesson):
    source, _ = TranslationSource.update_or_create_from_instance(lesson)

    sent = "\n".join(StringSegment.objects.filter(source=source).values_list("string__data", flat=True))

    assert "CANARY-rich_text" in sent
    assert [
        word for word in ("CANARY-code", "CANARY-output", "frac", "youtube", "vimeo", "table-number") if word in sent
    ] == []


def test_table_is_translated_cell_by_cell(lesson):
    swahili_page = translate(lesson, lambda text: text.replace("CANARY", "NENO"))

    table = next(child.value for child in swahili_page.body if child.block_type == "table")
    assert table["caption"] == "NENO-table-caption"
    assert [column["heading"] for column in table["table"].columns] == ["NENO-table-heading", "NENO-table-heading-2"]
    cell, number = table["table"].row_data[0]["values"]
    assert (cell.source, number) == ("<p>NENO-table-cell</p>", "CANARY-table-number")


def _texts(raw, path=""):
    if isinstance(raw, dict):
        for key, value in raw.items():
            name = f"{raw['type']}-{key}" if "type" in raw and key == "value" else key
            yield from _texts(value, f"{path}.{name}")
        return
    if isinstance(raw, list):
        for value in raw:
            yield from _texts(value, path)
    elif isinstance(raw, str):
        yield _named(path), raw


def _named(path):
    """The text of an output and of a number cell have names that other blocks use too."""
    if path.endswith(".output-value.text"):
        return f"{path}.output-text"
    return f"{path}.number" if path.endswith(".rows.values") else path


def _without_words(raw):
    """The same structure with every text put aside that carries a word to translate."""
    if isinstance(raw, dict):
        return {key: _without_words(value) for key, value in raw.items()}
    if isinstance(raw, list):
        return [_without_words(value) for value in raw]
    return "…" if isinstance(raw, str) and ("CANARY" in raw or "NENO" in raw) else raw


def _ids(raw):
    if isinstance(raw, dict):
        if "id" in raw and "type" in raw:
            yield raw["id"]
        for value in raw.values():
            yield from _ids(value)
    elif isinstance(raw, list):
        for value in raw:
            yield from _ids(value)
