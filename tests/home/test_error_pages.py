"""Pages for when something is not there, not allowed, or broken."""

import pytest
from allauth.core.ratelimit import respond_429
from bs4 import BeautifulSoup
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.template.loader import render_to_string
from django.test import Client
from django.views.defaults import permission_denied

from tests.factories.content import make_index, make_site


@pytest.fixture
def home(db):
    make_index()
    return make_site()


def test_an_unknown_address_helps_on(client, home):
    response = client.get("/no-such-course/")

    page = response.content.decode()
    assert response.status_code == 404
    assert "<h1>Nothing is here</h1>" in page
    assert 'action="/search/"' in page
    assert 'href="/catalogue/"' in page


@pytest.mark.parametrize("address", ["/no-such-course/", "/no.such.address", "/sw/kozi/haipo/"])
def test_on_ones_own_machine_it_is_the_same_page(home, settings, address):
    settings.DEBUG = True
    assert "Using the URLconf" in Client().get(address).content.decode()

    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "learnsync.not_found.OwnNotFoundMiddleware"]
    response = Client().get(address)

    assert response.status_code == 404
    assert 'role="search"' in response.content.decode()
    assert "Using the URLconf" not in response.content.decode()


def test_it_speaks_the_language_of_the_address(client, home):
    response = client.get("/sw/hakuna/")

    assert response.status_code == 404
    assert '<html lang="sw"' in response.content.decode()


def test_an_unpublished_page_is_not_there(client, home):
    home.unpublish()

    assert client.get("/").status_code == 404


def test_a_form_without_a_token_is_answered_with_a_way_on(home, learner):
    client = Client(enforce_csrf_checks=True)
    client.force_login(learner)

    response = client.post("/accounts/logout/")

    assert response.status_code == 403
    assert "The form was not sent" in response.content.decode()


@pytest.mark.parametrize(
    ("came_from", "signed_in", "way_on"),
    [
        ("http://testserver/courses/?page=2", True, ("Load the page again", "http://testserver/courses/?page=2")),
        ("https://evil.example/", True, ("My learning", "/dashboard/")),
        ("", True, ("My learning", "/dashboard/")),
        ("", False, ("Front page", "/")),
    ],
)
def test_from_a_form_without_a_token_one_goes_back_to_where_it_stood(home, learner, came_from, signed_in, way_on):
    client = Client(enforce_csrf_checks=True)
    if signed_in:
        client.force_login(learner)

    response = client.post("/accounts/logout/", headers={"Referer": came_from})

    button = BeautifulSoup(response.content, "html.parser").main.select_one("a.button")
    assert (button.get_text(), button["href"]) == way_on


def test_an_address_that_only_takes_forms_says_so(client, home):
    response = client.get("/theme/")

    assert (response.status_code, response["Allow"]) == (405, "POST")
    assert "<h1>This address only takes forms</h1>" in response.content.decode()


def test_the_page_for_a_crash_needs_nothing_but_itself():
    page = render_to_string("500.html")

    assert "Something broke on our side" in page
    assert 'lang="sw"' in page


def test_what_is_forbidden_says_what_to_do(rf, home):
    request = rf.get("/")
    request.user = AnonymousUser()

    response = permission_denied(request, PermissionDenied())

    assert response.status_code == 403
    assert "This is not open to you" in response.content.decode()


def test_limits_of_the_frameworks_are_answered_with_our_page(rf, home):
    request = rf.post("/accounts/login/code/")
    request.user = AnonymousUser()

    response = respond_429(request)

    assert (response.status_code, response["Retry-After"]) == (429, "3600")
    assert "<h1>Too much at once</h1>" in response.content.decode()
