"""Translators are sent the texts of a path and nothing else; its courses need no translation."""

import pytest
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from tests.factories.content import make_course, swahili
from tests.factories.paths import before, choice, course_step, make_path


def translate(page, into):
    """The drafted page in Kiswahili, with every string translated by `into`."""
    locale = swahili()
    page.get_parent().specific.copy_for_translation(locale, copy_parents=True)
    source, _ = TranslationSource.update_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=locale)
    for segment in StringSegment.objects.filter(source=source).select_related("string", "context"):
        StringTranslation.objects.create(
            translation_of=segment.string,
            locale=locale,
            context=segment.context,
            data=into(segment.string.data),
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        )
    translation.save_target(publish=False)
    return type(page).objects.get(translation_key=page.translation_key, locale=locale).get_latest_revision_as_object()


@pytest.fixture
def courses(index):
    return [make_course(title, lessons=0) for title in ("Counting stock", "Letters", "Bread at home")]


def test_texts_are_translated_and_the_steps_stay_as_they_are(courses):
    one, two, three = courses
    page = make_path("The way", course_step(one, "Begin."), choice(1, two, three, text="Choose."), lead="From here.")

    copy = translate(page, lambda text: f"sw {text}")

    steps = copy.steps.get_prep_value()
    assert (copy.title, copy.lead) == ("sw The way", "sw From here.")
    assert [block["value"]["text"] for block in steps] == ["<p>sw Begin.</p>", "<p>sw Choose.</p>"]
    assert [block["id"] for block in steps] == [block.id for block in page.steps]
    assert steps[0]["value"]["course"] == one.pk
    assert [option["value"] for option in steps[1]["value"]["options"]] == [two.pk, three.pk]


def test_what_comes_before_a_course_is_not_sent_to_translators(courses):
    one, *_rest = courses
    page = make_course("A week of sales", lessons=0, prerequisites=[before(one, "hard")])

    copy = translate(page, lambda text: f"sw {text}")

    assert copy.title == "sw A week of sales"
    sent = StringSegment.objects.filter(source__object_id=page.translation_key)
    assert not sent.filter(context__path__startswith="prerequisites").exists()
    assert [block["value"] for block in copy.prerequisites.get_prep_value()] == [{"course": one.pk, "strength": "hard"}]
