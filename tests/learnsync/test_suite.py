"""The ground under the tests holds."""

from threading import Thread

import pytest
from django.contrib.auth.models import Group
from django.core.cache import caches
from wagtail.models import Locale, Page
from zeal import NPlusOneError

from home.accounts.models import User
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


def test_query_for_each_row_is_found(learner, classmate):
    people = list(User.objects.all())

    with pytest.raises(NPlusOneError):
        for person in people:
            list(person.groups.all())
