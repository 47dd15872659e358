"""The query: two shapes of pending, and never an amount or a receipt."""


def test_pending_takes_turns_between_two_shapes(daraja, push):
    checkout = push(phone=254708374199).json()["CheckoutRequestID"]

    replies = [daraja.query(checkout) for _ in range(3)]

    assert [reply.status_code for reply in replies] == [200, 500, 200]
    assert [reply.json().get("ResultCode") for reply in replies] == ["4999", None, "4999"]
    assert replies[1].json()["errorMessage"] == "The transaction is being processed"


def test_the_end_is_told_as_text_without_amount_or_receipt(daraja, push):
    acknowledged = push(phone=254708374191).json()
    daraja.run_until_idle()

    answer = daraja.query(acknowledged["CheckoutRequestID"]).json()

    assert answer == {
        "ResponseCode": "0",
        "ResponseDescription": "The service request has been accepted successfully",
        "MerchantRequestID": acknowledged["MerchantRequestID"],
        "CheckoutRequestID": acknowledged["CheckoutRequestID"],
        "ResultCode": "0",
        "ResultDesc": "The service request is processed successfully.",
    }


def test_the_query_can_deny_what_the_callback_said(daraja, push, shop):
    checkout = push(phone=254708374198).json()["CheckoutRequestID"]
    daraja.run_until_idle()

    answer = daraja.query(checkout).json()

    assert shop.bodies("/push")[0]["Body"]["stkCallback"]["ResultCode"] == 0
    assert answer["ResultCode"] == "1032"


def test_an_unknown_push_is_a_bad_request(daraja):
    reply = daraja.query("ws_CO_nothing")

    assert (reply.status_code, reply.json()["errorMessage"]) == (400, "Bad Request - Invalid CheckoutRequestID")
