"""How a push goes: by the last two digits of the phone, or as a control call said."""

from dataclasses import dataclass, replace

# Daraja: result codes of M-Pesa Express and the text that comes with them.
RESULTS = {
    0: "The service request is processed successfully.",
    1: "The balance is insufficient for the transaction.",
    2: "Declined due to limit rule.",
    3: "Declined due to limit rule: greater than the maximum transaction amount.",
    4: "Declined due to limit rule: would exceed daily transfer limit.",
    8: "Declined due to limit rule: would exceed the maximum balance.",
    17: "Rule limited.",
    26: "System busy",
    1001: "Unable to lock subscriber, a transaction is already in process for the current subscriber",
    1019: "Transaction has expired.",
    1025: "An error occurred while sending a push request.",
    1032: "Request cancelled by user.",
    1037: "No response from user.",
    2028: "The request is not permitted according to product assignment.",
    2001: "The initiator information is invalid.",
    4999: "The transaction is still under processing",
    8006: "The security credential is locked.",
    9999: "Error sending push",
    "SFC_IC0003": "The operator does not exist.",
    "E3008": "The customer has a bad debt contract.",
}


@dataclass(frozen=True)
class Scenario:
    """`answer` is how the push is answered, `callbacks` how its outcome is told; `code` None waits for a click."""

    name: str
    code: int | str | None = 0
    seconds: float = 2
    answer: str = "normal"  # normal, slow, error, truncated, not_json
    callbacks: str = "once"  # once, never, twice, failure_first, before_the_answer, truncated
    amount: int | None = None  # what is paid instead of what was asked
    query_code: int | None = None  # what the query says instead of the truth


_ALL = [
    ("00", Scenario("paid")),
    ("01", Scenario("insufficient", code=1)),
    ("32", Scenario("cancelled", code=1032)),
    ("37", Scenario("unreachable", code=1037, seconds=60)),
    ("19", Scenario("expired", code=1019)),
    ("20", Scenario("wrong_pin", code=2001)),
    ("91", Scenario("no_callback", callbacks="never")),
    ("92", Scenario("twice", callbacks="twice")),
    ("93", Scenario("failure_then_success", callbacks="failure_first")),
    ("94", Scenario("wrong_amount", amount=-1)),
    ("95", Scenario("server_error", answer="error")),
    ("96", Scenario("slow_answer", answer="slow")),
    ("99", Scenario("wait", code=None)),
    # Ours: the endings below are not in anybody's list.
    ("88", Scenario("truncated_callback", callbacks="truncated")),
    ("89", Scenario("truncated_answer", answer="truncated")),
    ("90", Scenario("not_json", answer="not_json")),
    ("97", Scenario("callback_first", callbacks="before_the_answer")),
    # Daraja: the query has been seen to say failed where the callback said paid.
    ("98", Scenario("query_denies", query_code=1032)),
]
BY_ENDING = dict(_ALL)
BY_NAME = {scenario.name: scenario for _, scenario in _ALL}


def scenario_from(values):
    """A scenario from a control call: `{"scenario": "paid", "seconds": 5, "amount": 900, "code": 17}`.

    Raises `ValueError` with a sentence for an unknown name or field, or a value of the wrong type.
    """
    values = dict(values)
    name = values.pop("scenario", "paid")
    if name not in BY_NAME:
        raise ValueError(f"There is no scenario {name!r}; there are {', '.join(sorted(BY_NAME))}.")
    if unknown := sorted(set(values) - {"seconds", "amount", "code"}):
        raise ValueError(f"A scenario has no {', '.join(unknown)}.")
    # Daraja: a code is a number, or a text such as SFC_IC0003.
    types = {"seconds": (int, float), "amount": (int,), "code": (int, str)}
    if wrong := sorted(name for name, value in values.items() if type(value) not in types[name]):
        raise ValueError(f"{', '.join(wrong)}: this is not a value for it.")
    return replace(BY_NAME[name], **values)


def scenario_for(sandbox, phone):
    """What a control call ordered for the next push, then for this phone, then the ending, then the default."""
    daraja = sandbox.daraja
    if daraja.next_scenarios:
        return daraja.next_scenarios.pop(0)
    if phone in daraja.scenarios:
        return daraja.scenarios[phone]
    return BY_ENDING.get(phone[-2:]) or BY_NAME[sandbox.settings.default_scenario]
