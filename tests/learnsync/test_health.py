"""Whether the process answers."""

from unittest import mock

from django.db import DatabaseError


def test_all_is_well(client, db):
    response = client.get("/healthz")

    assert (response.status_code, response.content) == (200, b"ok\n")
    assert "no-store" in response["Cache-Control"]


def test_a_database_that_is_away_is_said(client, db):
    with mock.patch("learnsync.health.connection.cursor", side_effect=DatabaseError("gone")):
        response = client.get("/healthz")

    assert (response.status_code, response.content) == (503, b"The database does not answer.\n")
