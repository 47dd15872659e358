"""Editors' work, as editors do it; how many queries a rebuild needs is counted by its own tests."""

import pytest


@pytest.fixture(autouse=True)
def no_query_for_each_row(settings):
    """Wagtail's own admin walks page by page, which is not what these tests are about."""
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if not name.startswith("zeal.")]
