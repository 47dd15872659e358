"""A stranger comes to the front door."""

import pytest
from learnsync.front_pages import setup_front_pages
from playwright.sync_api import expect


@pytest.fixture
def site(live_server, new_site):
    setup_front_pages()


@pytest.mark.looks
@pytest.mark.parametrize("color_scheme", ["light", "dark"])
def test_front_page_opens_in_both_themes(site, open_context, check_accessibility, color_scheme):
    page = open_context(color_scheme=color_scheme).new_page()

    page.goto("/")

    expect(page.locator("h1")).to_have_text("Learn something you can use this week")
    check_accessibility(page)


def test_front_page_changes_language(site, page):
    page.goto("/")

    page.get_by_role("contentinfo").get_by_role("link", name="Kiswahili").click()

    expect(page.locator("html")).to_have_attribute("lang", "sw")
    expect(page.locator("h1")).to_have_text("Jifunze jambo utakalolitumia wiki hii")
