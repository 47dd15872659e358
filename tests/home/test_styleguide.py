"""The style guide is for whoever builds on the house."""

from tests.factories.content import make_site


def test_it_shows_the_parts(client, db, settings):
    make_site()
    settings.DEBUG = True

    page = client.get("/styleguide/").content.decode()

    assert "<h1>Style guide</h1>" in page
    assert '<li class="small"><svg class="icon"' in page
    assert "One thing to mend" in page
    assert '<article class="profile' in page


def test_visitors_never_see_it(client, db):
    assert client.get("/styleguide/").status_code == 404
