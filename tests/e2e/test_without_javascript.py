"""Everything a learner must be able to do works without a line of JavaScript."""

import pytest
from playwright.sync_api import expect

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
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")

    # Search, enrol, read
    page.get_by_role("searchbox").first.fill("till truth")
    page.get_by_role("searchbox").first.press("Enter")
    page.wait_for_url("/search/?q=till+truth")
    page.get_by_role("main").get_by_role("link", name="Closing the shop").click()
    page.get_by_role("button", name="Enrol, it is free").click()
    expect(page.locator("h1")).to_have_text("Count the till")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")

    # Checklist, bookmark
    page.get_by_label("Door locked").check()
    page.get_by_role("button", name="Save my ticks").click()
    expect(page.get_by_text("Your checklist is saved.")).to_be_visible()
    expect(page.get_by_label("Door locked")).to_be_checked()
    expect(page.get_by_label("Till counted")).not_to_be_checked()
    page.get_by_role("button", name="Save lesson").filter(visible=True).last.click()
    expect(page.get_by_role("status").filter(has_text="“Count the till” is saved.")).to_be_visible()

    # Done, and on; the outline at the side is there
    page.get_by_role("button", name="Mark as done and continue").click()
    expect(page.locator("h1")).to_have_text("Write it down")
    page.get_by_role("navigation", name="Lessons of this course").get_by_role("link", name="Lock the door").click()
    expect(page.locator("h1")).to_have_text("Lock the door")

    # The other language
    page.goto("/dashboard/")
    page.get_by_role("contentinfo").get_by_role("link", name="Kiswahili").click()
    expect(page.locator("html")).to_have_attribute("lang", "sw")
    expect(page).to_have_url("/sw/dashboard/")
    assert ChecklistTick.objects.get().learner == LessonBookmark.objects.get().learner == learner


def test_the_catalogue_is_narrowed_without_javascript(live_server, open_context):
    make_journey_site()
    page = open_context(java_script_enabled=False, viewport={"width": 360, "height": 740}).new_page()
    page.goto("/courses/")

    page.get_by_text("Filters").click()
    page.get_by_label("Paid").check()
    page.get_by_role("button", name="Show these courses").click()

    expect(page).to_have_url("/courses/?access=paid")
    expect(page.get_by_text("No course matches all of this")).to_be_visible()
    page.get_by_role("link", name="Show all courses").click()
    expect(page.get_by_role("heading", name="Closing the shop")).to_be_visible()
