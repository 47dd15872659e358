"""Form-encoded parameters become what they mean."""

from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as some

from commerce.sandbox.stripe_side.errors import StripeError
from commerce.sandbox.stripe_side.parameters import nested, only


def test_brackets_become_groups_and_lists():
    body = "mode=payment&line_items[0][price_data][currency]=kes&line_items[0][quantity]=2&expand[]=a&expand[]=b.c"

    parameters = nested(parse_qsl(body))

    assert parameters == {
        "mode": "payment",
        "line_items": [{"price_data": {"currency": "kes"}, "quantity": "2"}],
        "expand": ["a", "b.c"],
    }


@given(some.lists(some.tuples(some.text(alphabet="ab01[]", max_size=8), some.text(max_size=3)), max_size=6))
def test_no_name_however_odd_breaks_it(pairs):
    assert isinstance(nested(pairs), dict)


def test_an_unknown_parameter_is_refused_by_name():
    with pytest.raises(StripeError) as refusal:
        only({"amount": "1", "colour": "red"}, "amount")

    assert refusal.value.error == {
        "type": "invalid_request_error",
        "message": "Received unknown parameter: colour",
        "code": "parameter_unknown",
        "param": "colour",
    }
