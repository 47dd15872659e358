"""Suggestions while one types: by keyboard, by finger, and without script."""

import re

import pytest
from playwright.sync_api import expect

from courses.models import Topic
from tests.factories.outline import make_outline

PHONE = {"width": 360, "height": 740}
ANYTHING = re.compile("")


@pytest.fixture
def courses(live_server):
    python = make_outline("First steps in Python")
    make_outline("Python for shops")
    python.topics.add(Topic.objects.create(name="Computing", slug="computing"))


def field(page):
    return page.get_by_role("main").get_by_role("combobox", name="Search in courses")


def test_the_keyboard_chooses_a_suggestion(courses, open_context):
    page = open_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto("/courses/")

    field(page).fill("pyth")
    options = page.get_by_role("listbox", name="Suggestions").get_by_role("option")
    expect(options).to_have_text(["Python for shops Course", "First steps in Python Course"])
    expect(field(page)).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("main").locator("search-field [role=status]")).to_contain_text("Suggestions: 2")

    field(page).press("ArrowDown")
    field(page).press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    expect(field(page)).to_have_attribute("aria-activedescendant", options.nth(1).get_attribute("id"))
    field(page).press("ArrowDown")  # Past the end the field itself has the choice again.
    expect(field(page)).not_to_have_attribute("aria-activedescendant", ANYTHING)

    field(page).press("Escape")
    expect(options).to_have_count(0)
    expect(field(page)).to_have_value("pyth")
    field(page).press("Enter")
    page.wait_for_url(re.compile(r"/courses/\?.*q=pyth\b"))


def test_a_finger_chooses_a_suggestion(courses, open_context):
    page = open_context(viewport=PHONE, has_touch=True, is_mobile=True).new_page()
    page.goto("/courses/")

    field(page).fill("comp")
    page.get_by_role("option", name="Computing").tap()

    expect(page).to_have_url("/courses/?topic=computing")


@pytest.mark.looks
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_open_suggestions_are_well_made(courses, open_context, check_accessibility, check_fits, theme, width):
    page = open_context(viewport={"width": width, "height": 800}, color_scheme=theme).new_page()
    page.goto("/search/?q=pyhton")

    page.get_by_role("main").get_by_role("combobox").fill("pyth")
    expect(page.get_by_role("option")).to_have_count(2)

    check_accessibility(page)
    check_fits(page)


def test_without_script_the_field_searches(courses, open_context):
    page = open_context(java_script_enabled=False).new_page()
    page.goto("/courses/")

    page.get_by_role("main").get_by_role("searchbox", name="Search in courses").fill("shops")
    page.keyboard.press("Enter")

    page.wait_for_url(re.compile(r"/courses/\?.*q=shops\b"))
    expect(page.get_by_role("link", name="Python for shops")).to_be_visible()
