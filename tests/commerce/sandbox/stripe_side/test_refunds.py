"""Refunds: never more than was paid."""

import pytest
import stripe


@pytest.fixture
def refund(client, paid_session):
    def give_back(**parameters):
        return client.v1.refunds.create({"payment_intent": paid_session.payment_intent, **parameters})

    return give_back


def charge(client, refund):
    return client.v1.charges.retrieve(refund.charge)


def test_a_refund_without_amount_gives_back_what_is_left(client, refund):
    refund(amount=50000)

    rest = refund(reason="requested_by_customer", metadata={"refund": "r-2"})

    assert (rest.amount, rest.status, rest.reason) == (100000, "succeeded", "requested_by_customer")
    assert charge(client, rest).refunded is True
    booked = client.v1.balance_transactions.list({"type": "refund"}).data
    assert [one.amount for one in booked] == [-100000, -50000]


def test_a_refunded_charge_is_not_refunded_again(refund):
    refund()

    with pytest.raises(stripe.InvalidRequestError) as refusal:
        refund()

    assert refusal.value.code == "charge_already_refunded"


def test_more_than_is_left_is_refused(client, refund):
    part = refund(amount=100000)

    with pytest.raises(stripe.InvalidRequestError) as refusal:
        refund(amount=50001)

    assert refusal.value.param == "amount"
    assert "greater than unrefunded amount" in str(refusal.value)
    assert charge(client, part).amount_refunded == 100000


def test_a_refund_can_fail_later_and_the_money_is_back(gateway, client, refund):
    given = refund()

    gateway.post(f"/sandbox/stripe/refunds/{given.id}", {"status": "failed"})

    failed = client.v1.refunds.retrieve(given.id)
    assert (failed.status, failed.failure_reason) == ("failed", "lost_or_stolen_card")
    assert charge(client, failed).amount_refunded == 0
    assert [event.type for event in client.v1.events.list({"limit": 2}).data] == ["refund.failed", "refund.updated"]


def test_an_unpaid_intent_cannot_be_refunded(gateway, client, new_session):
    session = new_session()
    gateway.press(f"/checkout/{session.id}", "decline")
    payment = client.v1.checkout.sessions.retrieve(session.id).payment_intent

    with pytest.raises(stripe.InvalidRequestError, match="does not have a successful charge to refund"):
        client.v1.refunds.create({"payment_intent": payment})


def test_refunds_are_listed_by_payment(client, paid_session, refund):
    first, second = refund(amount=1), refund(amount=2)

    listed = client.v1.refunds.list({"payment_intent": paid_session.payment_intent})

    assert [one.id for one in listed.data] == [second.id, first.id]
