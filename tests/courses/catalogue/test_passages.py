"""A passage that several lessons share: one text, changed everywhere, read only where it may be read."""

import pytest
from django.urls import reverse
from wagtail.models import ReferenceIndex
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from zeal import zeal_ignore

from courses.catalogue.attachments import holds_document
from courses.catalogue.passages import lessons_with
from courses.catalogue.text import words_of
from courses.models import Lesson, LessonEdition, LessonPage, SharedPassage
from tests.factories.blocks import block, make_document, make_passage
from tests.factories.content import make_course, make_lesson, rich_text, swahili

TEXT = "Open a terminal first."


def showing(passage):
    return block("shared_passage", {"passage": passage.pk})


@pytest.fixture
def passage(db):
    return make_passage("How to open a terminal", [rich_text(TEXT)])


@pytest.fixture
def two_lessons(publishing, index, passage):
    """An open course and a free one; a lesson of each shows the passage."""
    with publishing():
        for title, access in (("Open birds", "open"), ("Cage birds", "free")):
            page = make_course(title, lessons=0, access=access)
            make_lesson(page, f"{title} lesson", body=[showing(passage)])
    return [edition.url_path for edition in LessonEdition.objects.order_by("pk")]


def change(passage, text, *, publish=True):
    passage.body = [rich_text(text)]
    revision = passage.save_revision()
    if publish:
        revision.publish()


def test_a_change_shows_in_every_lesson_once_it_is_published(client, learner, passage, two_lessons):
    before = client.get(two_lessons[0]).content.decode()

    change(passage, "Press two keys first.", publish=False)
    drafted = client.get(two_lessons[0]).content.decode()
    change(passage, "Press two keys first.")
    after = client.get(two_lessons[0]).content.decode()

    assert [TEXT in text for text in (before, drafted, after)] == [True, True, False]
    assert "Press two keys first." in after


def test_a_passage_opens_no_door_to_the_lessons_it_stands_in(client, passage, two_lessons):
    opened, locked = (client.get(address) for address in two_lessons)

    assert (opened.status_code, TEXT in opened.content.decode()) == (200, True)
    assert (locked.status_code, TEXT in locked.content.decode()) == (403, False)


def test_a_draft_or_a_passage_that_is_gone_leaves_the_lesson_whole(client, publishing, index):
    draft, gone = (
        make_passage("Draft", [rich_text("WAXBILL")], publish=False),
        make_passage("Gone", [rich_text("Gone")]),
    )
    with publishing():
        page = make_course(lessons=0, access="open")
        make_lesson(page, "One", body=[showing(draft), showing(gone), rich_text("What follows.")])
    gone.delete()

    text = client.get(LessonEdition.objects.get().url_path).content.decode()

    assert "What follows." in text
    assert "WAXBILL" not in text


def test_its_words_are_searched_counted_and_its_files_handed_out_with_the_lesson(passage):
    document = make_document()
    passage = make_passage("With a file", [block("file", {"file": document.pk, "title": "Sheet", "description": ""})])
    page = make_lesson(make_course(lessons=0), "One", body=[showing(passage), rich_text("More")])

    page = LessonPage.objects.get(pk=page.pk)

    assert words_of(page.body).split() == ["Sheet", "More"]
    assert holds_document(page.body, document.pk)


def test_minutes_follow_the_passage(publishing, passage, two_lessons):
    before = list(LessonEdition.objects.values_list("minutes", flat=True))

    with publishing():
        change(passage, "word " * 900)

    assert before == [1, 1]
    assert list(LessonEdition.objects.values_list("minutes", flat=True)) == [5, 5]


def test_which_lessons_show_it_is_known(passage, two_lessons):
    other = make_passage("Another", [rich_text("Other")])
    for page in LessonPage.objects.all():
        ReferenceIndex.create_or_update_for_object(page)

    assert [page.title for page in lessons_with(passage).order_by("pk")] == ["Open birds lesson", "Cage birds lesson"]
    assert list(lessons_with(other)) == []


def test_a_translated_lesson_shows_the_passages_own_translation(passage, index):
    locale = swahili()
    lesson = make_lesson(make_course(lessons=0), "One", body=[showing(passage)])
    for page in lesson.get_ancestors().specific()[1:]:
        if not page.has_translation(locale):
            page.copy_for_translation(locale, copy_parents=True)

    with zeal_ignore():  # What is collected for translators, wagtail-localize reads row by row.
        translate(passage, locale, "Fungua terminal kwanza.")
        translate(lesson, locale, "Moja")

    own = SharedPassage.objects.get(locale=locale)
    translated = LessonPage.objects.get(translation_key=lesson.translation_key, locale=locale)
    assert translated.body[0].value["passage"] == own
    assert words_of(translated.body).split("\n") == ["Fungua terminal kwanza."]


def translate(instance, locale, words):
    source, _created = TranslationSource.update_or_create_from_instance(instance)
    translation = Translation.objects.create(source=source, target_locale=locale)
    for segment in StringSegment.objects.filter(source=source).select_related("string", "context"):
        StringTranslation.objects.get_or_create(
            translation_of=segment.string,
            locale=locale,
            context=segment.context,
            defaults={"data": words, "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL},
        )
    translation.save_target(publish=True)


def test_an_editor_writes_and_a_publisher_publishes_it(client, editor, publisher, passage):
    answers = {}
    for person in (editor, publisher):
        client.force_login(person)
        page = client.get(reverse("wagtailsnippets_courses_sharedpassage:edit", args=[passage.pk]))
        answers[person.display_name] = (page.status_code, b'name="action-publish"' in page.content)

    assert list(answers.values()) == [(200, False), (200, True)]


def test_its_preview_shows_the_draft(client, editor, passage):
    client.force_login(editor)

    page = client.get(reverse("wagtailsnippets_courses_sharedpassage:edit", args=[passage.pk]))
    preview = passage.make_preview_request(preview_mode="").content.decode()

    assert page.status_code == 200
    assert TEXT in preview
    assert Lesson.objects.count() == 0
