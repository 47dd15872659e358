"""What the sandbox can be told by the environment, and what it refuses to stand beside."""

import re
from dataclasses import dataclass, fields

LIVE_STRIPE_KEY = re.compile(r"\b(sk|rk)_live_")
LIVE_DARAJA_HOST = "api.safaricom.co.ke"


class LiveKeysFound(Exception):
    """The environment holds what looks like live keys; the message names the variable and never the value."""


@dataclass(frozen=True)
class Settings:
    """Each field is read from `SANDBOX_` and its name in capitals. The defaults are public demo values."""

    consumer_key: str = "sandbox-consumer-key"
    consumer_secret: str = "sandbox-consumer-secret"  # noqa: S105 (a demo value)
    # Daraja: the only pair of shortcode and passkey that Safaricom publishes for its own sandbox.
    shortcode: str = "174379"
    passkey: str = "bfb279f9aa9bdbcf158e97dd71a467cd2e0c893059b10f78e6b72ada1ed2c919"  # noqa: S105 (public)
    initiator: str = "apiop1"
    default_scenario: str = "wait"
    slow_answer_seconds: float = 60
    stripe_key: str = "sk_test_sandbox"
    stripe_webhook_secret: str = "whsec_sandbox"  # noqa: S105 (a demo value)
    stripe_webhook_url: str = ""

    @classmethod
    def from_environment(cls, environment):
        """The settings of a mapping such as `os.environ`; an empty value counts as not set."""
        given = {}
        for field in fields(cls):
            value = environment.get(f"SANDBOX_{field.name.upper()}")
            if value:
                given[field.name] = float(value) if isinstance(field.default, int | float) else value
        return cls(**given)


def refuse_live_keys(environment):
    """Raises `LiveKeysFound`, naming the variable, when any value looks like a live key or Safaricom's live host."""
    for name, value in sorted(environment.items()):
        if LIVE_STRIPE_KEY.search(value):
            raise LiveKeysFound(f"{name} holds a live Stripe key. A fake gateway must not run beside real money.")
        if LIVE_DARAJA_HOST in value.lower():
            raise LiveKeysFound(f"{name} names {LIVE_DARAJA_HOST}. A fake gateway must not run beside real money.")
