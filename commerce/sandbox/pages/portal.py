"""The customer portal: a customer's subscriptions, to be cancelled or kept."""

from html import escape

from ..stripe_side import store
from ..stripe_side.errors import StripeError
from ..stripe_side.subscriptions import end_with_period
from ..web import redirect
from .layout import buttons, page_reply


def portal(sandbox, request, identifier):
    session = _session(sandbox, identifier)
    if session is None:
        return _no_such()
    cards = [
        _card(session, subscription)
        for subscription in store.of_kind(sandbox, "subscription")
        if subscription["customer"] == session["customer"]
    ]
    content = "".join(cards) or "<p>No subscriptions.</p>"
    if session["return_url"]:
        content += f'<p><a href="{escape(session["return_url"])}">Back to the shop</a></p>'
    return page_reply("Your subscriptions", content)


def act(sandbox, request, identifier, subscription_id):
    session = _session(sandbox, identifier)
    subscription = sandbox.stripe.objects.get(subscription_id)
    if session is None or subscription is None or subscription.get("customer") != session["customer"]:
        return _no_such()
    action = dict(request.form()).get("action")
    if action in ("cancel", "keep") and subscription["status"] != "canceled":
        end_with_period(sandbox, subscription, action == "cancel")
    return redirect(f"/portal/{identifier}")


def _session(sandbox, identifier):
    try:
        return store.find(sandbox, "billing_portal.session", identifier)
    except StripeError:
        return None


def _no_such():
    return page_reply("No such page", "<p>The sandbox knows no such portal session or subscription.</p>", 404)


def _card(session, subscription):
    state = "ends with this period" if subscription["cancel_at_period_end"] else subscription["status"]
    content = f"<p>{escape(subscription['id'])}: {escape(state)}</p>"
    if subscription["status"] != "canceled":
        choice = (
            ("keep", "Keep the subscription")
            if subscription["cancel_at_period_end"]
            else ("cancel", "Cancel at the period's end")
        )
        content += buttons(f"/portal/{session['id']}/{subscription['id']}", [choice])
    return f'<div class="card">{content}</div>'
