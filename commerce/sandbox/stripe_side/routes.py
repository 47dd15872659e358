"""Which path is which call."""

from . import catalogue, events, portal, refunds, sessions, store, subscriptions


def _retrieve(kind):
    def retrieve(sandbox, parameters, identifier):
        return store.find(sandbox, kind, identifier)

    return retrieve


def _list(kind, url, filters=""):
    def list_all(sandbox, parameters):
        return store.listed(sandbox, kind, parameters, url, filters)

    return list_all


def _reading(url, kind, filters="", list_all=None):
    return [
        ("GET", url, list_all or _list(kind, url, filters)),
        ("GET", rf"{url}/(\w+)", _retrieve(kind)),
    ]


ROUTES = [
    ("POST", r"/v1/checkout/sessions", sessions.create_session),
    ("POST", r"/v1/checkout/sessions/(\w+)/expire", sessions.expire_session),
    ("GET", r"/v1/checkout/sessions/(\w+)/line_items", sessions.session_lines),
    *_reading("/v1/checkout/sessions", "checkout.session", list_all=sessions.list_sessions),
    *_reading("/v1/payment_intents", "payment_intent", "customer"),
    *_reading("/v1/charges", "charge", "payment_intent customer"),
    ("POST", r"/v1/refunds", refunds.create_refund),
    ("POST", r"/v1/refunds/(\w+)", refunds.update_refund),
    *_reading("/v1/refunds", "refund", list_all=refunds.list_refunds),
    ("POST", r"/v1/customers", catalogue.create_customer),
    ("POST", r"/v1/customers/(\w+)", catalogue.update_customer),
    *_reading("/v1/customers", "customer", "email"),
    ("POST", r"/v1/products", catalogue.create_product),
    ("POST", r"/v1/products/(\w+)", catalogue.update_product),
    *_reading("/v1/products", "product", "active"),
    ("POST", r"/v1/prices", catalogue.create_price),
    ("POST", r"/v1/prices/(\w+)", catalogue.update_price),
    *_reading("/v1/prices", "price", "active product type currency"),
    ("POST", r"/v1/subscriptions", subscriptions.create_subscription),
    ("POST", r"/v1/subscriptions/(\w+)", subscriptions.update_subscription),
    ("DELETE", r"/v1/subscriptions/(\w+)", subscriptions.cancel_subscription),
    *_reading("/v1/subscriptions", "subscription", list_all=subscriptions.list_subscriptions),
    *_reading("/v1/invoices", "invoice", "customer status"),
    ("POST", r"/v1/billing_portal/sessions", portal.create_portal_session),
    *_reading("/v1/events", "event", list_all=events.list_events),
    *_reading("/v1/balance_transactions", "balance_transaction", "type source currency"),
]
