"""Journeys in a real browser against a running site.

Every journey also fails when the content security policy was violated, when a script broke, or when a page asked
another site for anything.
"""

import os
from unittest import mock

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test.testcases import LiveServerThread
from playwright.sync_api import expect, sync_playwright

from tests.e2e.server import RestingServer
from tests.factories.people import PASSWORD

# Playwright runs an event loop in the test's own thread; Django would refuse to touch the database beside one.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Other sites are not there. Cheaper than a route, which asks for each request and switches the browser's cache off.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",
]
WCAG_2_2_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
DESKTOP = {"width": 1280, "height": 900}
PATIENCE = 30_000  # Milliseconds; two cores are shared by browser, server and the other tests.
WIDTHS = "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"

expect.set_options(timeout=PATIENCE)

REPORT_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", (event) => {
    window.reportViolation(`${event.documentURI} broke ${event.effectiveDirective}: ${event.blockedURI}`);
});
"""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Marks all tests of this folder, before `-m` chooses by the mark."""
    for item in items:
        if "/e2e/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


@pytest.fixture(autouse=True)
def third_parties_may_ask_twice(settings):
    """Behind a socket no line of ours stands above third parties' code: all their `get()` seem to be one line's."""
    settings.ZEAL_ALLOWLIST = [*settings.ZEAL_ALLOWLIST, {"model": "*", "field": "get()"}]


@pytest.fixture(scope="session")
def browser():
    path = os.environ.get("CHROMIUM")
    if not path:
        pytest.skip("No browser: name a Chromium in CHROMIUM, or run the tests by `make test`, which looks for one.")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=path, args=CHROMIUM_ARGUMENTS, headless=not os.environ.get("HEADED")
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def resting_server():
    with mock.patch.object(LiveServerThread, "server_class", RestingServer):
        yield


@pytest.fixture(scope="session")
def live_server(resting_server, live_server):
    return live_server


@pytest.fixture
def faults():
    """What went wrong in the browser, as sentences; must be empty when the journey ends."""
    found = []
    yield found
    assert found == []


@pytest.fixture
def open_context(browser, live_server, faults):
    """`open_context(color_scheme="dark")` opens a browser of its own, with its own cookies."""
    contexts = []

    def open_one(**options):
        # Without motion a colour is at once what it will be, and nothing that is looked at still moves.
        usual = {"viewport": DESKTOP, "locale": "en", "reduced_motion": "reduce"}
        context = browser.new_context(base_url=live_server.url, **{**usual, **options})
        context.set_default_timeout(PATIENCE)
        context.expose_function("reportViolation", lambda sentence: faults.append(sentence))
        context.add_init_script(REPORT_VIOLATIONS)
        context.on("requestfailed", lambda request: report_others(request.url, live_server.url, faults))
        context.on("weberror", lambda error: faults.append(f"A script broke: {error.error}"))
        contexts.append(context)
        return context

    yield open_one
    for context in contexts:
        context.close()
    live_server.thread.httpd.wait_for_rest()


def report_others(address, site, faults):
    if address.startswith("http") and not address.startswith(f"{site}/"):
        faults.append(f"Asked another site: {address}")


@pytest.fixture
def page(open_context):
    """A window on the site. Addresses are given without the host: `page.goto("/courses/")`, `page.wait_for_url("/")`.

    A pattern such as "**/courses/" would be content with "/accounts/login/?next=/courses/".
    """
    return open_context().new_page()


@pytest.fixture
def sign_in():
    """`sign_in(page, person)` through the form, as a person does."""

    def with_password(page, person, password=PASSWORD):
        page.goto("/accounts/login/")
        page.locator("input[name=login]").fill(person.email)
        page.locator("input[name=password]").fill(password)
        page.locator("input[name=password]").press("Enter")
        page.wait_for_url(lambda url: "/accounts/login/" not in url)

    return with_password


@pytest.fixture
def check_accessibility():
    """`check_accessibility(page)`: no violation of WCAG 2.2 AA that a machine can find. Expect the right page first."""

    def check(page):
        page.wait_for_load_state()
        answer = Axe().run(page, options={"runOnly": WCAG_2_2_AA})
        assert answer.violations_count == 0, answer.generate_report()

    return check


@pytest.fixture
def check_fits():
    """`check_fits(page)`: nothing sticks out at the side. Expect the right page first."""

    def check(page):
        page.wait_for_load_state()
        needed, there = page.evaluate(WIDTHS)
        assert needed <= there <= page.viewport_size["width"], f"{page.url} needs {needed} pixels"

    return check
