"""Payments by hand, and the second message of every push."""

import pytest


@pytest.fixture
def registered(daraja, shop):
    def register(shortcode="174379", **changes):
        urls = {"ConfirmationURL": f"{shop.address}/confirm", "ValidationURL": f"{shop.address}/validate"}
        body = {"ShortCode": shortcode, "ResponseType": "Completed", **urls, **changes}
        return daraja.post("/mpesa/c2b/v2/registerurl", body)

    return register


def simulate(daraja, **changes):
    body = {"ShortCode": "174379", "CommandID": "CustomerPayBillOnline", "Amount": "1500", "Msisdn": "254708374149"}
    return daraja.post("/mpesa/c2b/v2/simulate", {**body, "BillRefNumber": "k7q2 mx9a", **changes})


def test_urls_are_registered_once(registered):
    first, second = registered(), registered()

    assert sorted(first.json()) == ["OriginatorCoversationID", "ResponseCode", "ResponseDescription"]
    assert second.json()["errorMessage"] == "Urls are already registered"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"ResponseType": "completed"}, "Invalid ResponseType"),
        ({"ConfirmationURL": "https://learn.example.org/MPESA/confirm"}, "Invalid ConfirmationURL"),
        ({"ValidationURL": "http://learn.example.org/validate"}, "Invalid ValidationURL"),
    ],
)
def test_registration_is_checked(registered, changes, message):
    assert registered(**changes).json()["errorMessage"] == f"Bad Request - {message}"


def test_a_payment_by_hand_is_confirmed_with_a_masked_phone(daraja, registered, shop):
    registered()

    simulate(daraja)
    daraja.run_until_idle()

    [confirmation] = shop.bodies("/confirm")
    assert confirmation["TransAmount"] == "1500.00"
    assert confirmation["BillRefNumber"] == "k7q2 mx9a"
    assert confirmation["MSISDN"] == "2547 ***** 149"
    assert len(confirmation["TransTime"]) == 14
    assert shop.bodies("/validate") == []


def test_a_push_raises_a_confirmation_with_the_same_receipt(daraja, registered, push, shop):
    registered()

    push()
    daraja.run_until_idle()

    items = shop.bodies("/push")[0]["Body"]["stkCallback"]["CallbackMetadata"]["Item"]
    [confirmation] = shop.bodies("/confirm")
    assert {"Name": "MpesaReceiptNumber", "Value": confirmation["TransID"]} in items
    assert confirmation["BillRefNumber"] == "K7Q2MX9A"


@pytest.mark.parametrize(("answer", "paid"), [("0", 1), ("C2B00012", 0)])
def test_validation_decides_when_it_is_switched_on(daraja, registered, shop, answer, paid):
    registered()
    daraja.post("/sandbox/mpesa/validation", {"on": True})
    shop.answer = {"ResultCode": answer, "ResultDesc": "So be it"}

    simulate(daraja)
    daraja.run_until_idle()

    assert [body["OrgAccountBalance"] for body in shop.bodies("/validate")] == [""]
    assert len(shop.bodies("/confirm")) == paid
    assert len(daraja.state()["mpesa"]["transactions"]) == paid
