"""Checks of single fields. Each returns the value, or raises Daraja's error that names the field."""

import base64
import hmac
import re
from datetime import datetime

from ..web import is_secure_or_loopback
from .errors import DarajaError, bad_field

# Daraja: numbers begin with 2547 or, newer, 2541.
KENYAN_MOBILE = re.compile(r"254[71]\d{8}")
# Daraja: words refused in the URLs of C2B, in any case.
REFUSED_WORDS = re.compile(r"mpesa|m-pesa|safaricom|exe|cmd|sql|query", re.IGNORECASE)


def whole_number(fields, name):
    """Daraja: documented as Numeric; strings have been seen to fail silently, so they are refused aloud."""
    value = fields.get(name)
    if type(value) is not int:
        raise bad_field(name)
    return value


def digits(fields, name):
    """A number that Daraja's samples write as text: both kinds are taken. Returns text."""
    value = fields.get(name)
    if type(value) not in (int, str) or not re.fullmatch(r"\d+", str(value)):
        raise bad_field(name)
    return str(value)


def text(fields, name, longest, required=True):
    value = fields.get(name)
    if value in (None, "") and not required:
        return ""
    if not isinstance(value, str) or not 1 <= len(value) <= longest:
        raise bad_field(name)
    return value


def one_of(fields, name, *allowed):
    if fields.get(name) not in allowed:
        raise bad_field(name)
    return fields[name]


def amount_within(value, least, most, name="Amount"):
    if not least <= value <= most:
        raise bad_field(name)
    return value


def phone(fields, name):
    value = str(whole_number(fields, name))
    if not KENYAN_MOBILE.fullmatch(value):
        raise bad_field(name)
    return value


def address(fields, name):
    """Daraja: public https, checked when the request is made. Plain http is taken for this machine only."""
    value = fields.get(name)
    if not is_secure_or_loopback(value):
        raise bad_field(name)
    return value


def neutral_address(fields, name):
    value = address(fields, name)
    if REFUSED_WORDS.search(value):
        raise bad_field(name)
    return value


def security_credential(fields):
    """Ours: any base64 will do, since only Safaricom can decrypt the real thing."""
    value = text(fields, "SecurityCredential", 1000)
    try:
        base64.b64decode(value, validate=True)
    except ValueError:
        raise bad_field("SecurityCredential") from None
    return value


def password_for(shortcode, passkey, timestamp):
    """Daraja: base64 of shortcode, passkey and timestamp, one after another."""
    return base64.b64encode(f"{shortcode}{passkey}{timestamp}".encode()).decode()


def signed_by_us(sandbox, fields):
    """Checks BusinessShortCode, Timestamp and Password of push and query. Returns the shortcode as text."""
    shortcode = str(whole_number(fields, "BusinessShortCode"))
    timestamp = fields.get("Timestamp")
    if not isinstance(timestamp, str) or not re.fullmatch(r"\d{14}", timestamp):
        raise bad_field("Timestamp")
    try:
        datetime.strptime(timestamp, "%Y%m%d%H%M%S")
    except ValueError:
        raise bad_field("Timestamp") from None
    if shortcode != sandbox.settings.shortcode:
        raise DarajaError(500, "500.001.1001", "Merchant does not exist")
    expected = password_for(shortcode, sandbox.settings.passkey, timestamp)
    if not hmac.compare_digest(str(fields.get("Password")).encode(), expected.encode()):
        raise DarajaError(500, "500.001.1001", "Wrong credentials")
    return shortcode
