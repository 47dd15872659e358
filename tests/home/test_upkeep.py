"""What a database wants done now and then."""

import pytest
from django.conf import settings
from django.db import connection

from home.upkeep import refresh_statistics


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL counts by itself")
def test_the_planner_knows_how_many_rows_there_are(db):
    refresh_statistics.call()

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'wagtailcore_page'")
        assert cursor.fetchone()[0] > 0


def test_it_is_done_every_day():
    assert settings.SWEEPS["home.upkeep.refresh_statistics"] == 24 * 60
