"""Webhooks: signed as Stripe's library checks it; double, out of order, late and tried again on demand."""

import pytest
import stripe


def types(shop):
    return [event["type"] for event in shop.bodies("/stripe")]


PURCHASE = [
    "product.created",
    "payment_intent.created",
    "charge.succeeded",
    "payment_intent.succeeded",
    "checkout.session.completed",
]


def buy(gateway, session):
    gateway.run_until_idle()
    gateway.press(f"/checkout/{session.id}", "pay")
    gateway.run_until_idle()


def test_the_signature_is_stripes(gateway, client, webhooks, new_session, shop):
    session = new_session()
    buy(gateway, session)

    _, headers, body = shop.received[-1]
    event = client.construct_event(body, headers["Stripe-Signature"], "whsec_sandbox")

    assert (event.type, event.data.object.id) == ("checkout.session.completed", session.id)
    assert (event.api_version, event.livemode) == ("2026-10-28.endive", False)
    with pytest.raises(stripe.SignatureVerificationError):
        client.construct_event(body + b" ", headers["Stripe-Signature"], "whsec_sandbox")


def test_events_come_in_order_unless_told_otherwise(gateway, webhooks, new_session, shop):
    buy(gateway, new_session())

    assert types(shop) == PURCHASE


def test_events_can_come_out_of_order(gateway, webhooks, new_session, shop):
    webhooks(shuffle=True)

    buy(gateway, new_session())

    assert types(shop) == [PURCHASE[0], *PURCHASE[:0:-1]]


@pytest.mark.parametrize("together", [False, True])
def test_events_can_come_twice(gateway, webhooks, new_session, shop, together):
    webhooks(repeat=2, together=together)

    buy(gateway, new_session())

    assert sorted(types(shop)) == sorted(PURCHASE * 2)
    assert len({event["id"] for event in shop.bodies("/stripe")}) == 5


def test_events_can_be_late(gateway, webhooks, new_session, shop):
    webhooks(delay=600)
    new_session()
    gateway.post("/sandbox/clock/advance", {"seconds": 500})
    assert shop.received == []

    gateway.post("/sandbox/clock/advance", {"seconds": 200})
    gateway.run_until_idle()

    assert types(shop) == ["product.created"]


def test_what_is_not_taken_is_tried_again_and_then_given_up(gateway, webhooks, new_session, shop):
    shop.status = 500
    new_session()
    gateway.run_until_idle()
    assert len(shop.received) == 1

    for _ in range(5):
        gateway.post("/sandbox/clock/advance", {"seconds": 3700})
        gateway.run_until_idle()

    assert len(shop.received) == 4


def test_an_event_can_be_sent_again(gateway, client, webhooks, new_session, shop):
    new_session()
    gateway.run_until_idle()
    [event] = client.v1.events.list({"type": "product.created"}).data

    gateway.post(f"/sandbox/stripe/events/{event.id}/send")
    gateway.run_until_idle()

    assert [one["id"] for one in shop.bodies("/stripe")] == [event.id] * 2


def test_only_this_machine_can_be_named(gateway):
    reply = gateway.post("/sandbox/stripe/webhooks", {"url": "https://learn.example.org/stripe"})

    assert reply.json() == {"error": "url: an address on this machine is needed."}
