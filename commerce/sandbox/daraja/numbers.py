"""Identifiers and times as Daraja writes them."""

import secrets
from datetime import UTC, datetime, timedelta, timezone

NAIROBI = timezone(timedelta(hours=3))
# Daraja's own receipts have letters and digits; ours avoid those that are read wrongly.
RECEIPT_CHARACTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def nairobi(seconds):
    return datetime.fromtimestamp(seconds, UTC).astimezone(NAIROBI)


def compact_time(seconds):
    """`20191219102115`: Nairobi's time, as in callbacks."""
    return nairobi(seconds).strftime("%Y%m%d%H%M%S")


def new_receipt():
    return "S" + "".join(secrets.choice(RECEIPT_CHARACTERS) for _ in range(9))


def new_merchant_request():
    return f"{secrets.token_hex(2)}-{secrets.token_hex(2)}-{secrets.token_hex(8)}"


def new_checkout_request(seconds):
    return f"ws_CO_{nairobi(seconds):%d%m%Y%H%M%S}{secrets.randbelow(10**9):09d}"


def new_conversation(seconds):
    return f"AG_{nairobi(seconds):%Y%m%d}_{secrets.token_hex(10)}"
