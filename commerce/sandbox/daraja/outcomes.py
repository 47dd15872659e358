"""How a push ends, and how the shop hears of it."""

import json
import threading

from ..callbacks import send
from . import ledger
from .c2b import confirm
from .numbers import compact_time
from .scenarios import RESULTS

# Daraja: what one customer may pay in a day, in shillings.
MOST_A_DAY = 500_000


def decide(sandbox, push, code):
    """Ends a push that is still open; the shop hears of it in the way of its scenario. Otherwise does nothing."""
    with sandbox.lock:
        if push.code is not None:
            return
        first_failing = push.scenario.callbacks == "failure_first"
        _set_outcome(sandbox, push, 1032 if first_failing else code)
        sandbox.clock.after(0, _tell, sandbox, push, callback_body(sandbox, push))
    if first_failing:
        sandbox.clock.after(push.scenario.seconds, _succeed_late, sandbox, push)


def tell_before_the_answer(sandbox, push):
    """Ends the push and delivers its callback while the shop still waits for the answer to the push."""
    with sandbox.lock:
        _set_outcome(sandbox, push, push.scenario.code)
        body = callback_body(sandbox, push)
    _tell(sandbox, push, body)


def callback_body(sandbox, push):
    """Daraja: the callback. A failure has no CallbackMetadata at all; the number of the date is Nairobi's time."""
    told = {
        "MerchantRequestID": push.merchant,
        "CheckoutRequestID": push.checkout,
        "ResultCode": push.code,
        "ResultDesc": RESULTS.get(push.code, f"Result {push.code}."),
    }
    if push.code == 0:
        paid = sandbox.daraja.transactions[push.receipt]
        told["CallbackMetadata"] = {
            "Item": [
                {"Name": "Amount", "Value": float(paid.amount)},
                {"Name": "MpesaReceiptNumber", "Value": paid.receipt},
                {"Name": "Balance"},
                {"Name": "TransactionDate", "Value": int(compact_time(paid.at))},
                {"Name": "PhoneNumber", "Value": int(push.phone)},
            ]
        }
    return {"Body": {"stkCallback": told}}


def _set_outcome(sandbox, push, code):
    if code == 0 and _paid_today(sandbox, push.phone) + _amount_paid(push) > MOST_A_DAY:
        code = 4
    push.code = code
    if code == 0:
        paid = ledger.record(
            sandbox,
            kind="push",
            shortcode=push.shortcode,
            amount=_amount_paid(push),
            phone=push.phone,
            reference=push.reference,
        )
        push.receipt = paid.receipt


def _paid_today(sandbox, phone):
    today = compact_time(sandbox.clock.now())[:8]
    return sum(
        paid.amount
        for paid in sandbox.daraja.transactions.values()
        if paid.kind in ("push", "by_hand") and paid.phone == phone and compact_time(paid.at)[:8] == today
    )


def _amount_paid(push):
    if push.scenario.amount is None:
        return push.amount
    if push.scenario.amount > 0:
        return push.scenario.amount
    # Ours: "another amount" is one shilling less, or two where there is no less.
    return push.amount - 1 or 2


def _succeed_late(sandbox, push):
    with sandbox.lock:
        _set_outcome(sandbox, push, 0)
        body = callback_body(sandbox, push)
    _tell(sandbox, push, body)


def _tell(sandbox, push, body):
    way = push.scenario.callbacks
    if way == "never":
        return
    if way == "truncated":
        send(sandbox, "push", push.callback, json.dumps(body).encode()[:80])
        return
    if way == "twice":
        together = [threading.Thread(target=send, args=(sandbox, "push", push.callback, body)) for _ in range(2)]
        for thread in together:
            thread.start()
        for thread in together:
            thread.join()
    else:
        send(sandbox, "push", push.callback, body)
    if push.code == 0:
        # Daraja: a push also raises a C2B confirmation on its shortcode, with the same receipt.
        confirm(sandbox, push.receipt)
