"""A line at the top of every page, for some days, until a reader puts it away."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale

from home.models import Banner, StandardPage
from tests.factories.content import make_index, make_page, make_site, swahili

HOUR = timedelta(hours=1)


@pytest.fixture
def home(db):
    make_index()
    return make_site()


def make_banner(text="Courses are free this week.", *, language="en", **fields):
    fields.setdefault("starts_at", timezone.now() - HOUR)
    return Banner.objects.create(locale=Locale.objects.get(language_code=language), text=text, **fields)


def banner_in(client, path="/"):
    return BeautifulSoup(client.get(path).content, "html.parser").select_one(".banner")


def words_in(client, path="/"):
    banner = banner_in(client, path)
    return banner and banner.p.get_text(" ", strip=True)


def test_it_stands_on_every_page_with_its_kind_and_link(client, home):
    about = make_page(home, StandardPage, "About us")
    make_banner(kind="warn", link_text="Read why", page=about)

    for path in ("/", "/courses/", "/about-us/", "/nothing/"):
        banner = banner_in(client, path)

        assert banner["class"] == ["banner", "banner--warn"]
        assert banner.p.get_text(" ", strip=True) == "Courses are free this week. Read why"
        assert banner.a["href"] == "/about-us/"


def test_the_link_goes_when_its_page_does(client, home):
    about = make_page(home, StandardPage, "About us")
    make_banner(page=about)
    assert banner_in(client).a.get_text() == "About us"

    about.unpublish()

    assert banner_in(client).a is None


@pytest.mark.parametrize(
    ("starts", "ends", "is_on"),
    [(-HOUR, None, True), (-HOUR, HOUR, True), (HOUR, None, False), (-2 * HOUR, -HOUR, False)],
)
def test_it_is_shown_from_then_until_then(client, home, starts, ends, is_on):
    now = timezone.now()
    make_banner(starts_at=now + starts, ends_at=ends and now + ends)

    assert (banner_in(client) is not None) is is_on


def test_it_begins_and_ends_on_time_although_it_is_kept_in_the_process(client, home, monkeypatch):
    make_banner(starts_at=timezone.now() + HOUR, ends_at=timezone.now() + 3 * HOUR)
    seen = [words_in(client)]

    for hours in (2, 4):
        later = timezone.now() + hours * HOUR
        monkeypatch.setattr("home.banners.timezone.now", lambda later=later: later)
        seen.append(words_in(client))
        monkeypatch.undo()

    assert seen == [None, "Courses are free this week.", None]


def test_of_several_the_one_that_began_last_is_shown(client, home):
    make_banner("Older", starts_at=timezone.now() - 2 * HOUR)
    make_banner("Newer")

    assert words_in(client) == "Newer"


def test_it_speaks_to_the_pages_of_its_language(client, home):
    home.copy_for_translation(swahili()).save_revision().publish()
    make_banner("Karibu", language="sw")

    assert (words_in(client), words_in(client, "/sw/")) == (None, "Karibu")


def put_away(client, banner, **extra):
    data = {field["name"]: field["value"] for field in banner.select("input")}
    return client.post(banner.form["action"], {**data, **extra})


def test_a_reader_puts_it_away_without_script_or_token(home):
    make_banner()
    client = Client(enforce_csrf_checks=True)

    response = put_away(client, banner_in(client, "/courses/?page=1"))

    assert (response.status_code, response.url) == (302, "/courses/?page=1")
    assert banner_in(client) is None
    assert banner_in(Client()) is not None, "others still see it"


def test_the_next_banner_is_shown_again_and_so_are_new_words(client, home):
    first = make_banner()
    put_away(client, banner_in(client))
    assert banner_in(client) is None

    first.text = "Courses are free until Sunday."
    first.save()
    assert words_in(client) == "Courses are free until Sunday."

    put_away(client, banner_in(client))
    make_banner("Another one")
    assert words_in(client) == "Another one"


@pytest.mark.parametrize("mark", ["", "x" * 41, "1; Path=/", "1\nSet-Cookie: a=b", "é"])
def test_only_a_mark_becomes_a_cookie(client, home, mark):
    response = client.post(reverse("put_banner_away"), {"mark": mark})

    assert (response.status_code, dict(response.cookies)) == (302, {})


def test_it_leads_back_to_this_site_alone(client, home):
    make_banner()

    response = put_away(client, banner_in(client), next="https://evil.example/")

    assert response.url == "/"


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"address": "/courses/"}, "link_text"),
        ({"link_text": "Read"}, "link_text"),
        ({"link_text": "Read", "address": "javascript:x"}, "address"),
        ({"ends_at": timezone.now() - 5 * HOUR}, "ends_at"),
    ],
)
def test_what_makes_no_sense_is_refused_at_its_field(home, fields, wrong):
    banner = Banner(locale=Locale.objects.get(language_code="en"), text="News", starts_at=timezone.now(), **fields)

    with pytest.raises(ValidationError) as refused:
        banner.full_clean()

    assert set(refused.value.message_dict) == {wrong}


def test_marketing_sees_it_on_a_page_before_it_is_saved(client, home, marketing):
    client.force_login(marketing)
    address = reverse("wagtailsnippets_home_banner:preview_on_add")
    english = Locale.objects.get(language_code="en").pk
    form = {"locale": english, "kind": "good", "text": "Soon", "link_text": "", "page": "", "address": ""}

    client.post(address, {**form, "starts_at": "2031-01-01 08:00", "ends_at": ""})
    page = BeautifulSoup(client.get(address).content, "html.parser")

    assert page.select_one(".banner--good p").get_text(strip=True) == "Soon"
    assert Banner.objects.count() == 0


def test_marketing_finds_all_of_them_in_a_list(client, home, marketing):
    for number in range(3):
        make_banner(f"Banner {number}")
    client.force_login(marketing)

    page = client.get(reverse("wagtailsnippets_home_banner:list")).content.decode()

    assert [f"Banner {number}" in page for number in range(3)] == [True] * 3
