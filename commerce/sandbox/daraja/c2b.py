"""Daraja: payments by hand (C2B): registering URLs, simulating a payment, validation and confirmation."""

import json

from ..callbacks import send
from ..web import json_reply
from . import checks, ledger
from .errors import DarajaError
from .numbers import compact_time, new_merchant_request


def register_urls(sandbox, fields):
    """Daraja: once for a shortcode; later calls are refused until the URLs are deleted by other means."""
    shortcode = checks.digits(fields, "ShortCode")
    urls = {
        "ResponseType": checks.one_of(fields, "ResponseType", "Completed", "Cancelled"),
        "ConfirmationURL": checks.neutral_address(fields, "ConfirmationURL"),
        "ValidationURL": checks.neutral_address(fields, "ValidationURL"),
        "validate": False,
    }
    if shortcode in sandbox.daraja.urls:
        raise DarajaError(500, "500.003.1001", "Urls are already registered")
    sandbox.daraja.urls[shortcode] = urls
    return json_reply(_accepted())


def simulate(sandbox, fields):
    """Daraja: only in its sandbox. The payment is made after the reply, and only if validation lets it."""
    shortcode = checks.digits(fields, "ShortCode")
    command = checks.one_of(fields, "CommandID", "CustomerPayBillOnline", "CustomerBuyGoodsOnline")
    amount = checks.amount_within(int(checks.digits(fields, "Amount")), 1, 250_000)
    phone = checks.digits(fields, "Msisdn")
    # Daraja: a payment to a till carries no reference.
    reference = checks.text(fields, "BillRefNumber", 20) if command == "CustomerPayBillOnline" else ""
    sandbox.clock.after(1, pay_by_hand, sandbox, shortcode, amount, phone, reference)
    return json_reply(_accepted())


def pay_by_hand(sandbox, shortcode, amount, phone, reference):
    facts = {"shortcode": shortcode, "amount": amount, "phone": phone, "reference": reference}
    if not _is_valid(sandbox, facts):
        return
    with sandbox.lock:
        paid = ledger.record(sandbox, kind="by_hand", **facts)
    confirm(sandbox, paid.receipt)


def confirm(sandbox, receipt):
    """Tells the registered URL of a payment; nothing is sent where none is registered."""
    with sandbox.lock:
        paid = sandbox.daraja.transactions[receipt]
        urls = sandbox.daraja.urls.get(paid.shortcode)
        body = _notification(sandbox, vars(paid), paid.receipt, "25.00")
    if urls:
        send(sandbox, "confirmation", urls["ConfirmationURL"], body)


def _is_valid(sandbox, facts):
    """Daraja: validation is off unless asked for; without an answer, ResponseType decides."""
    with sandbox.lock:
        urls = sandbox.daraja.urls.get(facts["shortcode"])
        body = _notification(sandbox, facts, "", "")
    if not urls or not urls["validate"]:
        return True
    note = send(sandbox, "validation", urls["ValidationURL"], body)
    try:
        return str(json.loads(note["answer"])["ResultCode"]) == "0"
    except (ValueError, KeyError, TypeError):
        return urls["ResponseType"] == "Completed"


def _notification(sandbox, facts, receipt, balance):
    phone = facts["phone"]
    return {
        "TransactionType": "Pay Bill" if facts["reference"] else "Buy Goods",
        "TransID": receipt,
        "TransTime": compact_time(facts.get("at") or sandbox.clock.now()),
        "TransAmount": f"{facts['amount']}.00",
        "BusinessShortCode": facts["shortcode"],
        "BillRefNumber": facts["reference"],
        "InvoiceNumber": "",
        "OrgAccountBalance": balance,
        "ThirdPartyTransID": "",
        # Daraja: masked, so it cannot identify the payer.
        "MSISDN": f"{phone[:4]} ***** {phone[-3:]}",
        "FirstName": "NICHOLAS",
        "MiddleName": "",
        "LastName": "",
    }


def _accepted():
    # Daraja: the key really lacks an "n".
    return {
        "OriginatorCoversationID": new_merchant_request(),
        "ResponseCode": "0",
        "ResponseDescription": "Success",
    }
