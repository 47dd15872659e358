"""The list to reconcile by."""

from datetime import datetime, timedelta, timezone

NAIROBI = timezone(timedelta(hours=3))


def pull(daraja, sandbox, shortcode="174379", offset="0"):
    now = datetime.fromtimestamp(sandbox.now(), NAIROBI)
    dates = {
        "StartDate": f"{now - timedelta(days=3):%Y-%m-%d %H:%M:%S}",
        "EndDate": f"{now:%Y-%m-%d %H:%M:%S}",
    }
    return daraja.post("/pulltransactions/v1/query", {"ShortCode": shortcode, **dates, "OffSetValue": offset}).json()


def register(daraja, shop):
    body = {"ShortCode": "174379", "RequestType": "Pull", "NominatedNumber": "254708374149"}
    return daraja.post("/pulltransactions/v1/register", {**body, "CallBackURL": f"{shop.address}/pull"}).json()


def test_payments_of_two_days_are_listed(daraja, sandbox, push, shop):
    register(daraja, shop)
    push()
    daraja.run_until_idle()

    listed = pull(daraja, sandbox)

    [[row]] = listed["Response"]
    [receipt] = daraja.state()["mpesa"]["transactions"]
    assert listed["ResponseCode"] == "1000"
    assert (row["transactionId"], row["amount"], row["billreference"]) == (receipt, "1500.00", "K7Q2MX9A")


def test_older_payments_and_later_pages_are_empty(daraja, sandbox, push, shop):
    register(daraja, shop)
    push()
    daraja.run_until_idle()
    assert pull(daraja, sandbox, offset="1")["ResponseCode"] == "1001"

    daraja.post("/sandbox/clock/advance", {"seconds": 49 * 3600})
    daraja.sign_in()

    assert pull(daraja, sandbox)["Response"] == [[]]


def test_a_shortcode_is_registered_first(daraja, sandbox):
    assert pull(daraja, sandbox)["errorMessage"] == "ShortCode is not registered"
