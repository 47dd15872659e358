"""The card page: pay, decline, 3-D Secure, delayed, cancel."""

import re

import pytest


def last_events(client, number):
    return [event.type for event in client.v1.events.list({"limit": number}).data]


def path(session):
    return f"/checkout/{session.id}"


def test_the_page_shows_what_is_paid_and_escapes_it(gateway, new_session):
    course = {"currency": "kes", "unit_amount": 150050, "product_data": {"name": "<i>Bees</i> & honey"}}

    page = gateway.get(path(new_session(line_items=[{"price_data": course, "quantity": 2}]))).text

    assert "&lt;i&gt;Bees&lt;/i&gt; &amp; honey × 2: KES 3,001.00" in page
    assert re.findall(r'name="action" value="(\w+)"', page) == [
        "pay",
        "decline",
        "secure",
        "delayed",
        "delayed_failing",
        "cancel",
    ]


def test_paying_leads_back_with_the_id_of_the_session(gateway, new_session):
    session = new_session()

    reply = gateway.press(path(session), "pay")

    assert (reply.status_code, reply.headers["Location"]) == (303, f"http://127.0.0.1:8000/paid?session={session.id}")
    assert gateway.get(path(session)).status_code == 410


def test_cancelling_leads_back_and_leaves_the_session_open(gateway, client, new_session):
    session = new_session()

    reply = gateway.press(path(session), "cancel")

    assert reply.headers["Location"] == "http://127.0.0.1:8000/basket"
    assert client.v1.checkout.sessions.retrieve(session.id).status == "open"


def test_after_a_decline_another_card_can_be_tried(gateway, client, new_session):
    session = new_session()

    gateway.press(path(session), "decline")
    page = gateway.get(path(session)).text
    failed = last_events(client, 1)
    gateway.press(path(session), "pay")

    assert '<p role="alert"><strong>Your card was declined.</strong></p>' in page
    assert failed == ["payment_intent.payment_failed"]
    assert client.v1.checkout.sessions.retrieve(session.id).payment_status == "paid"
    assert len(client.v1.payment_intents.list().data) == 1


def test_3d_secure_asks_on_a_page_of_its_own(gateway, client, new_session):
    session = new_session()

    asked = gateway.press(path(session), "secure")
    page = gateway.get(asked.headers["Location"]).text
    gateway.press(path(session), "secure_done")

    [charge] = client.v1.charges.list().data
    assert re.findall(r'name="action" value="(\w+)"', page) == ["secure_done", "secure_failed"]
    assert charge.payment_method_details.card.three_d_secure.result == "authenticated"


def test_failed_authentication_keeps_the_session_open(gateway, client, new_session):
    session = new_session()

    gateway.press(path(session), "secure_failed")

    [payment] = client.v1.payment_intents.list().data
    assert payment.last_payment_error.code == "payment_intent_authentication_failure"
    assert client.v1.checkout.sessions.retrieve(session.id).status == "open"


@pytest.mark.parametrize(
    ("action", "status", "event"),
    [
        ("delayed", "paid", "checkout.session.async_payment_succeeded"),
        ("delayed_failing", "unpaid", "checkout.session.async_payment_failed"),
    ],
)
def test_a_delayed_method_is_complete_before_it_is_paid(gateway, client, new_session, action, status, event):
    session = new_session()

    gateway.press(path(session), action)
    before = client.v1.checkout.sessions.retrieve(session.id)
    gateway.run_until_idle()
    after = client.v1.checkout.sessions.retrieve(session.id)

    assert (before.status, before.payment_status) == ("complete", "unpaid")
    assert after.payment_status == status
    assert last_events(client, 1) == [event]
