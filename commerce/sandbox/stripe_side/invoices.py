"""Stripe: invoices of a subscription, each with its one payment."""

from . import payments, store
from .events import emit
from .shapes import shaped

NO_SETTINGS = {"payment_method_options": None, "payment_method_types": None}


def bill(sandbox, subscription, reason, succeeds, amount=None):
    """An invoice of the current period, with its payment. `amount` only where more than the periods is billed."""
    items = subscription["items"]["data"]
    amount = sum(_price_of(item) for item in items) if amount is None else amount
    invoice = _invoice(sandbox, subscription, reason, amount, succeeds)
    payment = payments.open_payment(
        sandbox, amount, subscription["currency"], customer=subscription["customer"], metadata={}
    )
    if succeeds:
        payments.succeed(sandbox, payment, {})
    else:
        payments.fail(sandbox, payment, payments.DECLINED)
    # Stripe: since 2025-03-31 an invoice names its payments in a list of its own.
    paid = {"type": "payment_intent", "payment_intent": payment["id"]}
    entry = {"object": "invoice_payment", "invoice": invoice["id"], "status": "paid" if succeeds else "open"}
    entry = {"id": "inpay_" + payment["id"][3:], **entry, "payment": paid, "is_default": True, "livemode": False}
    invoice["payments"] = store.whole_list([entry], f"/v1/invoice_payments?invoice={invoice['id']}")
    subscription["latest_invoice"] = invoice["id"]
    emit(sandbox, "invoice.paid" if succeeds else "invoice.payment_failed", invoice)
    return invoice


def _price_of(item):
    return item["price"]["unit_amount"] * item["quantity"]


def _invoice(sandbox, subscription, reason, amount, succeeds):
    customer = sandbox.stripe.objects[subscription["customer"]]
    first = subscription["items"]["data"][0]
    identifier = store.new_id("invoice")
    paid_at = sandbox.now() if succeeds else None
    times = {"finalized_at": sandbox.now(), "marked_uncollectible_at": None, "paid_at": paid_at, "voided_at": None}
    lines = [_invoice_line(identifier, subscription, item) for item in subscription["items"]["data"]]
    number = customer["next_invoice_sequence"]
    customer["next_invoice_sequence"] += 1
    return store.make(
        sandbox,
        "invoice",
        id=identifier,
        account_country="KE",
        account_name="Sandbox",
        amount_due=amount,
        amount_overpaid=0,
        amount_paid=amount if succeeds else 0,
        amount_remaining=0 if succeeds else amount,
        amount_shipping=0,
        attempt_count=1,
        attempted=True,
        auto_advance=not succeeds,
        automatic_tax={
            "enabled": False,
            "disabled_reason": None,
            "liability": None,
            "provider": None,
            "status": None,
        },
        billing_reason=reason,
        collection_method="charge_automatically",
        currency=subscription["currency"],
        customer=customer["id"],
        customer_email=customer["email"],
        customer_name=customer["name"],
        customer_tax_exempt="none",
        customer_tax_ids=[],
        default_tax_rates=[],
        discounts=[],
        effective_at=sandbox.now(),
        ending_balance=0,
        issuer={"type": "self"},
        lines=store.whole_list(lines, f"/v1/invoices/{identifier}/lines"),
        metadata={},
        next_payment_attempt=None if succeeds else sandbox.now() + 3 * 24 * 3600,
        number=f"{customer['invoice_prefix']}-{number:04d}",
        parent={
            "quote_details": None,
            "subscription_details": {"metadata": subscription["metadata"], "subscription": subscription["id"]},
            "type": "subscription_details",
        },
        payment_settings={**NO_SETTINGS, "default_mandate": None},
        period_start=first["current_period_start"],
        period_end=first["current_period_end"],
        post_payment_credit_notes_amount=0,
        pre_payment_credit_notes_amount=0,
        starting_balance=0,
        status="paid" if succeeds else "open",
        status_transitions=times,
        subtotal=amount,
        subtotal_excluding_tax=amount,
        total=amount,
        total_discount_amounts=[],
        total_excluding_tax=amount,
        total_taxes=[],
    )


def _invoice_line(invoice, subscription, item):
    amount = _price_of(item)
    return shaped(
        "line_item",
        id=store.new_id("line_item"),
        amount=amount,
        currency=subscription["currency"],
        discount_amounts=[],
        discountable=True,
        discounts=[],
        invoice=invoice,
        metadata=subscription["metadata"],
        parent={
            "invoice_item_details": None,
            "subscription_item_details": {
                "invoice_item": None,
                "proration": False,
                "proration_details": None,
                "subscription": subscription["id"],
                "subscription_item": item["id"],
            },
            "type": "subscription_item_details",
        },
        period={"start": item["current_period_start"], "end": item["current_period_end"]},
        pricing={
            "type": "price_details",
            "price_details": {"price": item["price"]["id"], "product": item["price"]["product"]},
            "unit_amount_decimal": item["price"]["unit_amount_decimal"],
        },
        quantity=item["quantity"],
        subtotal=amount,
        taxes=[],
    )
