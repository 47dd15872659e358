"""The phone page: a prompt and four buttons."""

import re

import pytest

WAITING = 254708374199


def test_the_front_page_lists_phones_under_a_banner(gateway, push):
    push(phone=WAITING)

    page = gateway.get("/").text

    assert "<strong>This is a sandbox.</strong> No money moves" in page
    assert re.findall(r'href="/phone/(\d+)"', page) == ["254708374199"]


def test_the_prompt_shows_what_is_asked_and_escapes_it(gateway, push):
    push(phone=WAITING, AccountReference="<b>&K7Q2", TransactionDesc="Course <fee>")

    page = gateway.get(f"/phone/{WAITING}").text

    assert "KES 1,500" in page
    assert "account &lt;b&gt;&amp;K7Q2?" in page
    assert "Course &lt;fee&gt;" in page
    assert re.findall(r'name="action" value="(\w+)"', page) == ["pay", "wrong_pin", "cancel", "ignore"]


@pytest.mark.parametrize(("action", "code"), [("pay", 0), ("wrong_pin", 2001), ("cancel", 1032), ("ignore", 1037)])
def test_each_button_ends_the_prompt_once(daraja, push, shop, action, code):
    checkout = push(phone=WAITING).json()["CheckoutRequestID"]
    daraja.run_until_idle()
    assert shop.received == []

    reply = daraja.press(f"/phone/prompts/{checkout}", action)
    daraja.press(f"/phone/prompts/{checkout}", "cancel")
    daraja.run_until_idle()

    assert (reply.status_code, reply.headers["Location"]) == (303, f"/phone/{WAITING}")
    assert [body["Body"]["stkCallback"]["ResultCode"] for body in shop.bodies("/push")] == [code]
    assert "Nothing to pay." in daraja.get(f"/phone/{WAITING}").text


def test_pages_have_no_script_and_no_style_of_their_own(gateway, push):
    push(phone=WAITING)

    reply = gateway.get(f"/phone/{WAITING}")

    assert reply.headers["Content-Security-Policy"].startswith("default-src 'none'; style-src 'self';")
    assert re.findall(r"<script|<style|style=|onclick", reply.text) == []
    assert re.findall(r'rel="stylesheet" href="([^"]+)"', reply.text) == ["/sandbox.css"]
    assert gateway.get("/sandbox.css").headers["Content-Type"] == "text/css; charset=utf-8"
