"""Articles: listed, read, followed."""

import json
import re
from datetime import date

import pytest
from bs4 import BeautifulSoup

from courses.models import Instructor
from home.models import ArticleIndexPage, ArticlePage, PageTopic
from home.picture_making import make_sizes
from home.pictures import CARD, SOCIAL
from tests.factories.blocks import make_image
from tests.factories.content import make_page, make_site, swahili


@pytest.fixture
def listing(db):
    return make_page(make_site(), ArticleIndexPage, "Articles", lead="What we learn.")


@pytest.fixture
def card(db):
    return Instructor.objects.create(name="Achieng Odhiambo", slug="achieng", role="Teacher")


def topic(name):
    slug = name.lower().replace(" ", "-")
    return PageTopic.objects.get_or_create(slug=slug, defaults={"name": name})[0]


def make_article(listing, title, *, day=1, topics=(), authors=(), **fields):
    return make_page(
        listing,
        ArticlePage,
        title,
        date=date(2026, 3, day),
        topics=[topic(name) for name in topics],
        authors=list(authors),
        **fields,
    )


def soup_of(client, path="/articles/"):
    return BeautifulSoup(client.get(path).content, "html.parser")


def titles(part):
    return [one.get_text() for one in part.select(".card h3")]


def test_the_newest_stands_first_and_drafts_nowhere(client, listing):
    make_article(listing, "Older", day=1)
    make_article(listing, "Newer", day=9)
    make_article(listing, "Draft", day=20, publish=False)

    assert titles(soup_of(client)) == ["Newer", "Older"]


def test_the_list_is_narrowed_by_a_topic(client, listing):
    make_article(listing, "One", topics=["How we work"])
    make_article(listing, "Two", topics=["Learning well", "How we work"])
    make_article(listing, "Three", topics=["Learning well"])
    topic("Without articles")

    page = soup_of(client, "/articles/?topic=how-we-work")

    assert titles(page) == ["Two", "One"]
    assert [chip.get_text() for chip in page.select(".chip")] == ["All", "How we work", "Learning well"]
    assert page.select_one('.chip[aria-current="true"]').get_text() == "How we work"


@pytest.mark.parametrize("query", ["?topic=unknown", "?page=nonsense", "?page=99"])
def test_an_unknown_topic_or_page_is_ignored(client, listing, query):
    make_article(listing, "One", topics=["How we work"])

    assert titles(soup_of(client, f"/articles/{query}")) == ["One"]


def test_an_empty_list_says_so(client, listing):
    assert "No article is published yet" in soup_of(client).main.get_text()


@pytest.mark.parametrize("count", [3, 12])
def test_the_list_costs_the_same_for_few_and_many(client, listing, card, count, django_assert_num_queries):
    for number in range(count):
        picture = make_image(f"Picture {number}")
        make_sizes(picture, CARD)
        make_article(listing, f"Article {number}", authors=[("person", card)], topics=["How we work"], picture=picture)
    client.get("/articles/")

    with django_assert_num_queries(16):
        client.get("/articles/")


def test_an_article_names_its_authors_whether_they_have_a_card_or_not(client, listing, card):
    make_article(listing, "One", authors=[("person", card), ("name", "Cherono Ruto")])

    people = soup_of(client, "/articles/one/").select("header .person p")

    assert [person.get_text(" ", strip=True) for person in people] == ["Achieng Odhiambo Teacher", "Cherono Ruto"]
    assert "Achieng Odhiambo, Cherono Ruto" in soup_of(client).select_one(".card__facts").get_text()


def test_a_card_that_is_gone_leaves_the_article_standing(client, listing, card):
    make_article(listing, "One", authors=[("person", card), ("name", "Cherono Ruto")])

    card.delete()

    assert [one.get_text(strip=True) for one in soup_of(client, "/articles/one/").select("header .person p")] == [
        "Cherono Ruto"
    ]
    assert "Cherono Ruto" in soup_of(client).select_one(".card__facts").get_text()


