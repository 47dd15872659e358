"""Menus and the language switch."""

import pytest

from home.models import StandardPage
from home.navigation import path_segments
from tests.factories.content import make_index, make_page, make_site, swahili


@pytest.fixture
def home(db):
    make_index()
    return make_site()


def header_of(client, path="/"):
    return client.get(path).content.decode().split("</header>")[0]


def footer_of(client, path="/"):
    return client.get(path).content.decode().split("<footer")[1]


def test_the_catalogue_stands_in_the_header(client, home):
    assert '<a href="/courses/">Courses</a>' in header_of(client)


def test_a_plain_page_stands_in_the_footer(client, home):
    make_page(home, StandardPage, "About us")

    assert '<a href="/about-us/">About us</a>' in footer_of(client)
    assert "About us" not in header_of(client)


def test_a_plain_page_marked_for_menus_stands_in_the_header_too(client, home):
    make_page(home, StandardPage, "About us", show_in_menus=True)

    assert '<a href="/about-us/">About us</a>' in header_of(client)


def test_a_draft_stands_in_no_menu(client, home):
    page = make_page(home, StandardPage, "About us")
    assert "About us" in footer_of(client)

    page.unpublish()

    assert "About us" not in footer_of(client)


def test_the_menu_speaks_the_language_of_the_address(client, home):
    home.copy_for_translation(swahili()).save_revision().publish()
    about = make_page(home, StandardPage, "About us")
    kuhusu = about.copy_for_translation(swahili())
    kuhusu.title, kuhusu.slug = "Kuhusu sisi", "kuhusu"
    kuhusu.save_revision().publish()

    english, kiswahili = footer_of(client, "/"), footer_of(client, "/sw/")

    assert "About us" in english and "Kuhusu sisi" not in english
    assert '<a href="/sw/kuhusu/">Kuhusu sisi</a>' in kiswahili and "About us" not in kiswahili


def test_the_language_switch_leads_to_the_same_page(client, home):
    home.copy_for_translation(swahili()).save_revision().publish()
    about = make_page(home, StandardPage, "About us")
    kuhusu = about.copy_for_translation(swahili())
    kuhusu.slug = "kuhusu"
    kuhusu.save_revision().publish()

    assert '<a href="/sw/kuhusu/" lang="sw" hreflang="sw">Kiswahili</a>' in footer_of(client, "/about-us/")
    assert '<a href="/about-us/" lang="en" hreflang="en">English</a>' in footer_of(client, "/sw/kuhusu/")


def test_without_a_translation_the_switch_leads_to_the_front_page(client, home):
    make_page(home, StandardPage, "About us")

    assert '<a href="/sw/" lang="sw" hreflang="sw">Kiswahili</a>' in footer_of(client, "/about-us/")


def test_the_switch_keeps_what_was_searched_for(client, home):
    assert 'href="/sw/search/?q=kuku"' in footer_of(client, "/search/?q=kuku")


def test_the_switch_keeps_the_filters_of_the_catalogue(client, home):
    home.copy_for_translation(swahili()).save_revision().publish()
    kozi = make_index().copy_for_translation(swahili())
    kozi.slug = "kozi"
    kozi.save_revision().publish()

    assert 'href="/sw/kozi/?level=none&amp;q=kuku"' in footer_of(client, "/courses/?level=none&q=kuku")


def test_an_editor_has_a_way_to_the_editor(client, home, editor):
    client.force_login(editor)

    assert 'href="/admin/"' in header_of(client)


def test_a_learner_has_no_way_to_the_editor(client, home, learner):
    client.force_login(learner)

    header = header_of(client)

    assert 'id="account-menu"' in header
    assert 'href="/admin/"' not in header


@pytest.mark.parametrize(
    "path, segments",
    [("/", []), ("/courses/", ["courses"]), ("/sw/", []), ("/sw/kozi/hesabu/", ["kozi", "hesabu"])],
)
def test_the_language_is_no_part_of_the_way(path, segments):
    assert path_segments(path) == segments
