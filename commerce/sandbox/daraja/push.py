"""Daraja: `POST /mpesa/stkpush/v1/processrequest`, the prompt on the phone (M-Pesa Express)."""

from dataclasses import dataclass

from ..web import Reply, json_reply
from . import checks
from .errors import DarajaError, bad_field
from .numbers import new_checkout_request, new_merchant_request
from .outcomes import decide, tell_before_the_answer
from .scenarios import Scenario, scenario_for

MOST_A_TRANSACTION = 250_000
PAYBILL, TILL = "CustomerPayBillOnline", "CustomerBuyGoodsOnline"
HTML_PAGE = b"<!doctype html><title>Gateway</title><h1>Service temporarily unavailable</h1>"


@dataclass
class Push:
    checkout: str
    merchant: str
    shortcode: str
    amount: int
    phone: str
    callback: str
    reference: str
    description: str
    at: float
    scenario: Scenario
    code: int | str | None = None
    receipt: str = ""
    queries: int = 0


def process_request(sandbox, fields):
    push = _checked(sandbox, fields)
    sandbox.daraja.pushes[push.checkout] = push
    before = []
    if push.scenario.callbacks == "before_the_answer":
        before.append(lambda: tell_before_the_answer(sandbox, push))
    elif push.scenario.code is not None:
        sandbox.clock.after(push.scenario.seconds, decide, sandbox, push, push.scenario.code)
    return _answered(sandbox, push, before)


def _checked(sandbox, fields):
    shortcode = checks.signed_by_us(sandbox, fields)
    kind = checks.one_of(fields, "TransactionType", PAYBILL, TILL)
    amount = checks.amount_within(checks.whole_number(fields, "Amount"), 1, MOST_A_TRANSACTION)
    phone = checks.phone(fields, "PhoneNumber")
    if checks.phone(fields, "PartyA") != phone:
        raise bad_field("PartyA")
    # Daraja: a paybill is its own PartyB; with a till, PartyB is the till's number.
    if kind == PAYBILL and checks.whole_number(fields, "PartyB") != int(shortcode):
        raise bad_field("PartyB")
    checks.whole_number(fields, "PartyB")
    return Push(
        checkout=new_checkout_request(sandbox.clock.now()),
        merchant=new_merchant_request(),
        shortcode=shortcode,
        amount=amount,
        phone=phone,
        callback=checks.address(fields, "CallBackURL"),
        reference=checks.text(fields, "AccountReference", 12),
        description=_description(fields),
        at=sandbox.clock.now(),
        scenario=scenario_for(sandbox, phone),
    )


def _description(fields):
    if "TransactionDesc" not in fields:
        # Daraja: documented as optional, refused in these words when it is missing.
        raise bad_field("Remarks")
    return checks.text(fields, "TransactionDesc", 13)


def _answered(sandbox, push, before):
    body = {
        "MerchantRequestID": push.merchant,
        "CheckoutRequestID": push.checkout,
        "ResponseCode": "0",
        "ResponseDescription": "Success. Request accepted for processing",
        "CustomerMessage": "Success. Request accepted for processing",
    }
    reply = json_reply(body, before=before)
    if push.scenario.answer == "slow":
        reply.wait_seconds = sandbox.settings.slow_answer_seconds
    if push.scenario.answer == "error":
        reply = DarajaError(500, "500.003.02", "System is busy. Please try again in few minutes.").reply()
    if push.scenario.answer == "truncated":
        reply.body = reply.body[:60]
    if push.scenario.answer == "not_json":
        reply = Reply(200, HTML_PAGE, content_type="text/html")
    return reply
