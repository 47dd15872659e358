"""Resources, a teacher's page and a live lesson in a browser: for everybody, with scripts and without."""

from datetime import UTC, datetime

import pytest

from courses.models import Instructor
from tests.factories.content import make_course, make_lesson
from tests.factories.resources import make_resource, take_again

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world(publishing, index):
    make_resource("Price list", access="sign_in")
    page = make_resource("Cash book", file=None, link="https://example.org/")
    take_again(page, description="<p>How to use it.</p>")
    with publishing():
        course = make_course("Sums", lessons=0, access="open")
        course.instructors = [Instructor.objects.create(name="Otieno", slug="otieno", bio="Mends radios.")]
        course.save_revision().publish()
        make_lesson(course, "Meet", kind="live", starts_at=datetime(2031, 1, 14, 15, tzinfo=UTC))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_pages_can_be_used_by_everybody(open_context, world, check_accessibility, theme, width):
    page = open_context(viewport={"width": width, "height": 900}, color_scheme=theme).new_page()

    for address in (
        "/resources/",
        "/resources/cash-book/",
        "/resources/price-list/",
        "/teachers/otieno/",
        "/courses/sums/meet/",
    ):
        page.goto(address)
        check_accessibility(page)
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_filters_work_without_script(open_context, world):
    page = open_context(java_script_enabled=False, viewport={"width": 1280, "height": 900}).new_page()
    page.goto("/resources/?kind=website")
    page.goto("/resources/")

    page.get_by_label("Search in resources").fill("cash")
    page.get_by_role("button", name="Search").last.click()

    assert page.locator(".resources h3").all_inner_texts() == ["Cash book"]


def test_a_reader_elsewhere_sees_the_own_time_too(open_context, world):
    page = open_context(timezone_id="America/New_York").new_page()

    page.goto("/courses/sums/meet/")

    text = page.locator(".live").inner_text()
    assert "18:00" in text
    assert "where you are" in text
