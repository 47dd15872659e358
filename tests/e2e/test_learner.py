"""From the front door to the end of a course: on a phone, and with the keyboard alone."""

import re

import pytest
from playwright.sync_api import expect

from courses.models import CourseCompletion
from home.accounts.models import User
from tests.factories.journeys import make_journey_site
from tests.factories.people import make_person

PHONE = {"width": 360, "height": 740}
COURSE = "/courses/closing-the-shop/"
CODE = re.compile(r"^[A-Z0-9]{4}-[A-Z0-9]{4}$", re.MULTILINE)


@pytest.fixture
def course(live_server):
    return make_journey_site()


def test_from_the_code_in_the_mail_to_the_last_lesson(course, open_context, check_fits, mailoutbox):
    page = open_context(viewport=PHONE, has_touch=True, is_mobile=True).new_page()
    page.goto("/")

    # An account
    page.get_by_role("banner").get_by_role("link", name="Sign in").tap()
    page.get_by_role("link", name="Make an account").first.tap()
    page.get_by_label("E-mail").fill("wanjiru@example.org")
    page.get_by_label("Display name").fill("Wanjiru K.")
    page.get_by_label("Password").fill("maize and beans")
    page.get_by_role("button", name="Make my account").tap()
    page.get_by_role("heading", name="Look into your mail").wait_for()
    page.locator("input[name=code]").fill(CODE.search(mailoutbox[-1].body).group())
    page.locator("main form button").first.tap()
    page.wait_for_url("/dashboard/")
    expect(page.locator("h1")).to_have_text("Welcome, Wanjiru K.")
    check_fits(page)

    # A course
    page.get_by_role("link", name="Find a course").tap()
    page.get_by_role("link", name="Closing the shop").tap()
    page.wait_for_url(COURSE)
    check_fits(page)
    page.get_by_role("button", name="Enrol, it is free").tap()
    page.wait_for_url(f"{COURSE}count-the-till/")
    expect(page.get_by_text("Begin with the coins.")).to_be_visible()
    check_fits(page)

    # The outline is a drawer that the bar under the thumb opens
    drawer = page.locator("#outline")
    expect(drawer).to_be_hidden()
    page.get_by_role("button", name="Lesson 1 of 3").tap()
    drawer.get_by_role("link", name="Count the till").wait_for()
    drawer.get_by_text("The book").tap()
    drawer.get_by_role("link", name="Write it down").wait_for()
    page.get_by_role("button", name="Close the list of lessons").tap()
    expect(drawer).to_be_hidden()

    # Reading on
    page.get_by_role("button", name="Mark as done and continue").tap()
    page.wait_for_url(f"{COURSE}the-book/write-it-down/")
    page.goto("/dashboard/")
    expect(page.get_by_text("Closing the shop, lesson 2 of 3")).to_be_visible()
    page.get_by_role("link", name="Continue", exact=True).tap()
    page.wait_for_url(f"{COURSE}the-book/write-it-down/")
    page.get_by_role("button", name="Mark as done and continue").tap()
    page.wait_for_url(f"{COURSE}the-book/lock-the-door/")
    page.get_by_role("button", name="Mark as done").tap()
    page.wait_for_url(re.compile(r"/completed/$"))
    expect(page.get_by_text("You completed this course on")).to_be_visible()
    check_fits(page)

    # It stays completed
    page.get_by_role("link", name="My learning").last.tap()
    page.wait_for_url("/dashboard/")
    completed = page.get_by_role("region", name="Completed").get_by_role("link")
    expect(completed).to_have_text(["Closing the shop"], use_inner_text=True)
    assert CourseCompletion.objects.get().learner == User.objects.get(email="wanjiru@example.org")


def test_with_the_keyboard_alone(course, page):
    make_person("learner")
    keyboard = page.keyboard

    def go_to(role, name):
        """Press Tab until something of this role and name has the focus, as one does without a mouse."""
        wanted = page.get_by_role(role, name=name).filter(visible=True).first
        wanted.wait_for()
        for _press in range(120):
            keyboard.press("Tab")
            if wanted.evaluate("element => element === document.activeElement"):
                assert page.evaluate(FOCUS_IS_SEEN), f"{name} has the focus, and nothing shows it"
                return
        pytest.fail(f"{name} cannot be reached")

    page.goto("/")
    keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content", exact=True)).to_be_focused()
    keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()

    page.goto(COURSE)
    go_to("link", "Sign in and enrol")
    keyboard.press("Enter")
    page.wait_for_url(re.compile("/accounts/login/"))
    go_to("textbox", "E-mail")
    keyboard.type("learner@demo.learnsync.test")
    go_to("textbox", "Password")
    keyboard.type("learnsync-demo")
    keyboard.press("Enter")
    page.wait_for_url(re.compile(r"^[^?]+/enrol/$"))  # Not already on the way in, with `?next=…/enrol/`.
    go_to("button", "Enrol")
    keyboard.press("Enter")
    page.wait_for_url(f"{COURSE}count-the-till/")
    go_to("checkbox", "Till counted")
    keyboard.press("Space")
    page.get_by_text("Saved", exact=True).wait_for()
    for lesson in ("write-it-down", "lock-the-door"):
        go_to("button", "Mark as done and continue")
        keyboard.press("Enter")
        page.wait_for_url(f"{COURSE}the-book/{lesson}/")
    go_to("button", "Mark as done")
    keyboard.press("Enter")

    page.wait_for_url(re.compile(r"/completed/$"))


FOCUS_IS_SEEN = """() => {
    const style = getComputedStyle(document.activeElement);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 || style.boxShadow !== "none";
}"""
