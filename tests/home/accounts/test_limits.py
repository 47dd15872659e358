"""How often something may be tried: counted for all processes together, by an address nobody can make up."""

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client, RequestFactory
from django.urls import reverse

from home.limits import is_within_limit

ROOT = Path(__file__).resolve().parents[3]
TOO_MANY = "Too many tries. Wait five minutes."
REAL = "203.0.113.9"

# Tries to sign in with a wrong password, in a process of its own with the settings of a site that runs; prints what it
# was told. With "alone" each process counts by itself, in its own memory.
TRY = """
import json, sys
import django
from django.conf import settings
if sys.argv[1] == "alone":
    settings.CACHES["default"] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
django.setup()
from django.core.management import call_command
from django.test import Client
from django.test.utils import setup_test_environment
setup_test_environment()
call_command("createcachetable", verbosity=0)
answers = [
    Client().post("/accounts/login/", {"login": "somebody@example.org", "password": "wrong"}).context["form"].errors
    for _time in range(3)
]
print(json.dumps([answer["password"][0] for answer in answers]))
"""


def told_in_another_process(how):
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", TRY, how],
        cwd=ROOT,
        env={
            **{name: value for name, value in os.environ.items() if name not in {"REDIS_URL", "DEBUG"}},
            "DJANGO_SETTINGS_MODULE": "learnsync.settings.dev",
            "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}",
            "DATABASE_URL": address_of_the_database(),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def address_of_the_database():
    """Where the tests' own database is. The cache's table is made on the way: the tests themselves do without."""
    given = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{given['NAME']}"
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{given['NAME']}").geturl()


@pytest.mark.parametrize(("how", "stopped"), [("alone", 0), ("together", 1)])
def test_two_processes_count_together(transactional_db, how, stopped):
    """Five wrong passwords are allowed. Each of two processes tries three times; only a shared count notices six."""
    words = [told_in_another_process(how) for _process in range(2)]

    assert sum(words, []).count(TOO_MANY) == stopped
    assert (words[1][-1] == TOO_MANY) is bool(stopped)


# From which address a request comes


def tries(count, forwarded=None, remote=REAL):
    """Sign in wrongly from one address with a new e-mail each time, so that only the address can be counted."""
    words = []
    for number in range(count):
        headers = {"X-Forwarded-For": forwarded(number)} if forwarded else {}
        answer = Client(REMOTE_ADDR=remote, headers=headers).post(
            reverse("account_login"), {"login": f"nobody-{number}@example.org", "password": "wrong"}
        )
        words.append(answer.context["form"].errors["password"][0])
    return words


def made_up(number):
    """A new address in front each time; what follows is what our own web server adds."""
    return f"198.51.100.{number}, {REAL}"


def made_up_for_two(number):
    return f"198.51.100.{number}, {REAL}, 10.0.0.2"


def test_from_many_addresses_one_may_try_more_often(db, settings):
    """Otherwise the tests below would show nothing: the limit is met by one address and not by eleven."""
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1

    words = tries(11, lambda number: f"198.51.100.{number}")

    assert TOO_MANY not in words


@pytest.mark.parametrize(
    ("proxies", "header", "remote"),
    [(0, made_up, REAL), (1, made_up, "10.0.0.1"), (2, made_up_for_two, "10.0.0.1")],
)
def test_a_made_up_address_does_not_help(db, settings, proxies, header, remote):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies + 1 if proxies else 2
    believed = tries(11, header, remote)
    cache.clear()
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies

    words = tries(11, header, remote)

    assert TOO_MANY not in believed, "who believes one server more than there is lets everybody through"
    assert words == [*[words[0]] * 10, TOO_MANY]


def visitor(remote=REAL, **headers):
    request = RequestFactory(headers=headers).post("/", REMOTE_ADDR=remote)
    request.user = type("Nobody", (), {"is_authenticated": False})()
    return request


@pytest.mark.parametrize("proxies", [0, 1])
def test_our_own_limits_are_not_evaded_either(settings, proxies):
    def allowed():
        cache.clear()
        requests = [visitor("10.0.0.1" if proxies else REAL, **{"X-Forwarded-For": made_up(n)}) for n in range(4)]
        return [is_within_limit(request, "search", most=3, seconds=3600) for request in requests]

    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 2
    believed = allowed()
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies

    assert believed == [True] * 4
    assert allowed() == [True, True, True, False]


def test_one_line_has_many_ipv6_addresses_and_counts_once():
    """A provider hands each household a whole network of them."""
    answers = [
        is_within_limit(visitor(f"2001:db8:1:{network}::{number}"), "search", most=3, seconds=3600)
        for network, number in [(1, 1), (1, 2), (1, 3), (1, 4), (2, 1)]
    ]

    assert answers == [True, True, True, False, True]
