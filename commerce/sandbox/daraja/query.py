"""Daraja: `POST /mpesa/stkpushquery/v1/query`. It knows no receipt and no amount, and pending has two shapes."""

from ..web import json_reply
from . import checks
from .errors import DarajaError, bad_field
from .scenarios import RESULTS


def query(sandbox, fields):
    checks.signed_by_us(sandbox, fields)
    push = sandbox.daraja.pushes.get(str(fields.get("CheckoutRequestID")))
    if push is None:
        raise bad_field("CheckoutRequestID")
    push.queries += 1
    code = push.code
    if code is None:
        if push.queries % 2 == 0:
            raise DarajaError(500, "500.001.1001", "The transaction is being processed")
        code = 4999
    elif push.scenario.query_code is not None:
        code = push.scenario.query_code
    return json_reply(
        {
            "ResponseCode": "0",
            "ResponseDescription": "The service request has been accepted successfully",
            "MerchantRequestID": push.merchant,
            "CheckoutRequestID": push.checkout,
            "ResultCode": str(code),
            "ResultDesc": RESULTS.get(code, f"Result {code}."),
        }
    )
