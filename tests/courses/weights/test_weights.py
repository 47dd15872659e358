"""What lessons weigh, and how editors see it."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from zeal import zeal_ignore

from courses.models import Course, LessonWeight
from courses.weights.weighing import weigh
from tests.factories.blocks import block, make_document, make_image
from tests.factories.content import make_course, make_lesson, rich_text


def shown(image):
    return block("image", {"image": image.pk, "alt": "A loaf", "decorative": False, "caption": ""})


@pytest.fixture
def lesson(db, publishing):
    """A lesson with one picture, shown twice, and a film."""
    film = make_document("film.mp4", b"\0" * 5000)
    video = {"title": "Baking", "url": "", "file": film.pk, "poster": None, "captions": None}
    image = make_image("A loaf on a board")
    with publishing():
        body = [rich_text("Words. " * 500), shown(image), shown(image), block("video", video)]
        return make_lesson(make_course("Bread", lessons=0), "Dough", body=body)


def test_a_published_lesson_is_weighed(lesson):
    weight = LessonWeight.objects.get()

    picture = weight.pictures[0]
    assert weight.edition.page_id == lesson.pk
    assert 100 < weight.text_bytes < 2000, "compressed, as it comes over the line"
    assert (len(weight.pictures), picture["title"]) == (1, "A loaf on a board")
    assert picture["url"].endswith(".avif")
    assert weight.picture_bytes == picture["bytes"] > 0
    assert weight.on_tap_bytes == 5000
    assert weight.total == weight.text_bytes + weight.picture_bytes


def test_publishing_again_weighs_again(lesson, publishing):
    with publishing():
        lesson.body = [rich_text("Short.")]
        lesson.save_revision().publish()

    assert (LessonWeight.objects.get().picture_bytes, LessonWeight.objects.get().on_tap_bytes) == (0, 0)


def test_lessons_published_before_their_course_are_weighed_with_it(db, publishing):
    with publishing():
        page = make_course("Bread", lessons=2, publish=False)
        for lesson in page.get_children():
            lesson.specific.get_latest_revision().publish()
    assert not LessonWeight.objects.exists()

    with publishing():
        page.get_latest_revision().publish()

    assert Course.objects.get().lessons.count() == LessonWeight.objects.count() == 2


def test_a_draft_says_which_pictures_have_no_size_yet(lesson):
    lesson.body = [shown(make_image("New"))]

    weight = weigh(lesson, None)

    assert (weight.unmade, weight.picture_bytes) == (1, 0)


def words_of(client, url):
    with zeal_ignore([{"model": "home.SiteImage", "field": "renditions"}]):  # Wagtail's choosers ask one by one.
        return " ".join(BeautifulSoup(client.get(url).content, "html.parser").get_text(" ").split())


def test_the_editor_sees_the_weight_the_budget_and_the_heaviest(client, editor, lesson, settings):
    client.force_login(editor)
    edit = reverse("wagtailadmin_pages:edit", args=[lesson.pk])
    assert "the budget is 250.0\xa0KB".replace("\xa0", " ") in words_of(client, edit)
    assert "too much for a slow line" not in words_of(client, edit)

    settings.LESSON_BUDGET_BYTES = 100

    words = words_of(client, edit)
    assert "too much for a slow line" in words
    assert "Films and sounds, 4.9 KB, are not counted" in words
    assert "The heaviest pictures: A loaf on a board," in words


def test_the_report_lists_the_lessons_of_who_looks(client, editor, instructor, marketing, lesson):
    report = reverse("lesson_weights")
    client.force_login(editor)
    assert "Dough" in words_of(client, report)

    client.force_login(instructor)

    assert "Dough" not in words_of(client, report), "somebody else's course"
    assert LessonWeight.objects.count() == 1


def test_the_report_costs_the_same_for_few_and_many(client, editor, lesson, publishing):
    client.force_login(editor)
    client.get(reverse("lesson_weights"))
    few = _cost(client)

    with publishing():
        make_course("Soup", lessons=5)

    assert _cost(client) == few


def _cost(client):
    with CaptureQueriesContext(connection) as queries:
        client.get(reverse("lesson_weights"))
    return len(queries)
