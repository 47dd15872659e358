"""The ground under the tests holds."""

import pytest
from django.contrib.auth.models import Group
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


def test_query_for_each_row_is_found(learner, classmate):
    people = list(User.objects.all())

    with pytest.raises(NPlusOneError):
        for person in people:
            list(person.groups.all())
