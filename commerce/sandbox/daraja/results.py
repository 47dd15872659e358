"""The work behind the operator's calls. Each returns code, parameters of the result (None if failed), and receipt."""

from . import ledger
from .numbers import compact_time, nairobi, new_receipt

NO_RECEIPT = "0000000000"
FIRST_WORKING_BALANCE, FIRST_UTILITY_BALANCE = 700_000, 228_037


def status_result(sandbox, fields, ids):
    receipt = fields.get("TransactionID") or sandbox.daraja.payouts.get(fields.get("OriginalConversationID"))
    found = sandbox.daraja.transactions.get(receipt)
    if found is None:
        return "R000002", None, NO_RECEIPT
    parameters = {
        "ReceiptNo": found.receipt,
        "TransactionStatus": "Completed",
        "Amount": float(found.amount),
        "InitiatedTime": int(compact_time(found.at)),
        "FinalisedTime": int(compact_time(found.at)),
        "DebitPartyName": f"{found.phone} - NICHOLAS",
        "ReasonType": "Pay Bill Online",
    }
    return "0", parameters, new_receipt()


def reversal_result(sandbox, fields, ids):
    original = sandbox.daraja.transactions.get(fields["TransactionID"])
    if original is None or original.kind not in ("push", "by_hand"):
        return "R000002", None, NO_RECEIPT
    if original.reversed:
        return "R000001", None, NO_RECEIPT
    if int(fields["Amount"]) != original.amount:
        # Ours: partial reversal is not documented, so it is refused as an unknown original.
        return "R000002", None, NO_RECEIPT
    original.reversed = True
    back = _record_out(sandbox, "reversal", original.amount, original.phone, original.shortcode, original.receipt)
    parameters = {
        "Amount": float(back.amount),
        "OriginalTransactionID": original.receipt,
        "TransCompletedTime": int(compact_time(back.at)),
        "Charge": 0.0,
        "CreditPartyPublicName": f"{original.phone} - NICHOLAS",
    }
    return "0", parameters, back.receipt


def payout_result(sandbox, fields, ids):
    paid = _record_out(sandbox, "payout", fields["Amount"], str(fields["PartyB"]), str(fields["PartyA"]))
    sandbox.daraja.payouts[fields["OriginatorConversationID"]] = paid.receipt
    parameters = {
        "TransactionAmount": paid.amount,
        "TransactionReceipt": paid.receipt,
        "ReceiverPartyPublicName": f"{paid.phone} - NICHOLAS",
        "TransactionCompletedDateTime": f"{nairobi(paid.at):%d.%m.%Y %H:%M:%S}",
        "B2CRecipientIsRegisteredCustomer": "Y",
        "B2CChargesPaidAccountAvailableFunds": 0.0,
        "B2CUtilityAccountAvailableFunds": float(_balances(sandbox)["Utility Account"]),
        "B2CWorkingAccountAvailableFunds": float(_balances(sandbox)["Working Account"]),
    }
    return "0", parameters, paid.receipt


def balance_result(sandbox, fields, ids):
    accounts = [f"{name}|KES|{value}.00|{value}.00|0.00|0.00" for name, value in _balances(sandbox).items()]
    parameters = {"AccountBalance": "&".join(accounts), "BOCompletedTime": int(compact_time(sandbox.clock.now()))}
    return "0", parameters, new_receipt()


def _record_out(sandbox, kind, amount, phone, shortcode, original=""):
    return ledger.record(
        sandbox, kind=kind, amount=amount, phone=phone, shortcode=shortcode, reference="", original=original
    )


def _balances(sandbox):
    totals = {"push": 0, "by_hand": 0, "payout": 0, "reversal": 0}
    for transaction in sandbox.daraja.transactions.values():
        totals[transaction.kind] += transaction.amount
    received = totals["push"] + totals["by_hand"] - totals["reversal"]
    return {
        "Working Account": FIRST_WORKING_BALANCE + received,
        "Utility Account": FIRST_UTILITY_BALANCE - totals["payout"],
    }
