"""Stripe: payment intents, their charges, and the balance transactions that reconciliation reads."""

import secrets

from . import store
from .events import emit

DECLINED = {
    "type": "card_error",
    "code": "card_declined",
    "decline_code": "generic_decline",
    "message": "Your card was declined.",
}
NOT_AUTHENTICATED = {
    "type": "invalid_request_error",
    "code": "payment_intent_authentication_failure",
    "message": "The provided payment method has failed authentication.",
}
DELAYED_FAILED = {
    "type": "card_error",
    "code": "payment_intent_payment_attempt_failed",
    "message": "The payment failed.",
}


def open_payment(sandbox, amount, currency, **known):
    """A payment intent that still waits for a way to pay."""
    identifier = store.new_id("payment_intent")
    payment = store.make(
        sandbox,
        "payment_intent",
        id=identifier,
        amount=amount,
        amount_capturable=0,
        amount_details={"tip": {}},
        amount_received=0,
        capture_method="automatic",
        client_secret=f"{identifier}_secret_{secrets.token_hex(12)}",
        confirmation_method="automatic",
        currency=currency,
        payment_method_options={},
        payment_method_types=["card"],
        status="requires_payment_method",
        **known,
    )
    emit(sandbox, "payment_intent.created", payment)
    return payment


def start_processing(sandbox, payment):
    payment["status"] = "processing"
    emit(sandbox, "payment_intent.processing", payment)


def fail(sandbox, payment, error):
    payment["status"] = "requires_payment_method"
    payment["last_payment_error"] = dict(error)
    emit(sandbox, "payment_intent.payment_failed", payment)


def succeed(sandbox, payment, billing_details, secure=False):
    """Takes the money: a charge, and its balance transaction."""
    method = "pm_" + secrets.token_hex(12)
    charge = store.make(
        sandbox,
        "charge",
        amount=payment["amount"],
        amount_captured=payment["amount"],
        amount_refunded=0,
        billing_details={
            "address": None,
            "email": None,
            "name": None,
            "phone": None,
            "tax_id": None,
            **billing_details,
        },
        captured=True,
        currency=payment["currency"],
        customer=payment["customer"],
        description=payment["description"],
        disputed=False,
        fraud_details={},
        metadata=dict(payment["metadata"]),
        outcome=_outcome(),
        paid=True,
        payment_intent=payment["id"],
        payment_method=method,
        payment_method_details={"card": _card(secure), "type": "card"},
        receipt_email=payment["receipt_email"],
        refunded=False,
        status="succeeded",
    )
    charge["refunds"] = store.whole_list([], f"/v1/charges/{charge['id']}/refunds")
    charge["receipt_url"] = f"{sandbox.address}/receipts/{charge['id']}"
    charge["balance_transaction"] = book(sandbox, "charge", payment["amount"], charge, _fee(payment["amount"]))["id"]
    payment.update(
        status="succeeded",
        amount_received=payment["amount"],
        latest_charge=charge["id"],
        payment_method=method,
        last_payment_error=None,
    )
    emit(sandbox, "charge.succeeded", charge)
    emit(sandbox, "payment_intent.succeeded", payment)
    return charge


def book(sandbox, kind, amount, source, fee=0):
    """A balance transaction; what leaves the account is negative."""
    details = {"amount": fee, "application": None, "currency": source["currency"], "type": "stripe_fee"}
    return store.make(
        sandbox,
        "balance_transaction",
        amount=amount,
        available_on=sandbox.now(),
        balance_type="payments",
        currency=source["currency"],
        fee=fee,
        fee_details=[{**details, "description": "Stripe processing fees"}] if fee else [],
        net=amount - fee,
        reporting_category=kind,
        source=source["id"],
        status="available",
        type=kind,
    )


def _fee(amount):
    # Ours: 2.9 per cent and 30 minor units, never more than the payment. Only its presence matters.
    return min(amount, amount * 29 // 1000 + 30)


def _outcome():
    return {
        "advice_code": None,
        "network_advice_code": None,
        "network_decline_code": None,
        "network_status": "approved_by_network",
        "reason": None,
        "seller_message": "Payment complete.",
        "type": "authorized",
    }


def _card(secure):
    unknown = (
        "amount_authorized authorization_code extended_authorization incremental_authorization installments mandate "
        "multicapture network_token network_transaction_id overcapture regulated_status transaction_link_id wallet"
    )
    return {
        **dict.fromkeys(unknown.split()),
        "brand": "visa",
        "checks": {"address_line1_check": None, "address_postal_code_check": None, "cvc_check": "pass"},
        "country": "KE",
        "exp_month": 12,
        "exp_year": 2034,
        "fingerprint": "SandboxFingerpri",
        "funding": "credit",
        "last4": "4242",
        "network": "visa",
        "three_d_secure": _secure() if secure else None,
    }


def _secure():
    return {
        "authentication_flow": "challenge",
        "electronic_commerce_indicator": "05",
        "exemption_indicator": None,
        "result": "authenticated",
        "result_reason": None,
        "transaction_id": secrets.token_hex(16),
        "version": "2.2.0",
    }
