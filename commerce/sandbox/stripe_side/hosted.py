"""What the card page does to a session: pay, decline, pay later by a delayed method, and 3-D Secure."""

from . import payments, store
from .catalogue import create_customer
from .errors import StripeError
from .events import emit
from .sessions import data_of, lines_of
from .subscriptions import open_subscription

DELAYED_SECONDS = 10


def pay(sandbox, session, secure=False):
    """The card is charged and the session is complete. `secure`: after 3-D Secure."""
    _must_be_open(session)
    if session["mode"] == "subscription":
        _subscribe(sandbox, session)
    else:
        payments.succeed(sandbox, _payment_of(sandbox, session), _billing_details(session), secure)
    _complete(sandbox, session, "paid")


def decline(sandbox, session, error=payments.DECLINED):
    """The card is refused; the session stays open, so that another card can be tried."""
    _must_be_open(session)
    if session["mode"] == "payment":
        payments.fail(sandbox, _payment_of(sandbox, session), error)


def pay_delayed(sandbox, session, succeeds):
    """Complete but unpaid; the money comes, or does not, some seconds later."""
    _must_be_open(session)
    if session["mode"] != "payment":
        raise StripeError("Ours: delayed methods are for one-time payments only.")
    payment = _payment_of(sandbox, session)
    payments.start_processing(sandbox, payment)
    _complete(sandbox, session, "unpaid")
    sandbox.clock.after(DELAYED_SECONDS, _finish_delayed, sandbox, session, payment, succeeds)


def _finish_delayed(sandbox, session, payment, succeeds):
    with sandbox.lock:
        if succeeds:
            payments.succeed(sandbox, payment, _billing_details(session))
            session["payment_status"] = "paid"
            emit(sandbox, "checkout.session.async_payment_succeeded", session)
        else:
            payments.fail(sandbox, payment, payments.DELAYED_FAILED)
            emit(sandbox, "checkout.session.async_payment_failed", session)


def _must_be_open(session):
    if session["status"] != "open":
        raise StripeError(f"This Checkout Session is {session['status']}.")


def _payment_of(sandbox, session):
    """The session's payment intent. Stripe: there is none before the payer first tries to pay."""
    if session["payment_intent"]:
        return sandbox.stripe.objects[session["payment_intent"]]
    data = data_of(sandbox, session)
    payment = payments.open_payment(
        sandbox,
        session["amount_total"],
        session["currency"],
        customer=session["customer"],
        description=data.get("description"),
        metadata=dict(data.get("metadata") or {}),
        receipt_email=data.get("receipt_email"),
    )
    session["payment_intent"] = payment["id"]
    return payment


def _subscribe(sandbox, session):
    if session["customer"] is None:
        customer = create_customer(sandbox, {"email": session["customer_email"] or "payer@example.org"})
        session["customer"] = customer["id"]
    items = [(line["price"], line["quantity"]) for line in lines_of(sandbox, session)]
    metadata = data_of(sandbox, session).get("metadata") or {}
    subscription = open_subscription(sandbox, session["customer"], items, dict(metadata))
    session["subscription"] = subscription["id"]
    session["invoice"] = subscription["latest_invoice"]


def _complete(sandbox, session, payment_status):
    details = dict.fromkeys(
        ("address", "business_name", "individual_name", "name", "phone", "tax_ids", "email", "tax_exempt")
    )
    session.update(
        status="complete",
        payment_status=payment_status,
        url=None,
        customer_details={**details, **_billing_details(session), "tax_exempt": "none"},
    )
    emit(sandbox, "checkout.session.completed", session)


def _billing_details(session):
    return {"email": session["customer_email"] or "payer@example.org", "name": "Sandbox Payer"}


def checkout_session(sandbox, identifier):
    return store.find(sandbox, "checkout.session", identifier)
