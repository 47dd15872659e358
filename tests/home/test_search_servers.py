"""A search server in place of the database. A small fake of one answers on loopback, and says what it was asked."""

import json
import re
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from bs4 import BeautifulSoup

from courses.models import CoursePage, LessonPage
from home.help.finding import find_help
from home.models import HelpIndexPage, HelpPage
from home.search import numbers_with_words
from tests.factories.content import make_course, make_page, make_site
from tests.factories.resources import make_resource


class FakeServer(HTTPServer):
    """Finds whatever is in `pages`, of the kind that is asked for."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), FakeAnswer)
        self.pages, self.asked = [], []

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_port}"

    def hits(self, query):
        kind, conditions = query["query"]["bool"]["filter"]
        kind = kind["match"]["_django_content_type"]
        numbers = re.search(r'"content_type_id_filter": (\[[\d, ]*\])', json.dumps(conditions))
        found = [
            page
            for page in self.pages
            if kind in (page._meta.label, "wagtailcore.Page")
            and (numbers is None or page.content_type_id in json.loads(numbers[1]))
        ]
        return [{"fields": {"pk": [str(page.pk)]}, "_score": 1.0} for page in found]


class FakeAnswer(BaseHTTPRequestHandler):
    def do_POST(self):
        query = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append(query)
        body = json.dumps({"hits": {"hits": self.server.hits(query)}}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words):
        pass


@pytest.fixture
def server(settings, index):
    """The site asks this server as if it were an OpenSearch."""
    fake = FakeServer()
    thread = threading.Thread(target=fake.serve_forever)
    thread.start()
    settings.SEARCH_BACKEND = "opensearch2"
    settings.WAGTAILSEARCH_BACKENDS = {
        # Nothing is written to it: pages are made before the fake knows them.
        "default": {
            "BACKEND": "wagtail.search.backends.opensearch2",
            "URLS": [fake.address],
            "AUTO_UPDATE": False,
        }
    }
    yield fake
    fake.shutdown()
    thread.join()
    fake.server_close()


def titles(response, section):
    links = BeautifulSoup(response.content, "html.parser").select(f"section[aria-labelledby={section}] h3 a")
    return [link.text.strip() for link in links]


def test_the_sites_search_asks_the_server_and_shows_what_it_found(client, server, publishing):
    with publishing():
        make_course("Bread for beginners", lessons=1, access="open")
    server.pages = [*CoursePage.objects.all(), *LessonPage.objects.all()]

    found = client.get("/search/", {"q": "bre beg"})

    assert titles(found, "h-courses") == ["Bread for beginners"]
    assert titles(found, "h-lessons") == ["Bread for beginners: lesson 1"]


def test_all_words_must_be_there_and_their_beginnings_do(server):
    numbers_with_words(CoursePage.objects.live(), ["bre", "beg"], most=5)

    asked = server.asked[-1]["query"]["bool"]["must"]
    assert asked == {"match": {"_edgengrams": {"query": "bre beg", "operator": "and"}}}


def test_a_paid_lesson_is_no_answer_for_a_stranger(client, server, publishing):
    with publishing():
        make_course("Bread for beginners", lessons=1, access="paid", price_minor=80000, currency="KES")
    server.pages = [*CoursePage.objects.all(), *LessonPage.objects.all()]

    found = client.get("/search/", {"q": "words"})

    assert titles(found, "h-courses") == ["Bread for beginners"]
    assert titles(found, "h-lessons") == []
    asked = [json.dumps(query) for query in server.asked if "courses.LessonPage" in json.dumps(query)]
    assert len(asked) == 1
    assert '{"terms": {"path_filter": []}}' in asked[0]


def test_the_help_centre_and_the_resources_ask_it_too(client, server):
    centre = make_page(make_site(), HelpIndexPage, "Help")
    page = make_page(centre, HelpPage, "Signing in")
    resource = make_resource("A cash book")
    server.pages = [page, resource]

    assert find_help(centre, ["sig"]) == [page]
    assert "A cash book" in client.get(resource.get_parent().url, {"q": "cash"}).content.decode()
    assert "Nothing matches" not in client.get(resource.get_parent().url, {"q": "cash"}).content.decode()
