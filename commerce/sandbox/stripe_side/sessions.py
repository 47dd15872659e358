"""Stripe: Checkout Sessions with the hosted page, for one payment or for a subscription."""

from urllib.parse import urlsplit

from . import parameters as read
from . import store
from .catalogue import price_from
from .errors import StripeError, missing
from .events import emit

KNOWN = """
    mode line_items success_url cancel_url client_reference_id metadata customer customer_email expires_at
    payment_intent_data subscription_data payment_method_types locale ui_mode submit_type customer_creation
    billing_address_collection"""
LEAST_SECONDS, MOST_SECONDS = 30 * 60, 24 * 3600
# The shop reads the time before we do; a little less than half an hour is meant to be half an hour.
GRACE_SECONDS = 60


def create_session(sandbox, parameters):
    read.only(parameters, KNOWN)
    mode = read.choice(parameters, "mode", ("payment", "subscription"))
    if mode is None:
        raise missing("mode")
    read.choice(parameters, "ui_mode", ("hosted_page",), "hosted_page")
    expires_at = _expiry(sandbox, parameters)
    lines = _lines(sandbox, parameters, mode)
    total = sum(line["amount_total"] for line in lines)
    session = _session(sandbox, parameters, mode, lines, total, expires_at)
    sandbox.stripe.session_data[session["id"]] = {"lines": lines, **_kept_data(parameters)}
    sandbox.clock.after(expires_at - sandbox.clock.now(), _expire_in_time, sandbox, session["id"], background=True)
    return session


def expire_session(sandbox, parameters, identifier):
    read.only(parameters, "")
    session = store.find(sandbox, "checkout.session", identifier)
    if session["status"] != "open":
        raise StripeError(
            'Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of '
            f"{session['status']}."
        )
    return _expire(sandbox, session)


def list_sessions(sandbox, parameters):
    filters = "payment_intent subscription customer status"
    return store.listed(sandbox, "checkout.session", parameters, "/v1/checkout/sessions", filters)


def session_lines(sandbox, parameters, identifier):
    read.only(parameters, "limit")
    session = store.find(sandbox, "checkout.session", identifier)
    return store.whole_list(lines_of(sandbox, session), f"/v1/checkout/sessions/{identifier}/line_items")


def lines_of(sandbox, session):
    return sandbox.stripe.session_data[session["id"]]["lines"]


def data_of(sandbox, session):
    """What was given for the payment intent or the subscription to come."""
    kept = sandbox.stripe.session_data[session["id"]]
    return kept["subscription_data" if session["mode"] == "subscription" else "payment_intent_data"]


def _expire_in_time(sandbox, identifier):
    with sandbox.lock:
        session = sandbox.stripe.objects.get(identifier)
        if session and session["status"] == "open":
            _expire(sandbox, session)


def _expire(sandbox, session):
    session.update(status="expired", url=None)
    emit(sandbox, "checkout.session.expired", session)
    return session


def _expiry(sandbox, parameters):
    given = read.number(parameters, "expires_at")
    if given is None:
        return sandbox.now() + MOST_SECONDS
    if not LEAST_SECONDS - GRACE_SECONDS <= given - sandbox.now() <= MOST_SECONDS + GRACE_SECONDS:
        raise StripeError(
            "The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.",
            param="expires_at",
        )
    return given


def _lines(sandbox, parameters, mode):
    items = parameters.get("line_items")
    if not isinstance(items, list) or not items:
        raise missing("line_items")
    lines = [_line(sandbox, item) for item in items]
    if len({line["currency"] for line in lines}) > 1:
        raise StripeError("All line items must have the same currency.", param="line_items")
    recurring = [line["price"]["type"] == "recurring" for line in lines]
    if mode == "payment" and any(recurring):
        raise StripeError("You specified `payment` mode but passed a recurring price.", param="mode")
    if mode == "subscription" and not any(recurring):
        raise StripeError("You must provide at least one recurring price in `subscription` mode.", param="line_items")
    return lines


def _line(sandbox, item):
    read.only(item, "price price_data quantity")
    if identifier := read.text(item, "price"):
        price = store.find(sandbox, "price", identifier, "line_items[price]")
    elif data := read.group(item, "price_data"):
        read.only(data, "currency unit_amount product product_data recurring tax_behavior")
        price = price_from(sandbox, data)
    else:
        raise missing("line_items[price_data]")
    quantity = read.number(item, "quantity", 1, required=True)
    amount = price["unit_amount"] * quantity
    return {
        "id": store.new_id("line_item"),
        "object": "item",
        "adjustable_quantity": None,
        "amount_discount": 0,
        "amount_subtotal": amount,
        "amount_tax": 0,
        "amount_total": amount,
        "currency": price["currency"],
        "description": sandbox.stripe.objects[price["product"]]["name"],
        "metadata": {},
        "price": price,
        "quantity": quantity,
    }


def _kept_data(parameters):
    payment, subscription = read.group(parameters, "payment_intent_data"), read.group(parameters, "subscription_data")
    read.only(payment, "metadata description receipt_email")
    read.only(subscription, "metadata description")
    return {"payment_intent_data": payment, "subscription_data": subscription}


def _session(sandbox, parameters, mode, lines, total, expires_at):
    identifier = store.new_id("checkout.session")
    customer = read.text(parameters, "customer")
    if customer:
        store.find(sandbox, "customer", customer, "customer")
        if parameters.get("customer_email"):
            raise StripeError("You may only specify one of these parameters: customer, customer_email.")
    return store.make(
        sandbox,
        "checkout.session",
        id=identifier,
        adaptive_pricing={"enabled": False},
        amount_subtotal=total,
        amount_total=total,
        automatic_tax={"enabled": False, "liability": None, "provider": None, "status": None},
        cancel_url=read.web_address(parameters, "cancel_url"),
        client_reference_id=read.text(parameters, "client_reference_id", 200),
        currency=lines[0]["currency"],
        custom_fields=[],
        custom_text=dict.fromkeys(("after_submit", "shipping_address", "submit", "terms_of_service_acceptance")),
        customer=customer,
        customer_creation=None if customer else ("always" if mode == "subscription" else "if_required"),
        customer_email=read.text(parameters, "customer_email", 512),
        discounts=[],
        expires_at=expires_at,
        locale=read.text(parameters, "locale", 10),
        metadata=read.metadata(parameters),
        mode=mode,
        payment_method_collection="always" if mode == "subscription" else "if_required",
        payment_method_options={},
        payment_method_types=parameters.get("payment_method_types") or ["card"],
        payment_status="unpaid",
        phone_number_collection={"enabled": False},
        shipping_options=[],
        status="open",
        success_url=_success_url(parameters),
        total_details={"amount_discount": 0, "amount_shipping": 0, "amount_tax": 0},
        ui_mode="hosted_page",
        url=f"{sandbox.address}/checkout/{identifier}",
        wallet_options=None,
    )


def _success_url(parameters):
    value = read.web_address(parameters, "success_url", required=True)
    if not urlsplit(value).hostname:
        raise StripeError("Not a valid URL", "url_invalid", "success_url")
    return value
