"""One's own data in a real browser: a copy downloaded, terms agreed to, support looking, the account deleted."""

from zipfile import ZipFile

import pytest
from playwright.sync_api import expect

from home.accounts.consent.actions import publish_version
from home.accounts.consent.models import PolicyVersion
from home.accounts.models import User
from tests.factories.journeys import make_journey_site
from tests.factories.people import PASSWORD, make_person

PHONE = {"width": 360, "height": 740}
REASON = "You wrote that lesson 4 does not open."


@pytest.fixture
def course(live_server):
    return make_journey_site()


def prove(page):
    """Who is asked for the password gives it."""
    page.get_by_role("heading", name="Is it you?").wait_for()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()


def test_a_copy_is_asked_for_and_downloaded(course, open_context, sign_in, check_accessibility, check_fits, tmp_path):
    page = open_context(viewport=PHONE).new_page()
    sign_in(page, make_person("learner"))

    page.goto("/accounts/data/")
    check_accessibility(page)
    page.get_by_role("button", name="Prepare my copy").click()
    prove(page)
    expect(page.get_by_text("Your copy is ready")).to_be_visible()
    check_fits(page)
    check_accessibility(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Download").click()
    download.value.save_as(tmp_path / "copy.zip")

    with ZipFile(tmp_path / "copy.zip") as archive:
        assert "<h1>The data of Learner</h1>" in archive.read("index.html").decode()


def test_an_account_is_deleted(course, open_context, sign_in, check_accessibility, check_fits):
    learner = make_person("learner")
    page = open_context(viewport=PHONE, color_scheme="dark").new_page()
    sign_in(page, learner)

    page.goto("/accounts/data/")
    page.get_by_role("link", name="Delete my account").click()
    expect(page.get_by_role("heading", name="Delete your account", level=1)).to_be_visible()
    check_fits(page)
    check_accessibility(page)
    page.get_by_label("Your e-mail address").fill(learner.email)
    page.get_by_role("button", name="Delete my account now").click()
    prove(page)

    expect(page.get_by_role("heading", name="Your account is deleted")).to_be_visible()
    check_accessibility(page)
    assert User.objects.get(pk=learner.pk).display_name == "A former learner"
    page.goto("/accounts/data/")
    expect(page).to_have_url("/accounts/login/?next=/accounts/data/")


def test_new_terms_are_put_off_and_then_agreed_to(course, open_context, sign_in, check_accessibility, check_fits):
    page = open_context(viewport=PHONE).new_page()
    version = PolicyVersion(kind="terms", version="November 2026", changes="Receipts are kept for seven years.")
    publish_version(version, by=make_person("boss", is_staff=True, is_superuser=True))
    sign_in(page, make_person("learner"))

    page.goto("/courses/")
    check_fits(page)
    check_accessibility(page)
    with page.expect_navigation(url="/courses/"):
        page.get_by_role("button", name="Later", exact=True).click()
    expect(page.get_by_text("Our terms are new")).to_have_count(0)
    page.goto("/accounts/terms/")
    check_accessibility(page)
    page.get_by_role("button", name="I agree").click()

    page.wait_for_url("/dashboard/")
    page.goto("/accounts/data/")
    expect(page.get_by_role("cell", name="November 2026", exact=True)).to_be_visible()


def test_support_looks_under_a_banner(course, open_context, sign_in, check_accessibility, check_fits):
    learner, support = make_person("learner"), make_person("support", group="Support")
    page = open_context().new_page()
    sign_in(page, support)

    page.goto("/admin/")
    page.get_by_role("link", name="Look as a learner").click()
    page.get_by_label("E-mail of the learner").fill(learner.email)
    page.get_by_label("Reason").fill(REASON)
    page.get_by_role("button", name="Look as this learner").click()
    banner = page.get_by_role("region", name="You look as a learner")
    expect(banner).to_contain_text("You see the site as Learner.")
    check_accessibility(page)
    page.goto("/accounts/email/")
    expect(page.get_by_role("heading", name="Not in a learner's place")).to_be_visible()
    check_accessibility(page)
    page.set_viewport_size(PHONE)
    check_fits(page)
    banner.get_by_role("button", name="End it now").click()

    expect(page.get_by_role("heading", name="Look as a learner", exact=True)).to_be_visible()
    theirs = open_context(viewport=PHONE).new_page()
    sign_in(theirs, learner)
    theirs.goto("/accounts/data/")
    expect(theirs.get_by_text(REASON)).to_be_visible()
    check_fits(theirs)
