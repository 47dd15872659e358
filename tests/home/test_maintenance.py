"""Closed for a while: one page, no database."""

import pytest

ADDRESSES = ["/", "/courses/", "/admin/", "/accounts/login/", "/sw/", "/nothing/"]


@pytest.fixture(params=["setting", "file"])
def closed(request, settings):
    if request.param == "setting":
        settings.MAINTENANCE = True
        yield
    else:
        settings.MAINTENANCE_FILE.touch()
        yield
        settings.MAINTENANCE_FILE.unlink()


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_address_says_so_without_the_database(client, closed, address):
    response = client.get(address)  # Without `db` a query would raise.

    page = response.content.decode()
    assert (response.status_code, response["Retry-After"], response["Cache-Control"]) == (503, "600", "no-store")
    assert "<h1>Back in a few minutes</h1>" in page
    assert 'lang="sw"' in page
    assert "style-src" in response["Content-Security-Policy"] or "default-src" in response["Content-Security-Policy"]


def test_load_balancers_are_still_answered(client, db, closed):
    assert client.get("/healthz").content == b"ok\n"


def test_without_the_setting_and_the_file_the_site_is_open(client, db, settings):
    assert client.get("/").status_code == 200

    settings.MAINTENANCE_FILE.touch()
    closed = client.get("/").status_code
    settings.MAINTENANCE_FILE.unlink()

    assert (closed, client.get("/").status_code) == (503, 200)
