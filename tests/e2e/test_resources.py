"""Resources, a teacher's page and a live lesson in a browser: for everybody, with scripts and without."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

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


@pytest.mark.looks
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_pages_can_be_used_by_everybody(open_context, world, check_accessibility, check_fits, theme, width):
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
        check_fits(page)


def test_filters_work_without_script(open_context, world):
    page = open_context(java_script_enabled=False, viewport={"width": 1280, "height": 900}).new_page()
    page.goto("/resources/?kind=website")
    page.goto("/resources/")

    page.get_by_label("Search in resources").fill("cash")
    page.get_by_role("button", name="Search").last.click()

    expect(page.locator(".resources h3")).to_have_text(["Cash book"], use_inner_text=True)


def test_a_reader_elsewhere_sees_the_own_time_too(open_context, world):
    page = open_context(timezone_id="America/New_York").new_page()

    page.goto("/courses/sums/meet/")

    expect(page.locator(".live")).to_contain_text("18:00", use_inner_text=True)
    expect(page.locator(".live")).to_contain_text("where you are", use_inner_text=True)
