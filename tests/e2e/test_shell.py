"""The shell of the site in a real browser: every screen in both themes, menus, and life without script."""

import pytest
from django.db import transaction
from playwright.sync_api import expect

from courses.models import CoursePage, Topic
from home.models import (
    ArticleIndexPage,
    ArticlePage,
    Banner,
    ContactSettings,
    FormField,
    FormPage,
    HelpIndexPage,
    HelpPage,
    PageTopic,
    StandardPage,
)
from tests.factories.content import make_course, make_lesson, make_page, make_site
from tests.factories.people import make_person

PHONE = {"width": 360, "height": 740}
SCREENS = [
    "/", "/courses/", "/courses/letters/", "/search/?q=letters", "/search/?q=nothing", "/about-us/", "/no-such/",
    "/help/", "/help/?q=zebra", "/help/codes/", "/articles/", "/articles/ten-minutes/", "/contact/",
]  # fmt: skip


@pytest.fixture
def site(live_server):
    with transaction.atomic():
        page = make_course("Letters", lessons=2, subtitle="Complaints that get an answer")
        make_lesson(page, "Dear Sir", free_preview=True)
    make_course("M-Pesa", lessons=1, access="paid", price_minor=80_000, currency="KES")
    writing = Topic.objects.create(name="Writing", slug="writing")
    letters = CoursePage.objects.get(pk=page.pk)
    letters.topics = [writing]
    letters.save_revision().publish()
    make_page(make_site(), StandardPage, "About us", body="<p>We teach.</p>")
    make_pages_around_the_courses()


def make_pages_around_the_courses():
    """Help, articles, a form, and a banner over all of it."""
    home, topic = make_site(), PageTopic.objects.create(name="Signing in", slug="signing-in")
    centre, articles = make_page(home, HelpIndexPage, "Help"), make_page(home, ArticleIndexPage, "Articles")
    for title in ("Codes", "Passwords"):
        make_page(centre, HelpPage, title, topic=topic, lead="In a line.", body="<p>Wait.</p>")
    for title in ("Ten minutes", "A weak signal"):
        make_page(articles, ArticlePage, title, topics=[topic], authors=[("name", "Cherono Ruto")], body="<p>So.</p>")
    questions = [FormField(label="Your message", field_type="multiline", locale=home.locale)]
    make_page(home, FormPage, "Contact", form_fields=questions)
    Banner.objects.create(locale=home.locale, text="Courses are free.", link_text="See them", address="/courses/")
    ContactSettings.objects.create(email="hello@example.org", phone="+254 700 000 000")


@pytest.mark.looks
@pytest.mark.parametrize("color_scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, {"width": 1280, "height": 900}], ids=["phone", "desktop"])
def test_every_screen_is_accessible_and_fits(
    site, open_context, check_accessibility, check_fits, color_scheme, viewport
):
    page = open_context(color_scheme=color_scheme, viewport=viewport).new_page()

    for address in SCREENS:
        page.goto(address)
        check_fits(page)
        check_accessibility(page)


@pytest.mark.looks
def test_signed_in_screens_are_accessible(site, open_context, sign_in, check_accessibility):
    page = open_context(viewport=PHONE).new_page()
    sign_in(page, make_person("learner"))

    for address in SCREENS:
        page.goto(address)
        page.get_by_role("button", name="Your account, Learner").click()
        expect(page.locator("#account-menu").get_by_role("link", name="My learning")).to_be_visible()
        check_accessibility(page)


def test_a_theme_is_chosen_at_once_and_kept(site, page):
    page.goto("/courses/")

    page.get_by_role("button", name="Light or dark").click()
    page.get_by_role("button", name="Dark", exact=True).click()

    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page).to_have_url("/courses/")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_without_script_a_theme_is_chosen_by_form(site, open_context):
    page = open_context(java_script_enabled=False).new_page()
    page.goto("/courses/?sort=title")

    page.get_by_role("button", name="Light or dark").click()
    page.get_by_role("button", name="Dark", exact=True).click()

    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page).to_have_url("/courses/?sort=title")


def test_without_script_the_catalogue_is_narrowed(site, open_context):
    page = open_context(java_script_enabled=False).new_page()
    page.goto("/courses/")

    page.get_by_role("link", name="Writing").click()
    expect(page.locator(".card h3")).to_have_text(["Letters"], use_inner_text=True)
    page.get_by_role("link", name="Everything").click()
    page.wait_for_url("/courses/")
    page.get_by_label("Paid").check()
    page.get_by_role("button", name="Show these courses").click()

    expect(page.locator(".card h3")).to_have_text(["M-Pesa"], use_inner_text=True)
    expect(page).to_have_url("/courses/?access=paid")


def test_a_course_is_saved_from_its_card(site, page, sign_in):
    sign_in(page, make_person("learner"))
    page.goto("/courses/")

    page.get_by_role("button", name="Save “Letters” for later").click()

    expect(page.get_by_role("status").first).to_contain_text("“Letters” is saved.", use_inner_text=True)


def test_a_banner_is_put_away_without_script(site, open_context):
    page = open_context(java_script_enabled=False).new_page()
    page.goto("/courses/?sort=title")
    expect(page.get_by_text("Courses are free.")).to_be_visible()

    with page.expect_navigation(url="/courses/?sort=title"):
        page.get_by_role("button", name="Put this announcement away").click()

    expect(page.get_by_text("Courses are free.")).to_be_hidden()
