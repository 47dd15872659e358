"""OAuth: one token, for an hour."""

import pytest


def balance(gateway):
    return gateway.post("/mpesa/accountbalance/v1/query").json()["errorCode"]


def test_a_token_comes_with_its_lifetime(gateway):
    reply = gateway.sign_in()

    assert reply.json() == {"access_token": gateway.token, "expires_in": "3599"}


def test_a_valid_token_opens_the_call(daraja):
    assert balance(daraja) == "400.002.02"


def test_a_new_token_ends_the_older_one(daraja):
    older = daraja.token
    daraja.sign_in()
    assert balance(daraja) == "400.002.02"

    daraja.token = older

    assert balance(daraja) == "404.001.03"


def test_a_token_dies_after_an_hour(daraja):
    daraja.post("/sandbox/clock/advance", {"seconds": 3500})
    assert balance(daraja) == "400.002.02"

    daraja.post("/sandbox/clock/advance", {"seconds": 100})

    assert balance(daraja) == "404.001.03"


def test_a_control_call_ends_the_token(daraja):
    daraja.post("/sandbox/mpesa/token/end")

    assert balance(daraja) == "404.001.03"


@pytest.mark.parametrize(
    ("keys", "grant", "code"),
    [
        (("sandbox-consumer-key", "wrong"), "client_credentials", "400.008.01"),
        (None, "client_credentials", "400.008.01"),
        (("sandbox-consumer-key", "sandbox-consumer-secret"), "password", "400.008.02"),
    ],
)
def test_wrong_keys_and_wrong_grants_are_refused(gateway, keys, grant, code):
    reply = gateway.get("/oauth/v1/generate", params={"grant_type": grant}, auth=keys)

    assert (reply.status_code, reply.json()["errorCode"]) == (400, code)


def test_wrong_paths_and_methods_have_codes_of_their_own(daraja):
    assert daraja.post("/mpesa/nothing").json()["errorCode"] == "404.001.01"
    assert daraja.get("/mpesa/stkpush/v1/processrequest").json()["errorCode"] == "405.001"
