"""Money: whole minor units and an ISO currency, never a float."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

# ISO 4217: how many digits stand after the point.
MINOR_DIGITS = {"KES": 2, "UGX": 0, "TZS": 2, "USD": 2, "EUR": 2, "GBP": 2}
SIGNS = {"KES": "KSh", "UGX": "USh", "TZS": "TSh", "USD": "US$", "EUR": "€", "GBP": "£"}
DEFAULT_CURRENCY = "KES"
CURRENCIES = [
    ("KES", _("Kenyan shillings")),
    ("USD", _("US dollars")),
    ("TZS", _("Tanzanian shillings")),
    ("UGX", _("Ugandan shillings")),
    ("EUR", _("Euros")),
    ("GBP", _("Pounds sterling")),
]


@dataclass(frozen=True)
class Money:
    """An amount in minor units (cents) of one currency."""

    minor: int
    currency: str

    @property
    def major(self) -> Decimal:
        return Decimal(self.minor).scaleb(-MINOR_DIGITS[self.currency])

    @classmethod
    def from_major(cls, amount, currency):
        """`Money.from_major("800", "KES")`; raises `ValueError` if the currency has no such fraction."""
        minor = Decimal(str(amount)).scaleb(MINOR_DIGITS[currency])
        if minor != minor.to_integral_value():
            raise ValueError(f"{amount} has too many digits after the point for {currency}")
        return cls(int(minor), currency)

    def __str__(self):
        """`KSh 1,500`: no cents where there are none, and a space that never breaks."""
        major = self.major
        digits = 0 if major == major.to_integral_value() else MINOR_DIGITS[self.currency]
        return f"{SIGNS[self.currency]}\N{NO-BREAK SPACE}{number_format(major, digits, force_grouping=True)}"
