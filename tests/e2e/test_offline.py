"""A course on a device without a network: saved, read, done, sent once, and forgotten."""

import re

import pytest
from playwright.sync_api import expect

from courses.enrolment.actions import enrol
from courses.models import CoursePage, LessonProgress
from tests.factories.blocks import block, make_image
from tests.factories.content import make_lesson
from tests.factories.journeys import course_of, make_journey_site
from tests.factories.people import make_person

PHONE = {"width": 360, "height": 740}
KEPT = """async () => {
    const names = (await caches.keys()).sort();
    const workers = await navigator.serviceWorker.getRegistrations();
    const stores = await indexedDB.databases();
    return [names.length, workers.length, stores.length];
}"""


@pytest.fixture
def course(live_server):
    page = make_journey_site()
    picture = {"image": make_image("Till").pk, "alt": "A till", "decorative": False, "caption": ""}
    make_lesson(CoursePage.objects.get(pk=page.pk), "Look at it", body=[block("image", picture)])
    return course_of(page)


@pytest.fixture
def learner(course):
    person = make_person("learner")
    enrol(person, course)
    return person


def save(page):
    page.goto("/courses/closing-the-shop/")
    page.get_by_role("button", name=re.compile(r"Save this course for offline \(about \d+")).click()
    expect(page.get_by_text("Kept on this device", exact=True)).to_be_visible()


def mark_without_a_network(page):
    page.context.set_offline(True)
    page.goto("/courses/closing-the-shop/count-the-till/")
    page.get_by_role("button", name="Mark as done and continue").click()
    expect(page.locator("h1")).to_have_text("Write it down")


def test_saved_read_done_and_sent_once(course, learner, open_context, sign_in, check_accessibility):
    context = open_context(viewport=PHONE)
    page = context.new_page()
    sign_in(page, learner)
    save(page)
    check_accessibility(page)
    assert not learner.enrolments.get().last_lesson_id, "saving is not reading"

    # Without a network: a kept lesson with its looks and its picture, and a page for the rest
    context.set_offline(True)
    page.goto("/courses/closing-the-shop/count-the-till/")
    expect(page.get_by_text("Begin with the coins.")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.skip')).position") == "absolute"
    page.goto("/courses/closing-the-shop/look-at-it/")
    picture = page.get_by_role("img", name="A till")
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("image => image.naturalWidth") == 480
    page.goto("/articles/")
    expect(page.get_by_text("You are offline. Lessons you kept can be read.")).to_be_visible()
    page.get_by_role("link", name="Count the till").click()

    # Done, and on to the next lesson
    page.get_by_role("button", name="Mark as done and continue").click()
    expect(page.locator("h1")).to_have_text("Write it down")
    page.goto("/courses/closing-the-shop/count-the-till/")
    expect(page.get_by_text("Marked as done on this device.")).to_be_visible()
    assert not LessonProgress.objects.exists()

    # The network is back
    context.set_offline(False)
    expect(page.get_by_text("Marked as done on this device.")).to_be_hidden()
    progress = LessonProgress.objects.get()
    assert (progress.learner, progress.lesson.position) == (learner, 0)
    page.reload()
    expect(page.get_by_text("Not done after all")).to_be_visible()
    done_at = progress.completed_at
    page.goto("/dashboard/")
    expect(page.get_by_role("region", name="Kept on this device").get_by_text("Closing the shop")).to_be_visible()
    assert LessonProgress.objects.get().completed_at == done_at

    # Removed
    page.get_by_role("button", name="Remove from this device").click()
    expect(page.get_by_role("region", name="Kept on this device")).to_be_hidden()
    assert page.evaluate("caches.keys()") == []


def test_signing_out_forgets_everything(course, learner, open_context, sign_in):
    context = open_context()
    page = context.new_page()
    sign_in(page, learner)
    save(page)
    assert page.evaluate(KEPT)[0] == 2

    page.get_by_role("button", name=re.compile("Your account")).click()
    page.locator("#account-menu").get_by_role("button", name="Sign out").click()
    page.wait_for_url("/")

    assert page.evaluate(KEPT)[:2] == [0, 0]
    context.set_offline(True)
    with pytest.raises(Exception, match="ERR_INTERNET_DISCONNECTED"):
        page.goto("/courses/closing-the-shop/count-the-till/")


def test_signing_out_asks_first_where_marks_wait(course, learner, open_context, sign_in):
    context = open_context()
    page = context.new_page()
    sign_in(page, learner)
    save(page)
    mark_without_a_network(page)
    asked = []
    page.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))

    page.get_by_role("button", name=re.compile("Your account")).click()
    with page.expect_event("dialog"):
        page.locator("#account-menu").get_by_role("button", name="Sign out").click()

    assert "those marks are lost" in asked[0]
    page.goto("/courses/closing-the-shop/count-the-till/")
    expect(page.get_by_text("Marked as done on this device.")).to_be_visible()
    context.set_offline(False)
    expect(page.get_by_text("Marked as done on this device.")).to_be_hidden()
    assert LessonProgress.objects.get().learner == learner


def test_another_person_gets_nothing_and_none_of_the_marks(course, learner, open_context, sign_in):
    """The session ran out without a word, as it does on a shared device."""
    other = make_person("classmate")
    enrol(other, course)
    context = open_context()
    page = context.new_page()
    sign_in(page, learner)
    save(page)
    mark_without_a_network(page)
    context.clear_cookies(name="sessionid")
    context.set_offline(False)

    page.goto("/accounts/login/?next=/courses/closing-the-shop/count-the-till/")
    page.locator("input[name=login]").fill(other.email)
    page.locator("input[name=password]").fill("learnsync-demo")
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url("/courses/closing-the-shop/count-the-till/")

    expect(page.get_by_role("button", name=re.compile(f"Your account, {other.display_name}"))).to_be_visible()
    assert page.evaluate("caches.keys()") == []
    page.goto("/dashboard/")
    expect(page.get_by_role("region", name="Kept on this device")).to_be_hidden()
    assert not LessonProgress.objects.exists()


def test_the_admin_and_other_peoples_pages_are_never_touched(course, learner, open_context, sign_in):
    context = open_context()
    page = context.new_page()
    sign_in(page, learner)
    save(page)
    context.set_offline(True)

    for address in ("/admin/", "/accounts/email/", "/people/somebody/", "/documents/1/x"):
        with pytest.raises(Exception, match="ERR_INTERNET_DISCONNECTED"):
            page.goto(address)
