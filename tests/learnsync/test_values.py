"""Values from the environment are typed, and a wrong one is named."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from learnsync.settings.values import SEARCH_ENGINES, Environment


def reading(**variables):
    return Environment(variables)


def test_values_are_typed():
    env = reading(WORKERS="4", BANNER="No", HOSTS="a.example.org, b.example.org,", NAME=" Learnsync ")

    values = [env.int("WORKERS"), env.bool("BANNER"), env.list("HOSTS"), env.str("NAME")]

    assert values == [4, False, ["a.example.org", "b.example.org"], "Learnsync"]


def test_empty_variable_counts_as_not_set():
    env = reading(WORKERS="")

    assert env.int("WORKERS", default=1) == 1


def test_mail_server_knows_its_usual_port_and_way_of_encryption():
    env = reading(EMAIL_URL="smtps://learn:p%40ss@mail.example.org")

    assert env.mail_server("EMAIL_URL") == {
        "EMAIL_HOST": "mail.example.org",
        "EMAIL_PORT": 465,
        "EMAIL_HOST_USER": "learn",
        "EMAIL_HOST_PASSWORD": "p@ss",
        "EMAIL_USE_TLS": False,
        "EMAIL_USE_SSL": True,
    }


def test_database_address_is_taken_apart():
    env = reading(DATABASE_URL="postgres://me:s%23cret@db.example.org:5433/learn")

    database = env.database("DATABASE_URL")

    assert (database["USER"], database["PASSWORD"], database["HOST"], database["PORT"], database["NAME"]) == (
        "me",
        "s#cret",
        "db.example.org",
        5433,
        "learn",
    )


@pytest.mark.parametrize(
    ("kind", "value", "reason"),
    [
        ("str", "", "It is not set."),
        ("bool", "flase", "“flase” is neither yes nor no. Write true or false."),
        ("int", "12x", "“12x” is not a whole number."),
        ("int", "-1", "-1 is too small; the least is 0."),
        (
            "database",
            "mysql://me@db/learn",
            "Give an address such as postgres://name:password@127.0.0.1:5432/learnsync.",
        ),
        ("mail_server", "mail.example.org", "Give an address such as smtp+tls://name:password@mail.example.org:587."),
        (
            "web_address",
            "learn.example.org",
            "“learn.example.org” is not an address such as https://learn.example.org.",
        ),
    ],
)
def test_wrong_value_is_refused_by_name(kind, value, reason):
    env = reading(SETTING=value)

    with pytest.raises(ImproperlyConfigured) as refused:
        getattr(env, kind)("SETTING")

    assert str(refused.value) == f"The environment variable SETTING is not right. {reason}"


def test_refusal_of_a_database_does_not_repeat_its_password():
    env = reading(DATABASE_URL="mysql://me:s3cret@db/learn")

    with pytest.raises(ImproperlyConfigured) as refused:
        env.database("DATABASE_URL")

    assert "s3cret" not in str(refused.value)


def test_a_search_server_is_read_from_the_environment():
    env = reading(SEARCH_URLS="https://me:secret@search.example.org:9200", SEARCH_INDEX="learn")

    assert env.search_engine("opensearch3") == {
        "BACKEND": "wagtail.search.backends.opensearch3",
        "URLS": ["https://me:secret@search.example.org:9200"],
        "INDEX": "learn",
        "TIMEOUT": 5,
    }
    assert env.search_engine("database") == {"BACKEND": "wagtail.search.backends.database"}


def test_a_search_server_without_an_address_is_refused():
    with pytest.raises(ImproperlyConfigured, match="SEARCH_URLS"):
        reading().search_engine("opensearch3")


def test_an_unknown_search_engine_is_refused_with_those_there_are():
    with pytest.raises(ImproperlyConfigured, match="“solr” is none of: database, elasticsearch7"):
        reading(SEARCH_BACKEND="solr").one_of("SEARCH_BACKEND", SEARCH_ENGINES)


@pytest.mark.parametrize("written", ["me:secret@search.example.org", " , "])
def test_a_wrong_address_of_a_search_server_is_not_repeated(written):
    with pytest.raises(ImproperlyConfigured) as refused:
        reading(SEARCH_URLS=written).addresses("SEARCH_URLS")

    assert "SEARCH_URLS" in str(refused.value)
    assert "secret" not in str(refused.value)
