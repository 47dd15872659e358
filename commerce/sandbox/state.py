"""Everything the sandbox remembers, in memory, behind one lock."""

import threading
from dataclasses import asdict, dataclass, field

from .clock import Clock
from .settings import Settings

DEFAULT_SWITCHES = {"repeat": 1, "together": False, "shuffle": False, "delay": 0, "retries": 3}


@dataclass
class DarajaState:
    token: str = ""
    token_ends: float = 0
    pushes: dict = field(default_factory=dict)
    transactions: dict = field(default_factory=dict)
    payouts: dict = field(default_factory=dict)
    urls: dict = field(default_factory=dict)
    pull_shortcodes: list = field(default_factory=list)
    scenarios: dict = field(default_factory=dict)
    next_scenarios: list = field(default_factory=list)
    next_results: list = field(default_factory=list)


@dataclass
class StripeState:
    objects: dict = field(default_factory=dict)
    session_data: dict = field(default_factory=dict)
    answered: dict = field(default_factory=dict)
    next_answers: list = field(default_factory=list)
    webhook_url: str = ""
    switches: dict = field(default_factory=lambda: dict(DEFAULT_SWITCHES))
    waiting_events: list = field(default_factory=list)


@dataclass
class Sandbox:
    """One running gateway. Whoever reads or changes its state holds `lock`; nobody sends anything while holding it."""

    settings: Settings
    clock: Clock
    address: str = "http://127.0.0.1:8090"
    lock: threading.RLock = field(default_factory=threading.RLock)

    def __post_init__(self):
        self.reset()

    def reset(self):
        """Forgets everything: payments, objects, tokens, scenarios, and what was still to be sent."""
        self.clock.forget_jobs()
        self.daraja = DarajaState()
        self.stripe = StripeState(webhook_url=self.settings.stripe_webhook_url)
        self.calls = []
        self.deliveries = []

    def now(self):
        """The sandbox's time in whole seconds since 1970."""
        return int(self.clock.now())

    def as_json(self):
        """All of it but tokens and the answers kept for idempotency."""
        daraja = asdict(self.daraja)
        daraja.pop("token")
        return {
            "now": self.now(),
            "mpesa": daraja,
            "stripe": {
                "objects": self.stripe.objects,
                "webhook_url": self.stripe.webhook_url,
                "switches": self.stripe.switches,
            },
            "calls": self.calls,
            "deliveries": self.deliveries,
        }
