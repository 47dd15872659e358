"""Idempotency keys: the same answer again, and nothing done twice."""

import threading
import time

import pytest
import stripe

KEY = {"idempotency_key": "attempt-1"}


def test_the_same_key_gives_the_same_answer(client, new_session):
    first, second = new_session(KEY), new_session(KEY)

    assert second.id == first.id
    assert second.last_response.headers["Idempotent-Replayed"] == "true"
    assert len(client.v1.checkout.sessions.list().data) == 1


def test_the_same_key_with_other_parameters_is_refused(new_session):
    new_session(KEY)

    with pytest.raises(stripe.IdempotencyError, match="same parameters they were first used with"):
        new_session(KEY, client_reference_id="another")


def test_a_refusal_is_not_kept(new_session):
    with pytest.raises(stripe.InvalidRequestError):
        new_session(KEY, mode="gift")

    assert new_session(KEY).status == "open"


def test_an_error_of_the_server_is_kept(gateway, client, new_session):
    gateway.post("/sandbox/stripe/answers", {"answer": "error"})

    for _ in range(2):
        with pytest.raises(stripe.APIError):
            new_session(KEY)

    assert len(client.v1.checkout.sessions.list().data) == 1


def test_an_answer_that_broke_on_its_way_is_whole_when_asked_again(gateway, client, new_session):
    gateway.post("/sandbox/stripe/answers", {"answer": "truncated"})
    with pytest.raises(stripe.APIError):
        new_session(KEY)

    again = new_session(KEY)

    assert [session.id for session in client.v1.checkout.sessions.list().data] == [again.id]


def test_a_parallel_request_conflicts(gateway, new_session, sandbox):
    gateway.post("/sandbox/stripe/answers", {"answer": "slow"})
    answered = []
    slow = threading.Thread(target=lambda: answered.append(new_session(KEY)))
    slow.start()
    while slow.is_alive() and not sandbox.stripe.answered:
        time.sleep(0.01)

    with pytest.raises(stripe.StripeError) as conflict:
        new_session(KEY)
    gateway.post("/sandbox/clock/advance", {"seconds": 60})
    slow.join()

    assert conflict.value.http_status == 409
    assert conflict.value.json_body["error"]["code"] == "idempotency_key_in_use"
    assert new_session(KEY).id == answered[0].id


def test_keys_are_forgotten_after_a_day(gateway, client, new_session):
    first = new_session(KEY)
    gateway.post("/sandbox/clock/advance", {"seconds": 25 * 3600})

    second = new_session(KEY)

    assert {session.id for session in client.v1.checkout.sessions.list().data} == {first.id, second.id}
    assert first.id != second.id
