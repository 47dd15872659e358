"""A sandbox that really listens, a shop that it calls, and people who talk to it over HTTP."""

import base64

import pytest
import requests
import stripe

from commerce.sandbox.server import running_sandbox
from commerce.sandbox.settings import Settings

from .shop import Shop

PASSKEY = "bfb279f9aa9bdbcf158e97dd71a467cd2e0c893059b10f78e6b72ada1ed2c919"
TIMESTAMP = "20210628092408"
PASSWORD = base64.b64encode(f"174379{PASSKEY}{TIMESTAMP}".encode()).decode()


class Gateway:
    """Plain HTTP to the sandbox; `token` goes with every call."""

    def __init__(self, address):
        self.address = address
        self.token = ""

    def get(self, path, **options):
        return requests.get(self.address + path, timeout=5, **options)

    def post(self, path, body=None, timeout=5):
        headers = {"Authorization": f"Bearer {self.token}"}
        return requests.post(self.address + path, json=body or {}, headers=headers, timeout=timeout)

    def sign_in(self):
        query = {"grant_type": "client_credentials"}
        keys = ("sandbox-consumer-key", "sandbox-consumer-secret")
        reply = self.get("/oauth/v1/generate", params=query, auth=keys)
        self.token = reply.json()["access_token"]
        return reply

    def query(self, checkout):
        signed = {"BusinessShortCode": 174379, "Password": PASSWORD, "Timestamp": TIMESTAMP}
        return self.post("/mpesa/stkpushquery/v1/query", {**signed, "CheckoutRequestID": checkout})

    def press(self, path, action):
        """Presses a button of a page."""
        return requests.post(self.address + path, data={"action": action}, allow_redirects=False, timeout=5)

    def run_until_idle(self):
        assert self.post("/sandbox/clock/run-until-idle").json() == {"idle": True}

    def state(self):
        return self.get("/sandbox/state").json()


@pytest.fixture
def sandbox():
    with running_sandbox(Settings(slow_answer_seconds=30)) as running:
        yield running


@pytest.fixture
def shop():
    with Shop() as listening:
        yield listening


@pytest.fixture
def gateway(sandbox):
    """Somebody without a token."""
    return Gateway(sandbox.address)


@pytest.fixture
def daraja(gateway):
    """Somebody with a token."""
    gateway.sign_in()
    return gateway


@pytest.fixture
def push_body(shop):
    """`push_body(Amount=1)`: a correct push, but for what is said."""

    def make(phone=254708374100, **changes):
        return {
            "BusinessShortCode": 174379,
            "Password": PASSWORD,
            "Timestamp": TIMESTAMP,
            "TransactionType": "CustomerPayBillOnline",
            "Amount": 1500,
            "PartyA": phone,
            "PartyB": 174379,
            "PhoneNumber": phone,
            "CallBackURL": f"{shop.address}/push",
            "AccountReference": "K7Q2MX9A",
            "TransactionDesc": "Course fee",
            **changes,
        }

    return make


@pytest.fixture
def push(daraja, push_body):
    """`push(phone=254708374101)`: asks a phone to pay."""

    def send(**changes):
        return daraja.post("/mpesa/stkpush/v1/processrequest", push_body(**changes))

    return send


@pytest.fixture
def client(sandbox):
    """Stripe's own library, talking to the sandbox."""
    return stripe.StripeClient("sk_test_sandbox", base_addresses={"api": sandbox.address}, max_network_retries=0)


@pytest.fixture
def webhooks(gateway, shop):
    """`webhooks(repeat=2)`: sends Stripe's events to the shop, with these switches."""

    def switch(**switches):
        return gateway.post("/sandbox/stripe/webhooks", {"url": f"{shop.address}/stripe", **switches}).json()

    switch()
    return switch


@pytest.fixture
def new_session(client):
    """`new_session(client_reference_id="a-1")`: a checkout session for one course."""

    def create(options=None, **changes):
        course = {"currency": "kes", "unit_amount": 150000, "product_data": {"name": "Beekeeping"}}
        parameters = {
            "mode": "payment",
            "line_items": [{"price_data": course, "quantity": 1}],
            "success_url": "http://127.0.0.1:8000/paid?session={CHECKOUT_SESSION_ID}",
            "cancel_url": "http://127.0.0.1:8000/basket",
            "metadata": {"attempt": "a-1"},
            **changes,
        }
        return client.v1.checkout.sessions.create(parameters, options or {})

    return create


@pytest.fixture
def paid_session(gateway, client, new_session):
    """A checkout session that somebody paid by card."""
    session = new_session()
    gateway.press(f"/checkout/{session.id}", "pay")
    return client.v1.checkout.sessions.retrieve(session.id)


@pytest.fixture
def subscription(gateway, client, new_session):
    """The subscription of somebody who joined by the card page."""
    month = {
        "currency": "kes",
        "unit_amount": 90000,
        "product_data": {"name": "Membership"},
        "recurring": {"interval": "month"},
    }
    session = new_session(
        mode="subscription",
        line_items=[{"price_data": month, "quantity": 1}],
        customer_email="amina@example.org",
        subscription_data={"metadata": {"member": "7"}},
    )
    gateway.press(f"/checkout/{session.id}", "pay")
    joined = client.v1.checkout.sessions.retrieve(session.id)
    return client.v1.subscriptions.retrieve(joined.subscription)
