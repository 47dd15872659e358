"""What the journeys notice by themselves."""

import pytest
from playwright.sync_api import Error


def test_a_page_that_asks_another_site_is_noticed(page, faults):
    page.goto("/")

    with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
        page.goto("http://elsewhere.example/picture.png")

    assert faults == ["Asked another site: http://elsewhere.example/picture.png"]
    faults.clear()


def test_an_address_of_figures_is_another_site_too(page, faults):
    with pytest.raises(Error, match="ERR_"):
        page.goto("http://127.0.0.2:1/")

    assert faults == ["Asked another site: http://127.0.0.2:1/"]
    faults.clear()


def test_what_breaks_the_security_policy_is_noticed(page, faults):
    page.goto("/")

    with page.expect_event("console", lambda message: "Content Security Policy" in message.text):
        page.evaluate("document.body.append(Object.assign(document.createElement('script'), {text: '1'}))")
    page.wait_for_load_state("networkidle")

    [fault] = faults
    assert fault.endswith("/ broke script-src-elem: inline")
    faults.clear()
