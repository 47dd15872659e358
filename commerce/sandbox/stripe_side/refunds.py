"""Stripe: refunds. More than was paid is refused; a refund can fail after it was shown as succeeded."""

from . import parameters as read
from . import store
from .errors import StripeError, missing
from .events import emit
from .payments import book

REASONS = ("duplicate", "fraudulent", "requested_by_customer")
NOT_GIVEN_BACK = ("failed", "canceled")


def create_refund(sandbox, parameters):
    read.only(parameters, "payment_intent charge amount reason metadata")
    charge = _charge_of(sandbox, parameters)
    left = charge["amount"] - charge["amount_refunded"]
    amount = read.number(parameters, "amount", 1)
    if left == 0:
        raise StripeError(f"Charge {charge['id']} has already been refunded.", "charge_already_refunded")
    if amount is not None and amount > left:
        raise StripeError(
            f"Refund amount ({amount}) is greater than unrefunded amount on charge ({left}).", param="amount"
        )
    refund = store.make(
        sandbox,
        "refund",
        amount=amount or left,
        charge=charge["id"],
        currency=charge["currency"],
        destination_details={"card": {"type": "refund"}, "type": "card"},
        metadata=read.metadata(parameters),
        payment_intent=charge["payment_intent"],
        payment_method=charge["payment_method"],
        customer=charge["customer"],
        reason=read.choice(parameters, "reason", REASONS),
        status="succeeded",
    )
    refund["balance_transaction"] = book(sandbox, "refund", -refund["amount"], refund)["id"]
    _set_refunded(charge, charge["amount_refunded"] + refund["amount"])
    emit(sandbox, "refund.created", refund)
    emit(sandbox, "charge.refunded", charge)
    return refund


def update_refund(sandbox, parameters, identifier):
    read.only(parameters, "metadata")
    refund = store.find(sandbox, "refund", identifier)
    refund["metadata"].update(read.metadata(parameters))
    emit(sandbox, "refund.updated", refund)
    return refund


def move_refund(sandbox, identifier, status):
    """A control call's: the bank refuses (`failed`, `canceled`), or is still busy (`pending`), or is done."""
    refund = store.find(sandbox, "refund", identifier)
    charge = store.find(sandbox, "charge", refund["charge"])
    gave_back = refund["status"] not in NOT_GIVEN_BACK
    gives_back = status not in NOT_GIVEN_BACK
    change = (gives_back - gave_back) * refund["amount"]
    if change:
        _set_refunded(charge, charge["amount_refunded"] + change)
        kind = "refund" if gives_back else "refund_failure"
        moved = book(sandbox, kind, -change, refund)["id"]
    refund["status"] = status
    refund.pop("failure_reason", None)
    if status == "failed":
        refund.update(failure_reason="lost_or_stolen_card", failure_balance_transaction=moved if change else None)
    emit(sandbox, "refund.updated", refund)
    if status == "failed":
        emit(sandbox, "refund.failed", refund)
    return refund


def list_refunds(sandbox, parameters):
    return store.listed(sandbox, "refund", parameters, "/v1/refunds", "payment_intent charge")


def _charge_of(sandbox, parameters):
    if identifier := read.text(parameters, "charge"):
        return store.find(sandbox, "charge", identifier, "charge")
    if identifier := read.text(parameters, "payment_intent"):
        payment = store.find(sandbox, "payment_intent", identifier, "payment_intent")
        if payment["latest_charge"] is None:
            raise StripeError(f"This PaymentIntent ({identifier}) does not have a successful charge to refund.")
        return store.find(sandbox, "charge", payment["latest_charge"])
    raise missing("payment_intent")


def _set_refunded(charge, amount):
    charge["amount_refunded"] = amount
    charge["refunded"] = amount == charge["amount"]
