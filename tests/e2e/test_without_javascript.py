"""Everything a learner must be able to do works without a line of JavaScript."""

import pytest

from courses.models import ChecklistTick, LessonBookmark
from tests.factories.journeys import make_journey_site
from tests.factories.people import make_person


@pytest.fixture
def page(open_context):
    return open_context(java_script_enabled=False).new_page()


def test_a_learner_needs_no_javascript(live_server, page, sign_in):
    make_journey_site()
    learner = make_person("learner")
    sign_in(page, learner)

    # Theme: the menu is a native popover
    page.get_by_role("button", name="Light or dark").click()
    page.locator("#theme-menu").get_by_role("button", name="Dark").click()
    assert page.locator("html").get_attribute("data-theme") == "dark"

    # Search, enrol, read
    page.get_by_role("searchbox").first.fill("till truth")
    page.get_by_role("searchbox").first.press("Enter")
    page.get_by_role("main").get_by_role("link", name="Closing the shop").click()
    page.get_by_role("button", name="Enrol, it is free").click()
    assert page.locator("h1").inner_text() == "Count the till"
    assert page.locator("html").get_attribute("data-theme") == "dark"

    # Checklist, bookmark
    page.get_by_label("Door locked").check()
    page.get_by_role("button", name="Save my ticks").click()
    assert page.get_by_text("Your checklist is saved.").is_visible()
    assert page.get_by_label("Door locked").is_checked() and not page.get_by_label("Till counted").is_checked()
    page.get_by_role("button", name="Save lesson").filter(visible=True).last.click()
    assert page.get_by_role("status").filter(has_text="is saved").is_visible()

    # Done, and on; the outline at the side is there
    page.get_by_role("button", name="Mark as done and continue").click()
    assert page.locator("h1").inner_text() == "Write it down"
    page.get_by_role("navigation", name="Lessons of this course").get_by_role("link", name="Lock the door").click()
    assert page.locator("h1").inner_text() == "Lock the door"

    # The other language
    page.goto("/dashboard/")
    page.get_by_role("contentinfo").get_by_role("link", name="Kiswahili").click()
    assert page.locator("html").get_attribute("lang") == "sw"
    assert page.url.endswith("/sw/dashboard/")
    assert ChecklistTick.objects.get().learner == LessonBookmark.objects.get().learner == learner


def test_the_catalogue_is_narrowed_without_javascript(live_server, open_context):
    make_journey_site()
    page = open_context(java_script_enabled=False, viewport={"width": 360, "height": 740}).new_page()
    page.goto("/courses/")

    page.get_by_text("Filters").click()
    page.get_by_label("Paid").check()
    page.get_by_role("button", name="Show these courses").click()

    assert page.url.endswith("?access=paid")
    assert page.get_by_text("No course matches all of this").is_visible()
    page.get_by_role("link", name="Show all courses").click()
    assert page.get_by_role("heading", name="Closing the shop").is_visible()
