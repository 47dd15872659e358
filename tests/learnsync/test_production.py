"""Production refuses to start with what would put people at risk, and names the variable."""

import os
import runpy
import secrets
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from learnsync.settings import base

ROOT = Path(__file__).resolve().parents[2]
SOUND = {
    "SECRET_KEY": secrets.token_urlsafe(50),
    "ALLOWED_HOSTS": "learn.example.org",
    "BASE_URL": "https://learn.example.org",
    "EMAIL_URL": "smtp+tls://learn:secret@mail.example.org",
    "DEFAULT_FROM_EMAIL": "Learn <learn@example.org>",
    "DEBUG": "",
}


@pytest.fixture
def start(monkeypatch):
    """`start(DEBUG="1")`: the settings as production would have them, with some values changed."""

    def with_values(**changed):
        for name, value in {**SOUND, **changed}.items():
            monkeypatch.setenv(name, value)
        return runpy.run_module("learnsync.settings.production")

    return with_values


def test_sound_values_start(start):
    settings = start()

    assert {
        name: settings[name] for name in ("DEBUG", "ALLOWED_HOSTS", "EMAIL_HOST", "EMAIL_PORT", "EMAIL_USE_TLS")
    } == {
        "DEBUG": False,
        "ALLOWED_HOSTS": ["learn.example.org"],
        "EMAIL_HOST": "mail.example.org",
        "EMAIL_PORT": 587,
        "EMAIL_USE_TLS": True,
    }


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEBUG", "true"),
        ("DEBUG", "perhaps"),
        ("SECRET_KEY", ""),
        ("SECRET_KEY", "insecure-development-key"),
        ("SECRET_KEY", "change-me-" + "0123456789abcdefghij" * 3),
        ("SECRET_KEY", "tooshort"),
        ("SECRET_KEY", "ab" * 40),
        ("ALLOWED_HOSTS", ""),
        ("ALLOWED_HOSTS", " , "),
        ("ALLOWED_HOSTS", "*"),
        ("ALLOWED_HOSTS", "learn.example.org,*"),
        ("BASE_URL", ""),
        ("BASE_URL", "http://learn.example.org"),
        ("EMAIL_URL", ""),
        ("EMAIL_URL", "mail.example.org"),
        ("DEFAULT_FROM_EMAIL", ""),
        ("OLD_SECRET_KEYS", "insecure-development-key"),
        ("HSTS_SECONDS", "a year"),
        ("TRUSTED_PROXY_COUNT", "one"),
        ("SECOND_FACTOR_FOR_STAFF", "sometimes"),
    ],
)
def test_unsound_value_refuses_to_start(start, name, value):
    with pytest.raises(ImproperlyConfigured, match=f"^The environment variable {name} is not right"):
        start(**{name: value})


def test_proxy_is_believed_only_where_one_is_expected(start):
    behind_a_proxy = start()
    without = start(TRUSTED_PROXY_COUNT="0")

    assert behind_a_proxy["SECURE_PROXY_SSL_HEADER"] == ("HTTP_X_FORWARDED_PROTO", "https")
    assert "SECURE_PROXY_SSL_HEADER" not in without


def test_staff_need_a_second_factor_unless_the_owner_says_otherwise(start):
    found = [
        runpy.run_module("learnsync.settings.dev")["SECOND_FACTOR_FOR_STAFF"],
        start()["SECOND_FACTOR_FOR_STAFF"],
        start(SECOND_FACTOR_FOR_STAFF="no")["SECOND_FACTOR_FOR_STAFF"],
    ]

    assert found == [False, True, False]


def test_limits_are_counted_where_every_worker_sees_them(start, monkeypatch):
    def backend(redis):
        monkeypatch.setenv("REDIS_URL", redis)
        return runpy.run_module("learnsync.settings.base")["CACHES"]["default"]["BACKEND"]

    in_database, in_redis = backend(""), backend("redis://127.0.0.1:6379/0")

    assert start()["CACHES"] is base.CACHES
    assert in_database == "django.core.cache.backends.db.DatabaseCache"
    assert in_redis == "django.core.cache.backends.redis.RedisCache"


def test_django_finds_nothing_to_warn_of():
    checked = manage("check", "--deploy", "--fail-level", "WARNING")

    assert (checked.returncode, checked.stderr) == (0, checked.stderr)


def test_demo_is_refused():
    refused = manage("setup_demo")

    assert refused.returncode == 1
    assert refused.stderr.splitlines()[-1] == (
        "CommandError: The demo's people have a password that everybody knows, so it is not for production. "
        "To begin a real site: manage.py setup_site"
    )


def test_refusal_stops_every_command():
    stopped = manage("migrate", ALLOWED_HOSTS="*")

    assert stopped.returncode == 1
    assert stopped.stderr.splitlines()[-1].endswith(
        "The environment variable ALLOWED_HOSTS is not right. "
        "“*” would let anybody choose the site's address. Example: learn.example.org"
    )


def manage(*command, **changed):
    """Runs manage.py as a production machine would: without the permission that browser tests give themselves."""
    inherited = {name: value for name, value in os.environ.items() if name != "DJANGO_ALLOW_ASYNC_UNSAFE"}
    environment = {**inherited, **SOUND, **changed, "DJANGO_SETTINGS_MODULE": "learnsync.settings.production"}
    return subprocess.run(  # noqa: S603
        [sys.executable, "manage.py", *command], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
