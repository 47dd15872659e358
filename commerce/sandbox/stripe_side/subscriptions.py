"""Stripe: subscriptions and their invoices; the next invoice is paid or fails when a control call says so."""

import calendar
from datetime import UTC, datetime, timedelta

from . import parameters as read
from . import store
from .errors import StripeError, missing
from .events import emit
from .invoices import NO_SETTINGS, bill
from .shapes import shaped

# The periods of a calendar vary in length, so only days and weeks are plain sums.
DAYS = {"day": 1, "week": 7}
MONTHS = {"month": 1, "year": 12}


def create_subscription(sandbox, parameters):
    read.only(parameters, "customer items metadata")
    customer = store.find(sandbox, "customer", read.text(parameters, "customer", required=True), "customer")
    given = parameters.get("items")
    if not isinstance(given, list) or not given:
        raise missing("items")
    items = [
        (store.find(sandbox, "price", item.get("price"), "items[price]"), read.number(item, "quantity", 1) or 1)
        for item in given
    ]
    if any(price["type"] != "recurring" for price, _ in items):
        raise StripeError("The price specified is not recurring.", param="items")
    return open_subscription(sandbox, customer["id"], items, read.metadata(parameters))


def update_subscription(sandbox, parameters, identifier):
    read.only(parameters, "cancel_at_period_end metadata")
    subscription = store.find(sandbox, "subscription", identifier)
    subscription["metadata"].update(read.metadata(parameters))
    if "cancel_at_period_end" in parameters:
        end_with_period(sandbox, subscription, read.truth(parameters, "cancel_at_period_end"))
    else:
        emit(sandbox, "customer.subscription.updated", subscription)
    return subscription


def cancel_subscription(sandbox, parameters, identifier):
    read.only(parameters, "")
    subscription = store.find(sandbox, "subscription", identifier)
    if subscription["status"] == "canceled":
        raise StripeError(f"No such subscription: '{identifier}'", "resource_missing", "id", 404)
    subscription.update(status="canceled", canceled_at=sandbox.now(), ended_at=sandbox.now())
    emit(sandbox, "customer.subscription.deleted", subscription)
    return subscription


def list_subscriptions(sandbox, parameters):
    return store.listed(sandbox, "subscription", parameters, "/v1/subscriptions", "customer status")


def end_with_period(sandbox, subscription, ends):
    """Cancels at the period's end, or takes that back."""
    end = subscription["items"]["data"][0]["current_period_end"]
    subscription.update(
        cancel_at_period_end=ends,
        cancel_at=end if ends else None,
        canceled_at=sandbox.now() if ends else None,
    )
    emit(sandbox, "customer.subscription.updated", subscription)


def open_subscription(sandbox, customer, items, metadata):
    """An active subscription whose first invoice is paid. Stripe: Checkout makes it only after the payment."""
    start = sandbox.now()
    identifier = store.new_id("subscription")
    parts = [_item(sandbox, identifier, price, quantity, start) for price, quantity in items if price["recurring"]]
    subscription = store.make(
        sandbox,
        "subscription",
        id=identifier,
        automatic_tax={"enabled": False, "disabled_reason": None, "liability": None},
        billing_cycle_anchor=start,
        billing_mode={"type": "flexible", "flexible": {}},
        cancel_at_period_end=False,
        cancellation_details={"comment": None, "feedback": None, "reason": None},
        collection_method="charge_automatically",
        currency=items[0][0]["currency"],
        customer=customer,
        default_tax_rates=[],
        discounts=[],
        invoice_settings={
            "account_tax_ids": None,
            "custom_fields": None,
            "description": None,
            "footer": None,
            "issuer": {"type": "self"},
        },
        items=store.whole_list(parts, f"/v1/subscription_items?subscription={identifier}"),
        metadata=metadata,
        payment_settings={**NO_SETTINGS, "save_default_payment_method": "off"},
        start_date=start,
        status="active",
        trial_settings={"end_behavior": {"missing_payment_method": "create_invoice"}},
    )
    emit(sandbox, "customer.subscription.created", subscription)
    amount = sum(price["unit_amount"] * quantity for price, quantity in items)
    bill(sandbox, subscription, "subscription_create", succeeds=True, amount=amount)
    return subscription


def renew(sandbox, identifier, succeeds):
    """A control call's: the next period is billed now. Failing makes the subscription past due."""
    subscription = store.find(sandbox, "subscription", identifier)
    if subscription["status"] == "canceled":
        raise StripeError("A canceled subscription is not billed.")
    if succeeds:
        for item in subscription["items"]["data"]:
            item["current_period_start"] = item["current_period_end"]
            item["current_period_end"] = period_end(item["current_period_start"], item["price"]["recurring"])
    subscription["status"] = "active" if succeeds else "past_due"
    invoice = bill(sandbox, subscription, "subscription_cycle", succeeds)
    emit(sandbox, "customer.subscription.updated", subscription)
    return invoice


def period_end(start, recurring):
    """The same day and time some months later, or the last day of a shorter month."""
    count, interval = recurring["interval_count"], recurring["interval"]
    began = datetime.fromtimestamp(start, UTC)
    if interval in DAYS:
        return int((began + timedelta(days=DAYS[interval] * count)).timestamp())
    years, month = divmod(began.month - 1 + MONTHS[interval] * count, 12)
    year, month = began.year + years, month + 1
    day = min(began.day, calendar.monthrange(year, month)[1])
    return int(began.replace(year=year, month=month, day=day).timestamp())


def _item(sandbox, subscription, price, quantity, start):
    return store.make(
        sandbox,
        "subscription_item",
        current_period_start=start,
        current_period_end=period_end(start, price["recurring"]),
        discounts=[],
        metadata={},
        plan=_plan(price),
        price=price,
        quantity=quantity,
        subscription=subscription,
        tax_rates=[],
    )


def _plan(price):
    return shaped(
        "plan",
        id=price["id"],
        active=price["active"],
        amount=price["unit_amount"],
        amount_decimal=price["unit_amount_decimal"],
        billing_scheme="per_unit",
        created=price["created"],
        currency=price["currency"],
        interval=price["recurring"]["interval"],
        interval_count=price["recurring"]["interval_count"],
        metadata={},
        product=price["product"],
        usage_type="licensed",
    )
