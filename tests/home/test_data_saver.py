"""The switch that saves data, and what the browser says."""

import re

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from home.models import ArticleIndexPage, ArticlePage, HelpIndexPage, HelpPage, StandardPage
from tests.factories.blocks import block, make_document, make_image
from tests.factories.content import make_course, make_lesson, make_page, make_site


@pytest.fixture
def home(db):
    return make_site()


def is_on(client, **headers):
    page = BeautifulSoup(client.get("/", headers=headers).content, "html.parser")
    return {button["aria-pressed"] for button in page.select("[name=data]")}


def test_the_switch_is_remembered_and_leads_back(client, home):
    answer = client.post(reverse("data_saver"), {"data": "save", "next": "/search/"})

    assert answer.url == "/search/"
    assert is_on(client) == {"true"}


def test_the_switch_wins_over_what_the_browser_says(client, home):
    assert is_on(client, save_data="on") == {"true"}

    client.post(reverse("data_saver"), {"data": "all"})

    assert is_on(client, save_data="on") == {"false"}


def test_an_unknown_word_changes_nothing(client, home):
    client.post(reverse("data_saver"), {"data": '"><script>'})

    assert "data" not in client.cookies
    assert client.get(reverse("data_saver")).status_code == 405


def test_a_form_without_a_token_may_switch(client, home):
    client.handler.enforce_csrf_checks = True

    assert client.post(reverse("data_saver"), {"data": "save"}).status_code == 302


@pytest.fixture
def lesson(db, publishing):
    """An open lesson with a picture and a film of our own, in a course with a cover."""
    picture = {"image": make_image("Loaf").pk, "alt": "A loaf", "decorative": False, "caption": ""}
    film = make_document("film.mp4", b"\0" * 2048)
    video = {"title": "Baking", "url": "", "file": film.pk, "poster": make_image("Still").pk, "captions": None}
    with publishing():
        course = make_course("Bread", lessons=0, access="open", cover=make_image("Cover"))
        return make_lesson(course, "Dough", body=[block("image", picture), block("video", video)])


def test_nothing_heavy_is_on_a_page_that_saves_data(client, lesson):
    def heavy(address):
        page = BeautifulSoup(client.get(address).content, "html.parser")
        for template in page.find_all("template"):
            template.extract()
        return len(page.select("img, video")), [" ".join(one.text.split()) for one in page.select(".tap__start")]

    assert [heavy("/courses/bread/dough/"), heavy("/courses/bread/")] == [(2, []), (1, [])]
    client.post(reverse("data_saver"), {"data": "save"})

    (lesson_images, taps), (course_images, _none) = heavy("/courses/bread/dough/"), heavy("/courses/bread/")

    assert (lesson_images, course_images) == (0, 0)
    assert [tap.rpartition(" ")[0] for tap in taps][1:] == ["Baking Video, 2.0"]
    assert taps[0].startswith("A loaf Picture, ")


@pytest.mark.parametrize("page_class", [StandardPage, ArticlePage, HelpPage])
def test_pictures_in_running_text_wait_for_a_tap(client, home, publishing, page_class):
    lists = {ArticlePage: ArticleIndexPage, HelpPage: HelpIndexPage}
    parent = make_page(home, lists[page_class], "List") if page_class in lists else home
    with publishing():
        body = f'<p>Bread.</p><embed embedtype="image" id="{make_image().pk}" format="left" alt="A loaf"/>'
        page = make_page(parent, page_class, "Baking", body=body)

    def pictures(**headers):
        text = BeautifulSoup(client.get(page.url, headers=headers).content, "html.parser").select_one(".prose")
        waiting = [template.extract().select_one("img")["alt"] for template in text.select("on-tap template")]
        return [image["alt"] for image in text.select("img")], waiting, text.select(".tap__start")

    assert pictures()[:2] == (["A loaf"], [])
    shown, waiting, link = pictures(save_data="on")
    assert (shown, waiting) == ([], ["A loaf"])
    assert re.fullmatch(r"A loaf Picture, [\d.]+\s(bytes|KB)", link[0].text.strip())


def test_each_look_of_a_lesson_is_kept_by_itself(client, lesson, settings):
    settings.PAGE_CACHE_SECONDS = 60
    usual = client.get("/courses/bread/dough/").content.decode()

    light = client.get("/courses/bread/dough/", headers={"save-data": "on"}).content.decode()
    again = client.get("/courses/bread/dough/").content.decode()

    assert ["on-tap" in page for page in (usual, light, again)] == [False, True, False]
    assert again == usual
