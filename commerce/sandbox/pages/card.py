"""The hosted card page of a checkout session: pay, decline, 3-D Secure, delayed, cancel."""

from html import escape

from ..stripe_side import hosted, payments
from ..stripe_side.errors import StripeError
from ..stripe_side.sessions import lines_of
from ..web import redirect
from .layout import buttons, page_reply

# Stripe: currencies without minor units; all others have two digits here.
ZERO_DECIMAL = "BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF UGX VND VUV XAF XOF XPF"
CHOICES = [
    ("pay", "Pay"),
    ("decline", "Pay with a card that is declined"),
    ("secure", "Pay with 3-D Secure"),
]
DELAYED_CHOICES = [
    ("delayed", "Pay by a delayed method"),
    ("delayed_failing", "Pay by a delayed method that fails"),
]


def amount_text(minor, currency):
    if currency.upper() in ZERO_DECIMAL:
        return f"{currency.upper()} {minor:,}"
    return f"{currency.upper()} {minor // 100:,}.{minor % 100:02d}"


def checkout(sandbox, request, identifier):
    return _with_session(sandbox, identifier, _checkout_page)


def act(sandbox, request, identifier):
    action = dict(request.form()).get("action")
    return _with_session(sandbox, identifier, lambda sandbox, session: _do(sandbox, session, action))


def secure(sandbox, request, identifier):
    return _with_session(sandbox, identifier, _secure_page)


def _with_session(sandbox, identifier, answer):
    try:
        session = hosted.checkout_session(sandbox, identifier)
    except StripeError:
        return page_reply("No such payment", "<p>The sandbox knows no such checkout session.</p>", 404)
    if session["status"] != "open":
        return page_reply("Payment closed", f"<p>This checkout session is {escape(session['status'])}.</p>", 410)
    return answer(sandbox, session)


def _checkout_page(sandbox, session):
    lines = "".join(
        f"<li>{escape(line['description'])} × {line['quantity']}: "
        f"{escape(amount_text(line['amount_total'], line['currency']))}</li>"
        for line in lines_of(sandbox, session)
    )
    total = escape(amount_text(session["amount_total"], session["currency"]))
    choices = CHOICES + (DELAYED_CHOICES if session["mode"] == "payment" else [])
    if session["cancel_url"]:
        choices = [*choices, ("cancel", "Cancel and go back")]
    content = (
        f'{_problem(sandbox, session)}<div class="card"><ul>{lines}</ul><p class="total">{total}</p>'
        f"{buttons(_address(session), choices)}</div>"
    )
    return page_reply("Pay by card", content)


def _problem(sandbox, session):
    payment = sandbox.stripe.objects.get(session["payment_intent"])
    if not payment or not payment["last_payment_error"]:
        return ""
    return f'<p role="alert"><strong>{escape(payment["last_payment_error"]["message"])}</strong></p>'


def _secure_page(sandbox, session):
    choices = [("secure_done", "Complete authentication"), ("secure_failed", "Fail authentication")]
    content = f'<div class="card"><p>Your bank asks who you are.</p>{buttons(_address(session), choices)}</div>'
    return page_reply("3-D Secure", content)


def _do(sandbox, session, action):
    if action == "cancel" and session["cancel_url"]:
        return redirect(session["cancel_url"])
    if action == "secure":
        return redirect(f"{_address(session)}/secure")
    if action in ("decline", "secure_failed"):
        error = payments.DECLINED if action == "decline" else payments.NOT_AUTHENTICATED
        hosted.decline(sandbox, session, error)
        return redirect(_address(session))
    if action in ("pay", "secure_done"):
        hosted.pay(sandbox, session, secure=action == "secure_done")
    elif action in ("delayed", "delayed_failing") and session["mode"] == "payment":
        hosted.pay_delayed(sandbox, session, succeeds=action == "delayed")
    else:
        return page_reply("No such choice", "<p>The card page has no such button.</p>", 400)
    return redirect(session["success_url"].replace("{CHECKOUT_SESSION_ID}", session["id"]))


def _address(session):
    return f"/checkout/{session['id']}"
