"""The home page: what stands below the courses, where there is any of it."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from wagtail.models import PageViewRestriction

from home.models import ArticleIndexPage, ArticlePage
from tests.factories.blocks import block
from tests.factories.content import make_course, make_lesson, make_page, make_site
from tests.factories.paths import course_step, make_path

OPENING = block("rich_text", "<p>Take flour.</p><p>Take water.</p>")


@pytest.fixture
def front(client, index):
    """`front()`: the headings of the sections, and the page to look closer."""

    def read():
        page = BeautifulSoup(client.get("/").content, "html.parser")
        return [heading.text for heading in page.select("main h2")], page

    return read


def texts(part, selector):
    return [" ".join(one.text.split()) for one in part.select(selector)]


def test_an_empty_site_shows_no_empty_shelves(front):
    assert front()[0] == ["Three ways in"]


def test_each_shelf_stands_where_there_is_something_on_it(front, publishing):
    with publishing():
        course = make_course("Bread", lessons=1, access="open")
        make_path("The whole meal", course_step(course), lead="From flour to table.")
        make_page(make_page(make_site(), ArticleIndexPage, "Articles"), ArticlePage, "Open again")

    headings, page = front()

    assert headings == [
        "New courses",
        "Where would you like to get to?",
        "A lesson is ten good minutes",
        "Newly written",
        "Three ways in",
    ]
    assert page.select_one("a.path")["href"] == "/paths/the-whole-meal/"
    assert texts(page, "a.path strong") == ["The whole meal"]
    assert [link["href"] for link in page.select(".section__head a")] == ["/catalogue/", "/paths/", "/articles/"]


def test_the_newest_three_articles_that_everybody_may_read(front, publishing):
    with publishing():
        articles = make_page(make_site(), ArticleIndexPage, "Articles")
        for day in range(1, 6):
            page = make_page(articles, ArticlePage, f"Day {day}", date=date(2026, 3, day))
        PageViewRestriction.objects.create(page=page, restriction_type="login")
        make_page(articles, ArticlePage, "Draft", date=date(2026, 4, 1), publish=False)

    assert texts(front()[1], ".card h3") == ["Day 4", "Day 3", "Day 2"]


def test_a_visitor_is_shown_a_lesson_that_is_open_to_everyone(front, publishing):
    with publishing():
        closed = make_course("Cakes", lessons=0, access="free")
        make_lesson(closed, "Closed", body=[OPENING])
        bread = make_course("Bread", lessons=0, access="open")
        make_lesson(bread, "Dough", body=[OPENING], lead="Begin here.")
        make_lesson(bread, "Heat", body=[OPENING])

    panel = front()[1].select_one("[aria-labelledby=h-first] .panel")

    assert texts(panel, "h3, p")[:4] == ["Bread · 1 min", "Dough", "Begin here.", "Take flour."]
    assert {link["href"] for link in panel.select("a")} == {"/courses/bread/dough/"}


def test_a_free_preview_is_open_to_everyone_and_a_closed_lesson_is_never_shown(front, publishing):
    with publishing():
        course = make_course("Cakes", lessons=0, access="free")
        make_lesson(course, "Closed", body=[OPENING])
    assert "Take flour." not in str(front()[1])

    with publishing():
        make_lesson(course, "A taste", body=[OPENING], free_preview=True)

    assert texts(front()[1], "[aria-labelledby=h-first] h3") == ["A taste"]


def test_who_is_signed_in_needs_no_first_lesson(front, publishing, client, learner):
    with publishing():
        make_lesson(make_course("Bread", lessons=0, access="open"), "Dough", body=[OPENING])
    assert "A lesson is ten good minutes" in front()[0]

    client.force_login(learner)

    assert "A lesson is ten good minutes" not in front()[0]
