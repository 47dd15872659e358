"""The page about the roles says what the table says."""

from home.accounts.roles import ROLES
from tests.learnsync.role_page import ABOUT, PAGE, ROLES_MAY, render


def test_the_page_is_up_to_date():
    assert PAGE.read_text() == render(), "Run `make roles-doc`."


def test_every_role_is_introduced():
    assert set(ABOUT) == set(ROLES)


def test_a_right_more_in_the_table_changes_the_page(monkeypatch):
    monkeypatch.setitem(ROLES_MAY, "Support", ROLES_MAY["Support"] | {"manage redirects"})

    assert render() != PAGE.read_text()
    assert "manage redirects" in render().partition("## Support")[2].partition("\n## ")[0]
