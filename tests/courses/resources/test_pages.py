"""Resources as readers see them: the list with its filters, the page, what search engines are told."""

import json

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from courses.models import ResourcePage, Topic
from courses.resources.actions import count_download
from courses.resources.listing import ResourceListing
from home.models import SiteDocument
from tests.factories.content import swahili
from tests.factories.resources import make_resource, make_resource_index


@pytest.fixture(autouse=True)
def menu_kept_for_the_whole_test(monkeypatch):
    monkeypatch.setattr("home.navigation.MENU_SECONDS", 600)


@pytest.fixture
def shelf(db):
    """Four resources of different kinds."""
    topic = Topic.objects.create(name="Shop and money", name_sw="Duka na pesa", slug="shop")
    make_resource("Cash book", kind="template", topic=topic, licence="by", author="Achieng Atieno")
    make_resource("Price list", kind="template", topic=topic, licence="cc0", language="sw")
    make_resource("Market prices", kind="data", licence="cc0", level="some")
    make_resource("Atlas", kind="website", link="https://example.org/atlas", licence="reserved")
    make_resource("Draft", publish=False)
    return make_resource_index()


def titles_in(response):
    page = BeautifulSoup(response.content, "html.parser")
    return [one.get_text(strip=True) for one in page.select(".resources h3")]


def boxes_in(response, name):
    page = BeautifulSoup(response.content, "html.parser")
    found = page.select(f"input[type=checkbox][name={name}]")
    return {box["value"]: int(box.find_parent("label").small.text) for box in found}


def test_the_list_shows_what_is_published_newest_first(client, shelf):
    response = client.get("/resources/")

    assert titles_in(response) == ["Atlas", "Market prices", "Price list", "Cash book"]
    assert boxes_in(response, "kind") == {"template": 2, "data": 1, "website": 1}
    assert boxes_in(response, "topic") == {"shop": 2}
    assert boxes_in(response, "licence") == {"cc0": 2, "by": 1, "reserved": 1}


def test_filters_narrow_the_list_and_count_what_another_would_show(client, shelf):
    response = client.get("/resources/", {"kind": "template", "licence": ["by", "cc0"]})

    assert titles_in(response) == ["Price list", "Cash book"]
    assert boxes_in(response, "kind") == {"template": 2, "data": 1}
    assert boxes_in(response, "licence") == {"cc0": 1, "by": 1}
    assert boxes_in(response, "language") == {"en": 1, "sw": 1}


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ({"q": "cash"}, ["Cash book"]),
        ({"q": "achieng"}, ["Cash book"]),
        ({"q": "duka"}, ["Price list", "Cash book"]),
        ({"q": "price", "kind": "data"}, ["Market prices"]),
        ({"q": '"'}, ["Atlas", "Market prices", "Price list", "Cash book"]),
        ({"q": "nothing-of-the-kind"}, []),
        ({"sort": "title"}, ["Atlas", "Cash book", "Market prices", "Price list"]),
        ({"topic": "shop", "language": "sw"}, ["Price list"]),
        ({"topic": "no-such", "kind": "x", "level": "'", "page": "99", "sort": "worst"}, None),
    ],
)
def test_search_and_filters_together(client, shelf, query, titles):
    everything = ["Atlas", "Market prices", "Price list", "Cash book"]

    assert titles_in(client.get("/resources/", query)) == (everything if titles is None else titles)


def test_the_most_taken_come_first_when_asked_for(client, shelf):
    for title, times in (("Cash book", 2), ("Market prices", 1)):
        for _time in range(times):
            count_download(ResourcePage.objects.get(title=title))

    response = client.get("/resources/", {"sort": "popular"})

    assert titles_in(response) == ["Cash book", "Market prices", "Atlas", "Price list"]
    assert "taken 2 times" in response.content.decode()


def test_nothing_found_leads_on(client, shelf):
    nothing = client.get("/resources/", {"q": "zzz"}).content.decode()
    ResourcePage.objects.all().delete()
    empty = client.get("/resources/").content.decode()

    assert "No resource matches all of this" in nothing
    assert "No resource is published yet" in empty


def test_the_list_costs_the_same_for_few_and_for_many(client, db):
    topic = Topic.objects.create(name="Shop", slug="shop")
    cost = []
    for number in range(12):
        make_resource(f"Resource {number}", topic=topic)
        if number in {1, 11}:
            client.get("/resources/")
            with CaptureQueriesContext(connection) as queries:
                client.get("/resources/")
            cost.append(len(queries))

    assert cost[0] == cost[1] <= 13


def test_each_language_has_its_own_list(client, shelf):
    page = ResourcePage.objects.get(title="Cash book")
    shelf.get_parent().specific.copy_for_translation(swahili())
    shelf.copy_for_translation(swahili()).save_revision().publish()
    copy = page.copy_for_translation(swahili())
    copy.title = "Daftari"
    copy.save_revision().publish()

    listing = ResourceListing(client.get("/resources/").wsgi_request.GET, shelf.get_translation(swahili()))

    assert [one.title for one in listing.page.object_list] == ["Daftari"]


def test_the_page_says_what_it_is(client, shelf):
    page = client.get("/resources/cash-book/").content.decode()

    text = " ".join(BeautifulSoup(page, "html.parser").main.get_text(" ").split())
    for words in ("Cash book", "Template to fill in", "No experience needed", "English", "CC BY 4.0", "Achieng Atieno"):
        assert words in text
    assert 'href="https://creativecommons.org/licenses/by/4.0/"' in page


def test_search_engines_are_told(client, shelf):
    page = BeautifulSoup(client.get("/resources/cash-book/").content, "html.parser")
    sitemap = client.get("/sitemap.xml").content.decode()

    data = json.loads(page.select_one('script[type="application/ld+json"]').string)
    assert (data["@type"], data["name"], data["license"]) == (
        "LearningResource",
        "Cash book",
        "https://creativecommons.org/licenses/by/4.0/",
    )
    assert "/resources/cash-book/</loc>" in sitemap
    assert "/resources/</loc>" in sitemap


@pytest.mark.parametrize("fields", [{"link": "https://example.org/"}, {"link": ""}, {"access": "course"}])
def test_a_page_that_was_never_saved_has_a_preview(client, admin, fields):
    index = make_resource_index()
    page = ResourcePage(title="New", lead="Not saved.", kind="guide", locale=index.locale, **fields)
    page.path, page.depth = f"{index.path}0001", index.depth + 1
    page.set_url_path(index)

    shown = page.make_preview_request(preview_mode="")

    assert "Not saved." in shown.content.decode()


def test_a_file_that_a_version_holds_stays_in_the_library(client, admin):
    page = make_resource("Cash book")
    client.force_login(admin)

    response = client.post(reverse("wagtaildocs:delete", args=[page.file_id]))

    assert response.status_code in {200, 302, 403}
    assert SiteDocument.objects.filter(pk=page.file_id).exists()


def test_site_search_finds_resources(client, shelf):
    found = client.get("/search/", {"q": "cash"}).context["found"]

    assert [(one.title, one.url) for one in found.pages] == [("Cash book", "/resources/cash-book/")]
