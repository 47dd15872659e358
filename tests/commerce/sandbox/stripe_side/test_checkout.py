"""Checkout sessions, from creation to money, through Stripe's own library."""

import time

import pytest
import stripe


def event_types(client):
    return [event.type for event in reversed(client.v1.events.list({"limit": 50}).data)]


def test_a_new_session_is_open_and_unpaid(sandbox, new_session):
    session = new_session(client_reference_id="a-1", customer_email="amina@example.org")

    assert (session.status, session.payment_status, session.livemode) == ("open", "unpaid", False)
    assert (session.amount_total, session.currency, session.payment_intent) == (150000, "kes", None)
    assert (session.client_reference_id, session.metadata.to_dict()) == ("a-1", {"attempt": "a-1"})
    assert session.url == f"{sandbox.address}/checkout/{session.id}"


def test_a_paid_session_has_a_payment_and_a_charge(client, paid_session):
    payment = client.v1.payment_intents.retrieve(paid_session.payment_intent, {"expand": ["latest_charge"]})

    assert (paid_session.status, paid_session.payment_status, paid_session.url) == ("complete", "paid", None)
    assert (payment.status, payment.amount_received) == ("succeeded", 150000)
    assert (payment.latest_charge.paid, payment.latest_charge.payment_method_details.card.last4) == (True, "4242")


def test_events_tell_the_purchase_in_order(client, paid_session):
    assert event_types(client) == [
        "product.created",
        "payment_intent.created",
        "charge.succeeded",
        "payment_intent.succeeded",
        "checkout.session.completed",
    ]


def test_the_balance_shows_amount_fee_and_net(client, paid_session):
    [booked] = client.v1.balance_transactions.list({"type": "charge"}).data

    assert (booked.amount, booked.fee, booked.net) == (150000, 4380, 145620)


def test_a_session_of_intent_metadata_passes_it_on(gateway, client, new_session):
    session = new_session(payment_intent_data={"metadata": {"attempt": "a-9"}})

    gateway.press(f"/checkout/{session.id}", "pay")

    paid = client.v1.checkout.sessions.retrieve(session.id, {"expand": ["payment_intent", "line_items"]})
    assert paid.payment_intent.metadata.to_dict() == {"attempt": "a-9"}
    assert [line.description for line in paid.line_items.data] == ["Beekeeping"]


def test_an_open_session_can_be_expired_once(client, new_session):
    session = new_session()

    expired = client.v1.checkout.sessions.expire(session.id)

    assert (expired.status, expired.url) == ("expired", None)
    with pytest.raises(stripe.InvalidRequestError, match="This Checkout Session has a status of expired"):
        client.v1.checkout.sessions.expire(session.id)


def test_a_session_expires_by_itself(gateway, client, new_session):
    session = new_session(expires_at=int(time.time()) + 1800)
    gateway.post("/sandbox/clock/advance", {"seconds": 1700})
    assert client.v1.checkout.sessions.retrieve(session.id).status == "open"

    gateway.post("/sandbox/clock/advance", {"seconds": 200})
    gateway.run_until_idle()

    assert client.v1.checkout.sessions.retrieve(session.id).status == "expired"
    assert event_types(client)[-1] == "checkout.session.expired"


@pytest.mark.parametrize(
    ("changes", "param"),
    [
        ({"expires_at": 1}, "expires_at"),
        ({"success_url": "javascript:alert(1)"}, "success_url"),
        ({"line_items": []}, "line_items"),
        ({"line_items": [{"price": "price_nothing", "quantity": 1}]}, "line_items[price]"),
        ({"mode": "gift"}, "mode"),
        ({"mode": "subscription"}, "line_items"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_bad_parameters_are_refused_by_name(new_session, changes, param):
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        new_session(**changes)

    assert refusal.value.param == param


def test_a_wrong_key_is_refused(sandbox):
    stranger = stripe.StripeClient("sk_test_wrong", base_addresses={"api": sandbox.address}, max_network_retries=0)

    with pytest.raises(stripe.AuthenticationError):
        stranger.v1.events.list()


def test_lists_have_pages(client, new_session):
    made = [new_session().id for _ in range(3)]

    first = client.v1.checkout.sessions.list({"limit": 2})
    second = client.v1.checkout.sessions.list({"limit": 2, "starting_after": first.data[-1].id})

    assert [session.id for session in first.data + second.data] == made[::-1]
    assert (first.has_more, second.has_more) == (True, False)
    assert [session.id for session in client.v1.checkout.sessions.list({"limit": 2}).auto_paging_iter()] == made[::-1]


def test_lists_are_filtered_by_time(gateway, client, new_session):
    new_session()
    gateway.post("/sandbox/clock/advance", {"seconds": 3600})
    later = new_session()

    recent = client.v1.checkout.sessions.list({"created": {"gte": later.created}})

    assert [session.id for session in recent.data] == [later.id]


def test_answers_can_be_spoiled_while_the_work_is_done(gateway, client, new_session):
    for way in ("error", "truncated", "not_json"):
        gateway.post("/sandbox/stripe/answers", {"answer": way})
        with pytest.raises(stripe.APIError):
            new_session()

    assert len(client.v1.checkout.sessions.list().data) == 3
