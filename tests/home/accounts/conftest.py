"""What every test about people needs."""

import re

import pytest
from django.core.cache import cache
from django.utils import translation

CODE = re.compile(r"^[A-Z0-9]{4}-[A-Z0-9]{4}$", re.MULTILINE)


@pytest.fixture(autouse=True)
def _no_limits_left_over():
    """allauth counts tries in the cache, which outlives a test."""
    cache.clear()


@pytest.fixture
def newest_code(mailoutbox):
    """The code in the newest mail, as a person would read it: `newest_code()`."""

    def read():
        return CODE.search(mailoutbox[-1].body).group()

    return read


@pytest.fixture(autouse=True)
def _in_english():
    """The language of a test's last request would stay active for the next test."""
    with translation.override("en"):
        yield