def test_search_engines_and_chat_apps_are_told_what_it_is(client, listing, card):
    make_article(
        listing, "One", lead="In a line.", authors=[("person", card)], picture=(image := make_image("A class"))
    )
    make_sizes(image, SOCIAL)

    page = soup_of(client, "/articles/one/")
    data = json.loads(page.select_one('script[type="application/ld+json"]').string)

    assert page.select_one('meta[property="og:type"]')["content"] == "article"
    picture = page.select_one('meta[property="og:image"]')["content"]
    assert picture.startswith("http://testserver/media/images/")
    assert {name: data[name] for name in ("@type", "headline", "datePublished", "inLanguage", "author", "image")} == {
        "@type": "Article",
        "headline": "One",
        "datePublished": "2026-03-01",
        "inLanguage": "en",
        "author": [{"@type": "Person", "name": "Achieng Odhiambo"}],
        "image": picture,
    }
    assert data["mainEntityOfPage"] == "http://testserver/articles/one/"


def next_to_read(client):
    return titles(
        soup_of(client, "/articles/one/").select_one('[aria-labelledby="h-related"]')
        or BeautifulSoup("", "html.parser")
    )


def test_read_next_is_of_the_same_topic_unless_an_editor_chose(client, listing):
    one = make_article(listing, "One", topics=["How we work"])
    make_article(listing, "Same topic", topics=["How we work"])
    other = make_article(listing, "Other topic", topics=["Learning well"])
    before = next_to_read(client)

    one.related = json.dumps([{"type": "page", "value": other.pk}])
    one.save_revision().publish()
    chosen = next_to_read(client)
    other.unpublish()

    assert (before, chosen, next_to_read(client)) == (["Same topic"], ["Other topic"], [])


def test_the_site_search_and_the_sitemap_know_it(client, listing):
    make_article(listing, "One", body="<p>A heron stands.</p>")

    found = soup_of(client, "/search/?q=heron").main

    assert [link["href"] for link in found.select("h3 a")] == ["/articles/one/"]
    assert "<loc>http://testserver/articles/one/</loc>" in client.get("/sitemap.xml").content.decode()


# Feeds


def feed(client, path="/feeds/articles/"):
    response = client.get(path)
    assert response["Content-Type"].startswith("application/atom+xml")
    return response.content.decode()


def entries(text):
    return re.findall(r"<entry>.*?<title>([^<]+)</title>", text, flags=re.DOTALL)


def test_the_feed_brings_the_newest_with_lead_authors_and_topics(client, listing, card):
    make_article(listing, "Older", day=1)
    make_article(listing, "Newer", day=9, lead="In a line.", authors=[("person", card)], topics=["How we work"])

    text = feed(client)

    assert entries(text) == ["Newer", "Older"]
    assert "<title>Articles · Learnsync</title>" in text
    assert '<link href="http://testserver/articles/newer/" rel="alternate"/>' in text
    assert "<name>Achieng Odhiambo</name>" in text
    assert '<category term="How we work"/>' in text
    assert '<link href="http://testserver/feeds/articles/" rel="self"/>' in text


def test_each_topic_has_a_feed(client, listing):
    make_article(listing, "One", topics=["How we work"])
    make_article(listing, "Two", topics=["Learning well"])

    assert entries(feed(client, "/feeds/articles/how-we-work/")) == ["One"]
    assert client.get("/feeds/articles/nothing/").status_code == 404


def test_each_language_has_a_feed(client, listing):
    make_article(listing, "One")
    assert client.get("/sw/feeds/articles/").status_code == 404, "no list in Kiswahili yet"
    make_site().copy_for_translation(swahili()).save_revision().publish()
    makala = listing.copy_for_translation(swahili())
    makala.title = "Makala"
    makala.save_revision().publish()
    make_article(makala, "Moja")

    assert (entries(feed(client)), entries(feed(client, "/sw/feeds/articles/"))) == (["One"], ["Moja"])


def test_the_pages_name_their_feed(client, listing):
    make_article(listing, "One")

    links = [
        soup_of(client, path).select_one('link[type="application/atom+xml"]')["href"]
        for path in ("/articles/", "/articles/one/")
    ]

    assert links == ["/feeds/articles/", "/feeds/articles/"]
