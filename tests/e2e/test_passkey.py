"""Signing in with a passkey, and with a second step, in a browser that has an authenticator of its own."""

import re

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import expect

from tests.factories.content import make_site
from tests.factories.people import PASSWORD, make_person

FINGERPRINT = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
PHONE = {"width": 360, "height": 740}
EXPLORER = re.compile(r"^[^?]+/admin/pages/")  # There, and not on the way there, with `?next=/admin/pages/`.


@pytest.fixture
def site(live_server):
    make_site()


def with_fingerprint(page, **options):
    """The device behind this window asks for a finger, and gets it. Returns `touch(is_it_you)`."""
    tools = page.context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    device = tools.send("WebAuthn.addVirtualAuthenticator", {"options": {**FINGERPRINT, **options}})["authenticatorId"]

    def touch(is_it_you):
        tools.send("WebAuthn.setUserVerified", {"authenticatorId": device, "isUserVerified": is_it_you})

    return touch


def confirm_password(page):
    page.get_by_role("heading", name="Is it you?").wait_for()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()


def press_add(page):
    """Once the scripts are there: a passkey is made by them alone."""
    button = page.get_by_role("button", name="Add it")
    button.wait_for()
    page.wait_for_load_state()
    button.click()


def sign_out(page):
    page.goto("/accounts/logout/")
    page.get_by_role("main").get_by_role("button", name="Sign out").click()
    page.wait_for_url("/")


def check_is_signed_in(page):
    page.goto("/dashboard/")
    expect(page).to_have_url("/dashboard/")


def check_is_signed_out(page):
    page.goto("/dashboard/")
    expect(page).to_have_url("/accounts/login/?next=/dashboard/")


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
def test_a_passkey_is_added_and_signs_in_by_itself(site, open_context, sign_in, check_accessibility, color_scheme):
    page = open_context(viewport=PHONE, color_scheme=color_scheme).new_page()
    with_fingerprint(page)
    learner = make_person("learner")
    sign_in(page, learner)

    # It is added
    page.goto("/accounts/2fa/")
    check_accessibility(page)
    page.get_by_role("link", name="Add a passkey").click()
    confirm_password(page)
    page.get_by_role("heading", name="Add a passkey or security key").wait_for()
    check_accessibility(page)
    page.get_by_label("Name").fill("My phone")
    press_add(page)
    page.get_by_role("heading", name="Recovery codes").wait_for()
    check_accessibility(page)
    expect(page.locator(".codes code")).to_have_count(10)
    expect(page.get_by_role("button", name="Print")).to_be_visible()
    page.get_by_role("link", name="I have kept them").click()
    page.get_by_text("My phone").wait_for()
    page.get_by_role("link", name="Passkeys: rename or remove").click()
    expect(page.get_by_text("signs in by itself")).to_be_visible()
    check_accessibility(page)

    # It signs in: no address, no password
    sign_out(page)
    check_is_signed_out(page)
    page.goto("/accounts/login/?next=/courses/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url("/courses/")
    check_is_signed_in(page)
    assert Authenticator.objects.get(type="webauthn").last_used_at is not None


def test_a_wrong_finger_is_said_and_the_password_still_works(site, page, sign_in):
    touch = with_fingerprint(page)
    sign_in(page, make_person("learner"))
    page.goto("/accounts/2fa/webauthn/add/")
    confirm_password(page)
    touch(False)

    press_add(page)

    page.get_by_text("The passkey was not used. Try again, or choose another way.").wait_for()
    assert not Authenticator.objects.exists()


def test_staff_come_back_to_where_they_wanted_to_go(site, page, sign_in, settings, check_accessibility):
    settings.SECOND_FACTOR_FOR_STAFF = True
    with_fingerprint(page)
    sign_in(page, make_person("editor", group="Editor"))

    # Set up on the way
    page.goto("/admin/pages/")
    page.get_by_role("heading", name="A second step for our staff").wait_for()
    check_accessibility(page)
    page.get_by_role("link", name="Add a passkey").click()
    confirm_password(page)
    press_add(page)
    page.get_by_role("link", name="I have kept them").click()
    page.wait_for_url(EXPLORER)

    # Another day, with the password: the passkey is the second step
    sign_out(page)
    page.goto("/admin/pages/")
    page.locator("input[name=login]").fill("editor@demo.learnsync.test")
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=password]").press("Enter")
    page.get_by_role("heading", name="Second step").wait_for()
    check_accessibility(page)
    page.get_by_role("button", name="Use my passkey").click()
    page.wait_for_url(EXPLORER)


def test_signing_out_elsewhere_ends_the_other_session(site, open_context, sign_in):
    learner = make_person("learner")
    phone, laptop = open_context(viewport=PHONE).new_page(), open_context().new_page()
    sign_in(phone, learner)
    sign_in(laptop, learner)
    check_is_signed_in(phone)

    laptop.goto("/accounts/sessions/")
    laptop.get_by_role("button", name="Sign out the others").click()
    laptop.get_by_role("button", name="Sign out", exact=True).last.wait_for()

    check_is_signed_in(laptop)
    check_is_signed_out(phone)
