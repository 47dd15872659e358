"""Every field that Stripe's sample objects have, ours have too, of the same JSON type or null."""

import json
import os
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def samples():
    folder = os.environ.get("STRIPE_FIXTURES")
    if not folder:
        pytest.skip("STRIPE_FIXTURES names no folder with Stripe's fixtures3.json: shapes are not compared.")
    return json.loads((Path(folder) / "fixtures3.json").read_text())["resources"]


def json_type(value):
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int | float):
        return "number"
    return {str: "text", dict: "object", list: "list", type(None): "null"}[type(value)]


def differences(sample, ours, path):
    """What the sample has and ours lacks, or has of another type, down to the last field."""
    if ours is None or sample is None:
        return
    if json_type(sample) != json_type(ours):
        yield f"{path}: {json_type(sample)} in the sample, {json_type(ours)} here"
    elif isinstance(sample, dict):
        for name, value in sample.items():
            if name in ours:
                yield from differences(value, ours[name], f"{path}.{name}")
            else:
                yield f"{path}.{name}: missing"
    elif isinstance(sample, list) and sample and ours:
        yield from differences(sample[0], ours[0], f"{path}[0]")


def test_the_comparison_sees_what_is_wrong():
    sample = {"id": "a", "amount": 1, "paid": True, "lines": [{"price": {"id": "p"}}]}

    found = list(differences(sample, {"id": None, "amount": "1", "lines": [{"price": {}}]}, "x"))

    assert found == [
        "x.amount: number in the sample, text here",
        "x.paid: missing",
        "x.lines[0].price.id: missing",
    ]


@pytest.fixture
def objects(gateway, client, paid_session, subscription, new_session):
    """One of everything, after a purchase, a declined card, a membership that failed, and a refund."""
    client.v1.refunds.create({"payment_intent": paid_session.payment_intent, "amount": 1000})
    client.v1.billing_portal.sessions.create({"customer": subscription.customer})
    gateway.press(f"/checkout/{new_session().id}", "decline")
    gateway.press(f"/checkout/{new_session().id}", "secure_done")
    gateway.post(f"/sandbox/stripe/subscriptions/{subscription.id}/invoice-payment-failed")
    return list(gateway.state()["stripe"]["objects"].values())


@pytest.mark.parametrize(
    ("kind", "at_least"),
    [
        ("checkout.session", 4),
        ("payment_intent", 5),
        ("charge", 3),
        ("refund", 1),
        ("customer", 1),
        ("product", 4),
        ("price", 4),
        ("subscription", 1),
        ("subscription_item", 1),
        ("invoice", 2),
        ("billing_portal.session", 1),
        ("event", 10),
        ("balance_transaction", 4),
    ],
)
def test_objects_have_all_fields_of_the_sample(samples, objects, kind, at_least):
    # A sample event carries a plan; what ours carry is compared as the objects they are.
    sample = {name: value for name, value in samples[kind].items() if (kind, name) != ("event", "data")}
    ours = [one for one in objects if one["object"] == kind]

    found = {line for one in ours for line in differences(sample, one, kind)}

    assert len(ours) >= at_least
    assert found == set()


def test_lines_of_a_session_have_all_fields_of_the_sample(samples, client, paid_session):
    [line] = client.v1.checkout.sessions.line_items.list(paid_session.id).data

    assert list(differences(samples["item"], json.loads(json.dumps(line.to_dict(), default=str)), "item")) == []
