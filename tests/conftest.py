"""The fixed cast and the ground everybody stands on."""

import os
from contextlib import contextmanager
from unittest import mock

import pytest
from django.core.cache import caches
from django.db import transaction
from django.test import TransactionTestCase
from django.utils import translation
from hypothesis import settings as hypothesis_settings
from zeal import zeal_context, zeal_ignore

from tests.factories.content import make_index
from tests.factories.people import make_person
from tests.ground import as_if_committed, as_installed, copy_of_the_database, lay_ground

# What is too long for every day: `HYPOTHESIS_PROFILE=proof`, or `--hypothesis-profile=proof`.
hypothesis_settings.register_profile("proof", max_examples=500, stateful_step_count=40, deadline=None, print_blob=True)
if "HYPOTHESIS_PROFILE" in os.environ:
    hypothesis_settings.load_profile(os.environ["HYPOTHESIS_PROFILE"])


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Every test finds a site with a home page, a catalogue and roles; tests that commit leave it as they found it."""
    with django_db_blocker.unblock():
        lay_ground()
        copy = copy_of_the_database()
    with mock.patch.object(TransactionTestCase, "_fixture_teardown", lambda test: copy.lay_again()):
        yield copy


@pytest.fixture(scope="module")
def committed(django_db_setup, django_db_blocker):
    """`committed(make_something)`: as `standing`, for what needs transactions that really end while it is made."""

    def make(something):
        with django_db_blocker.unblock():
            return something()

    yield make
    with django_db_blocker.unblock():
        django_db_setup.lay_again()


@pytest.fixture
def new_site(db):
    """The database as `migrate` leaves it: Wagtail's page of welcome, and none of ours."""
    as_installed()


@pytest.fixture(scope="module")
def standing(django_db_setup, django_db_blocker):
    """`with standing(make_something) as something: yield something` in a module's own fixture: made once for all tests.

    What was made stands in a transaction around the tests' own, so none sees what another did to it. Objects in memory
    are not rolled back: let each test fetch its rows anew. Not for modules whose tests commit.
    """

    @contextmanager
    def stand(make):
        with django_db_blocker.unblock():
            around = transaction.atomic()
            around.__enter__()
            with as_if_committed(), zeal_ignore():
                made = make()
        yield made
        with django_db_blocker.unblock():
            transaction.set_rollback(True)
            around.__exit__(None, None, None)

    return stand


@pytest.fixture(autouse=True)
def no_query_for_each_row():
    """A test fails when a relation is fetched row by row (N+1); each request is judged by itself, `get()` included.

    Outside a request `get()` is free: a test may well do the same thing for three people.
    """
    with zeal_context(), zeal_ignore([{"model": "*", "field": "get()"}]):
        yield


@pytest.fixture(autouse=True)
def empty_caches():
    """What one test cached (sign-in limits, addresses of pages it rolled back) is not the next one's concern.

    All of them, also those this thread has not used yet: the threads of a server share what they hold.
    """
    for cache in caches.all():
        cache.clear()


@pytest.fixture(autouse=True)
def in_english():
    """A page read in Kiswahili leaves its language behind in the thread, and addresses would be made in it."""
    translation.activate("en")


@pytest.fixture
def publishing(db, django_capture_on_commit_callbacks):
    """Run what waits for the commit: `with publishing(): make_course(…)`."""

    def capture():
        return django_capture_on_commit_callbacks(execute=True)

    return capture


@pytest.fixture
def index(db):
    return make_index()


@pytest.fixture
def learner(db):
    return make_person("learner")


@pytest.fixture
def classmate(db):
    return make_person("classmate")


@pytest.fixture
def stranger(db):
    return make_person("stranger")


@pytest.fixture
def admin(db):
    return make_person("admin", is_staff=True, is_superuser=True)


def _role(name):
    @pytest.fixture(name=name)
    def person(db):
        return make_person(name, group=name.title())

    return person


editor = _role("editor")
publisher = _role("publisher")
marketing = _role("marketing")
instructor = _role("instructor")
moderator = _role("moderator")
finance = _role("finance")
support = _role("support")
mentor = _role("mentor")
