"""What search engines are given."""

import re

import pytest

from courses.models import Course
from tests.factories.content import make_course, make_lesson, make_site, swahili
from tests.factories.outline import make_outline


def addresses(client):
    return re.findall(r"<loc>http://testserver([^<]+)</loc>", client.get("/sitemap.xml").content.decode())


@pytest.fixture
def paid_course(publishing, index):
    with publishing():
        page = make_course("M-Pesa", lessons=1, access="paid", price_minor=80000, currency="KES")
        make_lesson(page, "Taster", free_preview=True)
    return page


def test_pages_courses_and_readable_lessons_are_listed(client, paid_course):
    assert addresses(client) == ["/", "/courses/", "/courses/m-pesa/", "/courses/m-pesa/taster/"]


def test_every_lesson_of_an_open_course_is_listed(client, publishing, index):
    with publishing():
        make_course("Letters", lessons=2, access="open")

    assert addresses(client)[3:] == ["/courses/letters/letters-lesson-1/", "/courses/letters/letters-lesson-2/"]


def test_a_course_that_was_unpublished_is_gone(client, publishing, paid_course):
    with publishing():
        paid_course.unpublish()

    assert addresses(client) == ["/", "/courses/"]


def test_both_languages_are_listed_and_name_each_other(client, db):
    make_site().copy_for_translation(swahili()).save_revision().publish()

    text = client.get("/sitemap.xml").content.decode()

    assert addresses(client) == ["/", "/sw/", "/courses/"]
    assert text.count('<xhtml:link rel="alternate" hreflang="sw" href="http://testserver/sw/"/>') == 2


@pytest.mark.parametrize("courses", [3, 30])
def test_the_list_costs_the_same_for_few_and_many(client, publishing, index, courses, django_assert_num_queries):
    for number in range(courses):
        make_outline(f"Course {number}", access="open")
    assert Course.objects.count() == courses
    client.get("/sitemap.xml")

    # One for all pages, for courses, paths, lessons, teachers and people; and the site.
    with django_assert_num_queries(7):
        client.get("/sitemap.xml")


def test_robots_are_told_where_not_to_go_and_where_the_list_is(client):
    text = client.get("/robots.txt").content.decode()

    assert "Disallow: /admin/\n" in text
    assert "Disallow: /search/\n" in text
    assert text.endswith("Sitemap: http://testserver/sitemap.xml\n")
