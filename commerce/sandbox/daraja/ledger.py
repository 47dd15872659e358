"""What has moved: one row for each receipt, in and out."""

from dataclasses import dataclass

from .numbers import new_receipt


@dataclass
class Transaction:
    receipt: str
    kind: str  # push, by_hand, payout, reversal
    shortcode: str
    amount: int
    phone: str
    reference: str
    at: float
    reversed: bool = False
    original: str = ""


def record(sandbox, **facts):
    """A new transaction with a receipt of its own."""
    transaction = Transaction(receipt=new_receipt(), at=sandbox.clock.now(), **facts)
    sandbox.daraja.transactions[transaction.receipt] = transaction
    return transaction
