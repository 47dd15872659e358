"""Stripe: a session of the customer portal, where a subscription is cancelled or kept."""

from . import parameters as read
from . import store


def create_portal_session(sandbox, parameters):
    read.only(parameters, "customer return_url locale configuration")
    customer = store.find(sandbox, "customer", read.text(parameters, "customer", required=True), "customer")
    identifier = store.new_id("billing_portal.session")
    return store.make(
        sandbox,
        "billing_portal.session",
        id=identifier,
        configuration=read.text(parameters, "configuration") or "bpc_sandbox",
        customer=customer["id"],
        locale=read.text(parameters, "locale", 10),
        return_url=read.web_address(parameters, "return_url"),
        url=f"{sandbox.address}/portal/{identifier}",
    )
