"""Daraja: Pull transactions, the list to reconcile by: the last 48 hours, by pages, without `/mpesa/` in the path."""

from datetime import datetime

from ..web import json_reply
from . import checks
from .errors import DarajaError, bad_field
from .numbers import NAIROBI, nairobi, new_merchant_request

KEPT_SECONDS = 48 * 3600
ROWS_A_PAGE = 100


def register(sandbox, fields):
    shortcode = checks.digits(fields, "ShortCode")
    checks.one_of(fields, "RequestType", "Pull")
    checks.digits(fields, "NominatedNumber")
    checks.address(fields, "CallBackURL")
    if shortcode not in sandbox.daraja.pull_shortcodes:
        sandbox.daraja.pull_shortcodes.append(shortcode)
    return json_reply(
        {
            "ResponseRefID": new_merchant_request(),
            "ResponseStatus": "1000",
            "ShortCode": shortcode,
            "ResponseDescription": "ShortCode registered successfully",
        }
    )


def query(sandbox, fields):
    """Rows are in a list in a list; 1000 says that there are some, 1001 that there are none."""
    shortcode = checks.digits(fields, "ShortCode")
    if shortcode not in sandbox.daraja.pull_shortcodes:
        raise DarajaError(500, "500.003.1001", "ShortCode is not registered")
    start, end = _time(fields, "StartDate"), _time(fields, "EndDate")
    offset = int(checks.digits(fields, "OffSetValue"))
    start = max(start, sandbox.clock.now() - KEPT_SECONDS)
    found = [
        transaction
        for transaction in sandbox.daraja.transactions.values()
        # Their times have whole seconds, so a payment within the last second still belongs to it.
        if transaction.kind in ("push", "by_hand")
        and transaction.shortcode == shortcode
        and start <= transaction.at < end + 1
    ]
    rows = [_row(transaction) for transaction in found[offset : offset + ROWS_A_PAGE]]
    return json_reply(
        {
            "ResponseRefID": new_merchant_request(),
            "ResponseCode": "1000" if rows else "1001",
            "ResponseMessage": "Success" if rows else "No transactions found",
            "Response": [rows],
        }
    )


def _time(fields, name):
    try:
        return datetime.strptime(fields[name], "%Y-%m-%d %H:%M:%S").replace(tzinfo=NAIROBI).timestamp()
    except (KeyError, TypeError, ValueError):
        raise bad_field(name) from None


def _row(transaction):
    return {
        "transactionId": transaction.receipt,
        "trxDate": f"{nairobi(transaction.at):%Y-%m-%dT%H:%M:%S%z}",
        "msisdn": int(transaction.phone),
        "sender": "MPESA",
        "transactiontype": "c2b-pay-bill-debit",
        "billreference": transaction.reference,
        "amount": f"{transaction.amount}.00",
        "organizationname": "Learnsync Sandbox",
    }
