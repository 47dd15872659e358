"""The push: what is checked, and how each scenario goes."""

import time

import pytest
import requests

from commerce.sandbox.daraja.checks import password_for


def callbacks(shop):
    return [body["Body"]["stkCallback"] for body in shop.bodies("/push")]


def told(shop):
    """What the callbacks say, in short: code, and amount where money moved."""
    return [(one["ResultCode"], metadata(one).get("Amount")) for one in callbacks(shop)]


def metadata(callback):
    items = callback.get("CallbackMetadata", {"Item": []})["Item"]
    return {item["Name"]: item.get("Value") for item in items}


def test_the_password_is_the_documented_one():
    password = password_for(
        174379, "bfb279f9aa9bdbcf158e97dd71a467cd2e0c893059b10f78e6b72ada1ed2c919", "20210628092408"
    )

    assert password == (
        "MTc0Mzc5YmZiMjc5ZjlhYTliZGJjZjE1OGU5N2RkNzFhNDY3Y2QyZTBjODkzMDU5YjEwZjc4ZTZiNzJhZGEx"
        "ZWQyYzkxOTIwMjEwNjI4MDkyNDA4"
    )


def test_a_push_is_acknowledged_and_the_callback_follows(daraja, push, shop):
    reply = push()
    acknowledged = reply.json()
    assert shop.received == []

    daraja.run_until_idle()

    assert {key: acknowledged[key] for key in ("ResponseCode", "CustomerMessage")} == {
        "ResponseCode": "0",
        "CustomerMessage": "Success. Request accepted for processing",
    }
    [callback] = callbacks(shop)
    assert callback["CheckoutRequestID"] == acknowledged["CheckoutRequestID"]
    assert callback["MerchantRequestID"] == acknowledged["MerchantRequestID"]
    assert callback["ResultCode"] == 0
    values = metadata(callback)
    assert (values["Amount"], values["PhoneNumber"], values["Balance"]) == (1500.0, 254708374100, None)
    assert [type(values[name]) for name in ("MpesaReceiptNumber", "TransactionDate")] == [str, int]
    assert len(values["MpesaReceiptNumber"]) == 10


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"Amount": "1500"}, "Invalid Amount"),
        ({"Amount": 1500.5}, "Invalid Amount"),
        ({"Amount": True}, "Invalid Amount"),
        ({"Amount": 0}, "Invalid Amount"),
        ({"Amount": 250_001}, "Invalid Amount"),
        ({"PhoneNumber": "254708374100"}, "Invalid PhoneNumber"),
        ({"PhoneNumber": 708374100}, "Invalid PhoneNumber"),
        ({"PartyA": 254708374101}, "Invalid PartyA"),
        ({"PartyB": 600000}, "Invalid PartyB"),
        ({"BusinessShortCode": "174379"}, "Invalid BusinessShortCode"),
        ({"Timestamp": 20210628092408}, "Invalid Timestamp"),
        ({"Timestamp": "20211328092408"}, "Invalid Timestamp"),
        ({"TransactionType": "PayBill"}, "Invalid TransactionType"),
        ({"CallBackURL": "http://learn.example.org/push"}, "Invalid CallBackURL"),
        ({"CallBackURL": "https://learn.example.org/a b"}, "Invalid CallBackURL"),
        ({"AccountReference": "K7Q2MX9A-1234"}, "Invalid AccountReference"),
        ({"TransactionDesc": "Course fee for"}, "Invalid TransactionDesc"),
    ],
)
def test_each_field_is_checked(push, changes, message):
    assert push().status_code == 200

    reply = push(**changes)

    assert reply.status_code == 400
    assert reply.json()["errorCode"] == "400.002.02"
    assert reply.json()["errorMessage"] == f"Bad Request - {message}"


def test_a_missing_description_is_refused_as_remarks(daraja, push_body):
    body = push_body()
    del body["TransactionDesc"]

    reply = daraja.post("/mpesa/stkpush/v1/processrequest", body)

    assert reply.json()["errorMessage"] == "Bad Request - Invalid Remarks"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"Timestamp": "20210628092409"}, "Wrong credentials"),
        ({"BusinessShortCode": 600966}, "Merchant does not exist"),
    ],
)
def test_the_password_must_fit(push, changes, message):
    reply = push(**changes)

    assert (reply.status_code, reply.json()["errorCode"]) == (500, "500.001.1001")
    assert reply.json()["errorMessage"] == message


def test_a_till_has_a_party_of_its_own(push):
    reply = push(TransactionType="CustomerBuyGoodsOnline", PartyB=5123456)

    assert reply.json()["ResponseCode"] == "0"


@pytest.mark.parametrize(
    ("ending", "expected"),
    [
        ("00", [(0, 1500.0)]),
        ("01", [(1, None)]),
        ("32", [(1032, None)]),
        ("37", [(1037, None)]),
        ("19", [(1019, None)]),
        ("20", [(2001, None)]),
        ("91", []),
        ("92", [(0, 1500.0), (0, 1500.0)]),
        ("93", [(1032, None), (0, 1500.0)]),
        ("94", [(0, 1499.0)]),
        ("99", []),
    ],
)
def test_the_end_of_the_number_says_how_it_goes(daraja, push, shop, ending, expected):
    push(phone=int(f"2547083741{ending}"))

    daraja.run_until_idle()

    assert told(shop) == expected


