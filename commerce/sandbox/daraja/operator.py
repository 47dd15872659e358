"""Daraja: what an API operator may do: transaction status, reversal, payout (B2C), account balance.

All are acknowledged at once; the outcome is posted to ResultURL later. A wrong operator is told there (2001).
"""

from ..callbacks import send
from ..web import json_reply
from . import checks
from .errors import DarajaError
from .numbers import new_conversation, new_merchant_request
from .results import balance_result, payout_result, reversal_result, status_result

RESULT_TEXTS = {
    "0": "The service request is processed successfully.",
    "1": "The balance is insufficient for the transaction.",
    "21": "The initiator is not allowed to initiate this request",
    "2001": "The initiator information is invalid.",
    "8006": "The security credential is locked.",
    "R000001": "The transaction has already been reversed.",
    "R000002": "The OriginalTransactionID is invalid.",
}
SECONDS_TO_RESULT = 2


def transaction_status(sandbox, fields):
    checks.one_of(fields, "CommandID", "TransactionStatusQuery")
    checks.digits(fields, "PartyA")
    checks.one_of(fields, "IdentifierType", "4", 4)
    original = checks.text(fields, "OriginalConversationID", 100, required=False)
    checks.text(fields, "TransactionID", 20, required=not original)
    return _accept(sandbox, fields, "Initiator", status_result)


def reversal(sandbox, fields):
    checks.one_of(fields, "CommandID", "TransactionReversal")
    checks.text(fields, "TransactionID", 20)
    checks.amount_within(int(checks.digits(fields, "Amount")), 1, 250_000)
    checks.digits(fields, "ReceiverParty")
    # Daraja: misspelled on purpose, and 11.
    checks.one_of(fields, "RecieverIdentifierType", "11", 11)
    return _accept(sandbox, fields, "Initiator", reversal_result)


def payout(sandbox, fields):
    originator = checks.text(fields, "OriginatorConversationID", 100)
    checks.one_of(fields, "CommandID", "BusinessPayment", "SalaryPayment", "PromotionPayment")
    checks.amount_within(checks.whole_number(fields, "Amount"), 10, 250_000)
    checks.whole_number(fields, "PartyA")
    checks.phone(fields, "PartyB")
    if originator in sandbox.daraja.payouts:
        raise DarajaError(500, "500.002.1001", "Duplicate OriginatorConversationID")
    reply = _accept(sandbox, fields, "InitiatorName", payout_result, originator)
    sandbox.daraja.payouts[originator] = ""
    return reply


def account_balance(sandbox, fields):
    checks.one_of(fields, "CommandID", "AccountBalance")
    checks.digits(fields, "PartyA")
    checks.one_of(fields, "IdentifierType", "4", 4)
    return _accept(sandbox, fields, "Initiator", balance_result)


def _accept(sandbox, fields, initiator_key, work, originator=None):
    initiator = checks.text(fields, initiator_key, 100)
    checks.security_credential(fields)
    checks.text(fields, "Remarks", 100)
    checks.address(fields, "ResultURL")
    checks.address(fields, "QueueTimeOutURL")
    ids = {
        "OriginatorConversationID": originator or new_merchant_request(),
        "ConversationID": new_conversation(sandbox.clock.now()),
    }
    order = sandbox.daraja.next_results.pop(0) if sandbox.daraja.next_results else {}
    if initiator != sandbox.settings.initiator:
        order = {"code": "2001"}
    sandbox.clock.after(SECONDS_TO_RESULT, _finish, sandbox, fields, ids, work, order)
    description = "Accept the service request successfully."
    return json_reply({**ids, "ResponseCode": "0", "ResponseDescription": description})


def _finish(sandbox, fields, ids, work, order):
    """Does the work and posts its result; `order` is what a control call said about it."""
    with sandbox.lock:
        ordered_code = str(order.get("code", "0"))
        code, parameters, receipt = (
            work(sandbox, fields, ids) if ordered_code == "0" else (ordered_code, None, "0000000000")
        )
        body = _result_body(fields, ids, code, parameters, receipt)
    way = order.get("way", "once")
    if way == "timeout":
        send(sandbox, "timeout", fields["QueueTimeOutURL"], body)
    elif way != "never":
        for _ in range(2 if way == "twice" else 1):
            send(sandbox, "result", fields["ResultURL"], body)


def _result_body(fields, ids, code, parameters, receipt):
    """Daraja: failed results have no ResultParameters, and codes are numbers unless they cannot be."""
    result = {
        "ResultType": 0,
        "ResultCode": int(code) if code.isdigit() else code,
        "ResultDesc": RESULT_TEXTS.get(code, f"Result {code}."),
        **ids,
        "TransactionID": receipt,
    }
    if parameters:
        listed = [{"Key": key, "Value": value} for key, value in parameters.items()]
        result["ResultParameters"] = {"ResultParameter": listed}
    reference = {"Key": "QueueTimeoutURL", "Value": fields["QueueTimeOutURL"]}
    result["ReferenceData"] = {"ReferenceItem": reference}
    return {"Result": result}
