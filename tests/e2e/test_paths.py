"""A learner sets out on a path and is led to what comes next, on a phone."""

import pytest
from playwright.sync_api import expect

from courses.models import CourseIndexPage
from tests.factories.content import make_course
from tests.factories.journeys import make_journey_site
from tests.factories.paths import before, choice, course_step, make_path
from tests.factories.people import make_person

PHONE = {"width": 360, "height": 740}


@pytest.fixture
def path(live_server):
    first = make_journey_site()
    index = first.get_parent().specific
    others = [make_course(title, lessons=1, parent=index) for title in ("Letters", "Bread at home")]
    make_course("A week of sales", lessons=1, parent=index, prerequisites=[before(first, "hard")])
    return make_path("A shop that counts itself", course_step(first, "Begin here."), choice(1, *others))


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
def test_setting_out_and_going_on(path, open_context, sign_in, check_accessibility, color_scheme):
    page = open_context(viewport=PHONE, color_scheme=color_scheme).new_page()
    sign_in(page, make_person("learner"))
    page.goto("/paths/a-shop-that-counts-itself/")
    check_accessibility(page)

    page.get_by_role("button", name="Take this path").click()
    page.get_by_role("link", name="Begin").click()
    page.get_by_role("button", name="Enrol, it is free").click()
    page.wait_for_url("/courses/closing-the-shop/count-the-till/")
    page.goto("/dashboard/")

    paths = page.get_by_role("region", name="Your paths")
    expect(paths).to_contain_text("Next: Closing the shop", use_inner_text=True)
    check_accessibility(page)


@pytest.mark.looks
@pytest.mark.parametrize("width", [360, 1280])
def test_the_front_page_leads_to_paths_and_to_a_first_lesson(
    path, open_context, check_accessibility, check_fits, width
):
    make_course("Open bread", lessons=1, access="open", parent=CourseIndexPage.objects.get(slug="courses"))
    page = open_context(viewport={"width": width, "height": 900}).new_page()
    page.goto("/")
    check_accessibility(page)
    check_fits(page)

    page.get_by_role("region", name="A lesson is ten good minutes").get_by_role("link", name="Read this lesson").click()
    expect(page.locator(".reader")).to_be_visible()
    page.go_back()
    page.get_by_role("region", name="Where would you like to get to?").get_by_role("link", name="A shop that").click()

    expect(page.locator("h1")).to_have_text("A shop that counts itself")


def test_a_locked_lesson_leads_to_what_comes_first(path, page, sign_in, check_accessibility):
    sign_in(page, make_person("learner"))
    page.goto("/courses/a-week-of-sales/")
    page.get_by_role("button", name="Enrol, it is free").click()

    why = "This is locked because you need “Closing the shop” first."
    expect(page.locator("main")).to_contain_text(why, use_inner_text=True)
    check_accessibility(page)
    page.locator("main").get_by_role("link", name="Closing the shop").click()
    expect(page.locator("h1")).to_have_text("Closing the shop")
