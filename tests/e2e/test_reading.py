"""How a lesson is read: letters and lines as each reader likes them, and on paper."""

import pytest
from playwright.sync_api import expect

from tests.factories.content import make_course, make_lesson
from tests.factories.journeys import paragraph

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def lesson(live_server):
    return make_lesson(make_course("Letters", lessons=0, access="open"), "Dear Sir", body=[paragraph("Write.")]).url


def size_of_text(page):
    return page.locator(".prose > p").first.evaluate("text => parseFloat(getComputedStyle(text).fontSize)")


def choose(page, *names):
    page.locator("[popovertarget=reading]").filter(visible=True).click()
    for name in names:
        page.locator("#reading").get_by_role("button", name=name, exact=True).click()


def test_letters_and_lines_change_at_once_and_stay(lesson, page, check_accessibility):
    page.goto(lesson)
    usual = size_of_text(page)

    choose(page, "Very large", "Short")

    expect(page.locator(".reader")).to_have_attribute("data-letters", "huge")
    expect(page.locator(".reader")).to_have_attribute("data-lines", "narrow")
    expect(page.get_by_role("button", name="Very large")).to_have_attribute("aria-pressed", "true")
    assert size_of_text(page) > 1.4 * usual
    check_accessibility(page)
    page.reload()
    expect(page.locator(".reader")).to_have_attribute("data-letters", "huge")
    expect(page.locator(".reader")).to_have_attribute("data-lines", "narrow")


def test_without_script_letters_are_chosen_by_form(lesson, open_context, check_fits):
    page = open_context(java_script_enabled=False, viewport={"width": 360, "height": 740}).new_page()
    page.goto(lesson)

    choose(page, "Large")

    expect(page).to_have_url(lesson)
    expect(page.locator(".reader")).to_have_attribute("data-letters", "large")
    check_fits(page)
