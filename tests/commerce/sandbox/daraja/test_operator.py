"""What an operator may do: acknowledged at once, told later."""

import pytest


@pytest.fixture
def operate(daraja, shop):
    """Makes a call with the fields all of them need, lets the result come, and returns the acknowledgement."""

    def call(path, initiator_key="Initiator", **fields):
        body = {
            initiator_key: "apiop1",
            "SecurityCredential": "c2VjcmV0",
            "Remarks": "Refund K7Q2MX9A",
            "ResultURL": f"{shop.address}/result",
            "QueueTimeOutURL": f"{shop.address}/timeout",
            **fields,
        }
        reply = daraja.post(path, body)
        daraja.run_until_idle()
        return reply

    return call


@pytest.fixture
def receipt(daraja, push):
    push()
    daraja.run_until_idle()
    [receipt] = daraja.state()["mpesa"]["transactions"]
    return receipt


def reverse(operate, receipt, **changes):
    fields = {
        "CommandID": "TransactionReversal",
        "TransactionID": receipt,
        "Amount": "1500",
        "ReceiverParty": "174379",
        "RecieverIdentifierType": "11",
        **changes,
    }
    return operate("/mpesa/reversal/v1/request", **fields)


def pay_out(operate, originator="rf-1", **changes):
    fields = {"OriginatorConversationID": originator, "CommandID": "BusinessPayment", "Amount": 1000}
    parties = {"PartyA": 600992, "PartyB": 254705912645, "Occassion": ""}
    return operate("/mpesa/b2c/v3/paymentrequest", "InitiatorName", **{**fields, **parties, **changes})


def results(shop):
    return [body["Result"] for body in shop.bodies("/result")]


def parameters(result):
    return {one["Key"]: one["Value"] for one in result["ResultParameters"]["ResultParameter"]}


def test_a_reversal_gives_back_once(operate, receipt, shop):
    acknowledged = reverse(operate, receipt).json()
    reverse(operate, receipt)

    done, again = results(shop)
    assert acknowledged["ResponseDescription"] == "Accept the service request successfully."
    assert done["ConversationID"] == acknowledged["ConversationID"]
    assert done["ResultCode"] == 0
    assert parameters(done)["OriginalTransactionID"] == receipt
    assert again["ResultCode"] == "R000001"
    assert "ResultParameters" not in again


def test_an_unknown_receipt_cannot_be_reversed(operate, shop):
    reverse(operate, "NOTHING123")

    assert [result["ResultCode"] for result in results(shop)] == ["R000002"]


def test_a_wrong_operator_is_told_later(operate, receipt, shop):
    reply = reverse(operate, receipt, Initiator="somebody")

    assert reply.json()["ResponseCode"] == "0"
    assert [result["ResultCode"] for result in results(shop)] == [2001]


def test_a_payout_repeats_nothing(operate, daraja, shop):
    first, second = pay_out(operate), pay_out(operate)

    assert first.json()["OriginatorConversationID"] == "rf-1"
    assert (second.status_code, second.json()["errorCode"]) == (500, "500.002.1001")
    assert second.json()["errorMessage"] == "Duplicate OriginatorConversationID"
    [result] = results(shop)
    assert parameters(result)["TransactionAmount"] == 1000
    assert [one["amount"] for one in daraja.state()["mpesa"]["transactions"].values()] == [1000]


@pytest.mark.parametrize(("amount", "status"), [(9, 400), (10, 200), (250_000, 200), (250_001, 400), ("100", 400)])
def test_payouts_have_limits(operate, amount, status):
    assert pay_out(operate, Amount=amount).status_code == status


def test_a_refused_payout_does_not_use_up_its_id(operate):
    assert pay_out(operate, SecurityCredential="§").json()["errorMessage"] == "Bad Request - Invalid SecurityCredential"

    assert pay_out(operate).json()["ResponseCode"] == "0"


def test_the_status_of_a_payment_is_told(operate, receipt, shop):
    operate(
        "/mpesa/transactionstatus/v1/query",
        CommandID="TransactionStatusQuery",
        TransactionID=receipt,
        PartyA="174379",
        IdentifierType="4",
    )

    told = parameters(results(shop)[0])
    assert (told["ReceiptNo"], told["TransactionStatus"], told["Amount"]) == (receipt, "Completed", 1500.0)


def test_the_balance_counts_what_came_in(operate, receipt, shop):
    operate("/mpesa/accountbalance/v1/query", CommandID="AccountBalance", PartyA="174379", IdentifierType="4")

    assert parameters(results(shop)[0])["AccountBalance"] == (
        "Working Account|KES|701500.00|701500.00|0.00|0.00&Utility Account|KES|228037.00|228037.00|0.00|0.00"
    )


@pytest.mark.parametrize(
    ("order", "counts"),
    [({"way": "timeout"}, (0, 1)), ({"way": "never"}, (0, 0)), ({"way": "twice"}, (2, 0)), ({"code": "1"}, (1, 0))],
)
def test_results_can_be_late_lost_double_or_bad(operate, daraja, receipt, shop, order, counts):
    daraja.post("/sandbox/mpesa/results", order)

    reverse(operate, receipt)

    assert (len(shop.bodies("/result")), len(shop.bodies("/timeout"))) == counts
