"""Who saves data loads no picture before it is tapped, with script and without."""

import re

import pytest
from playwright.sync_api import expect

from courses.models import CoursePage
from tests.factories.blocks import block, make_document, make_image
from tests.factories.content import make_lesson
from tests.factories.journeys import make_journey_site

PHONE = {"width": 360, "height": 740}
LESSON = "/courses/closing-the-shop/look-at-it/"


@pytest.fixture
def lesson(live_server):
    """A lesson with a picture and a film, that anybody may read."""
    course = CoursePage.objects.get(pk=make_journey_site().pk)
    picture = {"image": make_image("Till", "till.jpg").pk, "alt": "A till", "decorative": False, "caption": ""}
    film = make_document("film.mp4", b"\0\0\0\x18ftypmp42" + b"\0" * 4000)
    video = {"title": "Counting", "url": "", "file": film.pk, "poster": make_image("Still").pk, "captions": None}
    make_lesson(course, "Look at it", free_preview=True, body=[block("image", picture), block("video", video)])


def requests_of(context):
    """The addresses of pictures and films that were asked for, as they come."""
    asked = []
    context.on("request", lambda one: asked.append(one.url) if re.search(r"/media/|/files/", one.url) else None)
    return asked


def test_pictures_and_films_wait_for_a_tap(lesson, open_context, check_accessibility):
    context = open_context(viewport=PHONE)
    asked = requests_of(context)
    page = context.new_page()
    page.goto(LESSON)
    expect(page.get_by_role("img", name="A till")).to_be_visible()
    assert asked, "usually there is something to load"

    page.get_by_role("contentinfo").get_by_role("button", name="Save data: pictures on tap").click()
    expect(page.get_by_role("link", name=re.compile("A till Picture, [\\d.]+.(KB|bytes)"))).to_be_visible()
    asked.clear()
    page.reload()
    page.mouse.wheel(0, 5000)
    page.wait_for_load_state("networkidle")
    assert asked == []
    check_accessibility(page)

    page.get_by_role("link", name="A till").click()
    expect(page.get_by_role("img", name="A till")).to_have_js_property("naturalWidth", 480)
    assert [re.search("width-480.*avif", one) is not None for one in asked] == [True], "the small size, once"
    page.get_by_role("link", name=re.compile("Counting Video, 3.9.KB")).click()
    expect(page.locator("video")).to_be_visible()


def test_the_browsers_own_wish_is_heard(lesson, open_context):
    context = open_context(viewport=PHONE, extra_http_headers={"Save-Data": "on"})
    asked = requests_of(context)
    page = context.new_page()

    page.goto(LESSON)
    page.wait_for_load_state("networkidle")

    assert asked == []
    expect(page.get_by_role("link", name="A till")).to_be_visible()


def test_without_script_the_link_leads_to_the_picture(lesson, open_context):
    context = open_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(LESSON)
    page.get_by_role("contentinfo").get_by_role("button", name="Save data: pictures on tap").click()
    asked = requests_of(context)
    page.reload()
    assert asked == []

    page.get_by_role("link", name="A till").click()

    page.wait_for_url(re.compile(r"/media/images/.*width-480.*\.jpg$"))