def test_a_customer_pays_half_a_million_a_day_at_most(daraja, push, sandbox, shop):
    # Noon in Nairobi, so that the three fall on one day whenever the test runs.
    daraja.post("/sandbox/clock/advance", {"seconds": 86400 - (sandbox.now() + 3 * 3600 - 12 * 3600) % 86400})
    daraja.sign_in()

    for _ in range(3):
        push(Amount=250_000)
        daraja.run_until_idle()

    assert told(shop) == [(0, 250_000.0), (0, 250_000.0), (4, None)]


def test_a_failure_has_no_metadata_at_all(daraja, push, shop):
    push(phone=254708374132)

    daraja.run_until_idle()

    assert sorted(callbacks(shop)[0]) == ["CheckoutRequestID", "MerchantRequestID", "ResultCode", "ResultDesc"]


@pytest.mark.parametrize(
    ("ending", "status", "body"),
    [
        ("95", 500, '"errorCode": "500.003.02"'),
        ("89", 200, '{"MerchantRequestID": "'),
        ("90", 200, "<h1>Service temporarily unavailable</h1>"),
    ],
)
def test_a_bad_answer_hides_a_payment_that_goes_through(daraja, push, shop, ending, status, body):
    reply = push(phone=int(f"2547083741{ending}"))

    daraja.run_until_idle()

    assert reply.status_code == status
    assert body in reply.text
    assert "ResponseCode" not in reply.text
    assert told(shop) == [(0, 1500.0)]


def test_a_slow_answer_comes_after_the_client_gave_up(daraja, push_body, shop):
    body = push_body(phone=254708374196)

    with pytest.raises(requests.Timeout):
        daraja.post("/mpesa/stkpush/v1/processrequest", body, timeout=0.3)
    daraja.run_until_idle()

    assert told(shop) == [(0, 1500.0)]


def test_a_callback_can_come_before_the_answer(push, shop):
    reply = push(phone=254708374197)

    assert [one["CheckoutRequestID"] for one in callbacks(shop)] == [reply.json()["CheckoutRequestID"]]


def test_a_callback_can_be_cut_off(daraja, push, shop):
    push(phone=254708374188)

    daraja.run_until_idle()

    [(_, _, body)] = shop.received
    assert body.startswith(b'{"Body": {"stkCallback": {"MerchantRequestID"')
    assert len(body) == 80


def test_a_control_call_orders_the_next_push(daraja, push, shop):
    daraja.post("/sandbox/mpesa/scenarios", {"scenario": "cancelled"})

    push(phone=254708374100)
    push(phone=254708374100)
    daraja.run_until_idle()

    assert sorted(code for code, _ in told(shop)) == [0, 1032]


def test_a_control_call_orders_for_a_phone(daraja, push, shop):
    order = {"phone": "254708374149", "scenario": "paid", "amount": 900}

    daraja.post("/sandbox/mpesa/scenarios", order)
    push(phone=254708374149)
    daraja.run_until_idle()

    assert told(shop) == [(0, 900.0)]


def test_a_control_call_ends_a_waiting_push_with_any_code(daraja, push, shop):
    checkout = push(phone=254708374199).json()["CheckoutRequestID"]

    daraja.post(f"/sandbox/mpesa/pushes/{checkout}", {"code": "SFC_IC0003"})
    daraja.run_until_idle()

    [callback] = callbacks(shop)
    assert (callback["ResultCode"], callback["ResultDesc"]) == ("SFC_IC0003", "The operator does not exist.")


def test_an_unknown_scenario_is_refused_in_words(daraja):
    reply = daraja.post("/sandbox/mpesa/scenarios", {"scenario": "magic"})

    assert reply.status_code == 400
    assert reply.json()["error"].startswith("There is no scenario 'magic'; there are callback_first, ")


def test_nothing_is_sent_to_other_machines(daraja, push):
    push(CallBackURL="https://learn.example.org/push")

    daraja.run_until_idle()

    [note] = daraja.state()["deliveries"]
    assert (note["status"], note["problem"]) == (None, "not sent: only loopback addresses are called")


def test_reset_forgets_payments_and_what_was_to_be_sent(daraja, push, shop):
    push()
    assert len(daraja.state()["mpesa"]["pushes"]) == 1

    daraja.post("/sandbox/reset")
    daraja.run_until_idle()

    assert daraja.state()["mpesa"]["pushes"] == {}
    assert shop.received == []


def test_calls_are_counted(daraja, push):
    push()

    calls = [(call["path"], call["status"]) for call in daraja.state()["calls"]]

    assert calls == [("/oauth/v1/generate", 200), ("/mpesa/stkpush/v1/processrequest", 200)]


def test_time_can_be_so_fast_that_nobody_waits(daraja, push, sandbox, shop):
    sandbox.clock.speed = 200
    push()

    give_up = time.monotonic() + 5
    while not shop.received and time.monotonic() < give_up:
        time.sleep(0.01)

    assert told(shop) == [(0, 1500.0)]
