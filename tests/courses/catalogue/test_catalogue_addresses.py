"""Public addresses: courses and lessons are reached by a live edition alone."""

import pytest

from courses.models import CourseEdition, LessonEdition
from tests.factories.content import make_course, make_module, swahili


@pytest.fixture
def open_course(publishing, index):
    with publishing():
        page = make_course("Letters", lessons=1, access="open")
        make_module(page, "Part two", lessons=1)
    return page


def status_of(client, path):
    return client.get(path).status_code


def test_course_and_lessons_have_addresses(client, open_course):
    assert status_of(client, "/courses/letters/") == 200
    assert status_of(client, "/courses/letters/letters-lesson-1/") == 200
    assert status_of(client, "/courses/letters/part-two/part-two-lesson-1/") == 200


def test_a_module_leads_to_its_course(client, open_course):
    assert client.get("/courses/letters/part-two/").url == "/courses/letters/"


def test_the_module_of_a_course_that_is_away_is_not_there(client, publishing, open_course):
    with publishing():
        open_course.unpublish()

    assert status_of(client, "/courses/letters/part-two/") == 404


def test_unpublishing_the_course_takes_its_lessons_along(client, publishing, open_course):
    with publishing():
        open_course.unpublish()

    assert status_of(client, "/courses/letters/") == 404
    assert status_of(client, "/courses/letters/letters-lesson-1/") == 404


def test_a_live_page_without_a_live_edition_is_not_served(client, open_course):
    CourseEdition.objects.update(live=False)
    LessonEdition.objects.update(live=False)

    assert open_course.live
    assert status_of(client, "/courses/letters/") == 404
    assert status_of(client, "/courses/letters/letters-lesson-1/") == 404
    assert status_of(client, "/courses/letters/part-two/part-two-lesson-1/") == 404


def test_an_address_without_its_last_stroke_is_led_on(client, open_course):
    assert client.get("/courses/letters").url == "/courses/letters/"


def test_an_address_below_a_lesson_is_not_there(client, open_course):
    assert status_of(client, "/courses/letters/letters-lesson-1/more/") == 404


def test_a_translated_course_is_reached_in_its_language(client, publishing, index, open_course):
    with publishing():
        index.get_parent().specific.copy_for_translation(swahili()).save_revision().publish()
        kozi = index.copy_for_translation(swahili())
        kozi.slug = "kozi"
        kozi.save_revision().publish()
        barua = open_course.copy_for_translation(swahili())
        barua.title, barua.slug = "Barua", "barua"
        barua.save_revision().publish()

    page = client.get("/sw/kozi/barua/").content.decode()

    assert "<h1>Barua</h1>" in page
    assert '<html lang="sw"' in page
    assert '<link rel="alternate" hreflang="en" href="http://testserver/courses/letters/">' in page
    assert status_of(client, "/courses/barua/") == 404
