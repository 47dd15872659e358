"""Memberships: begun by Checkout, billed on demand, ended by portal or call."""

import re
from datetime import UTC, datetime

import pytest

from commerce.sandbox.stripe_side.subscriptions import period_end


def seconds(text):
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp())


@pytest.mark.parametrize(
    ("start", "interval", "count", "end"),
    [
        ("2026-01-31 10:00", "month", 1, "2026-02-28 10:00"),
        ("2026-12-15 10:00", "month", 1, "2027-01-15 10:00"),
        ("2028-02-29 10:00", "year", 1, "2029-02-28 10:00"),
        ("2026-12-30 10:00", "week", 2, "2027-01-13 10:00"),
    ],
)
def test_periods_follow_the_calendar(start, interval, count, end):
    recurring = {"interval": interval, "interval_count": count}

    assert period_end(seconds(start), recurring) == seconds(end)


def test_joining_makes_customer_subscription_and_paid_invoice(client, subscription):
    customer = client.v1.customers.retrieve(subscription.customer)
    invoice = client.v1.invoices.retrieve(subscription.latest_invoice)

    assert (subscription.status, subscription.metadata.to_dict()) == ("active", {"member": "7"})
    assert customer.email == "amina@example.org"
    assert (invoice.status, invoice.amount_paid, invoice.billing_reason) == ("paid", 90000, "subscription_create")
    assert invoice.parent.subscription_details.subscription == subscription.id


def test_the_next_invoice_is_paid_on_demand(gateway, client, subscription):
    before = subscription["items"].data[0]

    gateway.post(f"/sandbox/stripe/subscriptions/{subscription.id}/invoice-paid")

    after = client.v1.subscriptions.retrieve(subscription.id)["items"].data[0]
    [event] = client.v1.events.list({"type": "invoice.paid", "limit": 1}).data
    assert after.current_period_start == before.current_period_end
    assert event.data.object.lines.data[0].period.end == after.current_period_end
    assert event.data.object.billing_reason == "subscription_cycle"


def test_the_next_invoice_fails_on_demand(gateway, client, subscription):
    invoice = gateway.post(f"/sandbox/stripe/subscriptions/{subscription.id}/invoice-payment-failed").json()

    assert client.v1.subscriptions.retrieve(subscription.id).status == "past_due"
    assert (invoice["status"], invoice["amount_remaining"]) == ("open", 90000)
    assert len(client.v1.events.list({"type": "invoice.payment_failed"}).data) == 1


def test_the_portal_cancels_and_keeps(gateway, client, subscription):
    portal = client.v1.billing_portal.sessions.create(
        {"customer": subscription.customer, "return_url": "http://127.0.0.1:8000/account"}
    )
    path = f"/portal/{portal.id}"

    gateway.press(f"{path}/{subscription.id}", "cancel")
    cancelled = client.v1.subscriptions.retrieve(subscription.id)
    page = gateway.get(path).text
    gateway.press(f"{path}/{subscription.id}", "keep")

    assert cancelled.cancel_at == subscription["items"].data[0].current_period_end
    assert re.findall(r'value="(\w+)"', page) == ["keep"]
    assert client.v1.subscriptions.retrieve(subscription.id).cancel_at_period_end is False


def test_a_call_ends_it_at_once(client, subscription):
    ended = client.v1.subscriptions.cancel(subscription.id)

    assert ended.status == "canceled"
    assert [event.type for event in client.v1.events.list({"limit": 1}).data] == ["customer.subscription.deleted"]


def test_prices_can_be_made_beforehand(client):
    product = client.v1.products.create({"name": "Membership"})
    price = client.v1.prices.create(
        {"product": product.id, "currency": "KES", "unit_amount": 900000, "recurring": {"interval": "year"}}
    )
    customer = client.v1.customers.create({"email": "amina@example.org", "metadata": {"user": "7"}})

    made = client.v1.subscriptions.create({"customer": customer.id, "items": [{"price": price.id}]})

    assert (price.currency, price.type, made["items"].data[0].plan.interval) == ("kes", "recurring", "year")
    assert [one.id for one in client.v1.subscriptions.list({"customer": customer.id}).data] == [made.id]
