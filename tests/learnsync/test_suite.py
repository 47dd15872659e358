"""The ground under the tests holds."""

import socket
from threading import Event, Thread, Timer

import pytest
from django.contrib.auth.models import Group
from django.core.cache import caches
from django.test.testcases import QuietWSGIRequestHandler
from wagtail.models import Locale, Page
from zeal import NPlusOneError

from home.accounts.models import User
from tests.e2e.server import RestingServer
from tests.factories.people import make_person


@pytest.mark.parametrize("round", [1, 2])
@pytest.mark.django_db(transaction=True)
def test_rows_of_migrations_are_there_in_every_round(round):
    found = {
        "root pages": Page.objects.filter(depth=1).count(),
        "locales": list(Locale.objects.values_list("language_code", flat=True)),
        "roles": Group.objects.filter(name="Instructor").count(),
        "people": User.objects.count(),
    }

    make_person("learner")

    assert found == {"root pages": 1, "locales": ["en"], "roles": 1, "people": 0}


@pytest.mark.parametrize("round", [1, 2])
def test_what_a_server_cached_is_forgotten(round):
    """In its own threads, while the test's thread has never touched that cache."""
    found = []

    def serve():
        found.append(caches["renditions"].get("seen"))
        caches["renditions"].set("seen", "in the round before")

    thread = Thread(target=serve)
    thread.start()
    thread.join()

    assert found == [None]


def test_a_server_rests_only_when_its_work_is_done():
    """Though the browser that asked for it is gone."""
    asked, goes_on, written = Event(), Event(), []

    def application(environ, start_response):
        asked.set()
        goes_on.wait()
        written.append("a row")
        start_response("200 OK", [])
        return [b""]

    server = RestingServer(("127.0.0.1", 0), QuietWSGIRequestHandler)
    server.set_app(application)
    Thread(target=server.serve_forever, daemon=True).start()
    with socket.create_connection(server.server_address) as browser:
        browser.sendall(b"GET / HTTP/1.1\r\nHost: learnsync.test\r\n\r\n")
        asked.wait()
    Timer(0.1, goes_on.set).start()

    server.wait_for_rest()

    assert written == ["a row"]
    server.shutdown()
    server.server_close()


def test_query_for_each_row_is_found(learner, classmate):
    people = list(User.objects.all())

    with pytest.raises(NPlusOneError):
        for person in people:
            list(person.groups.all())
