"""What people type into a search field: shown again as they typed it, looked for in words a database understands."""

import re
import unicodedata

MAX_LENGTH = 200
MAX_WORDS = 8
HYPHENS = "-\u2010\u2011"
COMPOUND = re.compile(rf"\w+(?:[{HYPHENS}]\w+)+")


def typed_query(text):
    """What was typed, for the field it was typed into; at most 200 characters."""
    return text[:MAX_LENGTH].strip()


def clean_query(text):
    """One line of letters, digits and signs inside words; at most 200 characters.

    Signs with a meaning in a database's query language go (an odd `"` is an error on SQLite), and so do characters
    that cannot be stored. What is left may be empty.
    """
    kept = "".join(sign if _is_wanted(sign) else " " for sign in text[:MAX_LENGTH])
    return " ".join(kept.split())


def clean_words(text):
    """At most eight words to look for, each without its hyphens: some write M-Pesa, some mpesa."""
    words = [without_hyphens(word) for word in clean_query(text).split()]
    return [word for word in words if any(sign.isalnum() or _is_symbol(sign) for sign in word)][:MAX_WORDS]


def without_hyphens(text):
    """`M-Pesa` → `MPesa`."""
    return re.sub(f"[{HYPHENS}]", "", text)


def with_joined_words(text):
    """The text, and behind it each word with hyphens once more without them, for an index."""
    joined = {without_hyphens(word) for word in COMPOUND.findall(text)}
    return "\n".join([text, " ".join(sorted(joined))]) if joined else text


def _is_wanted(sign):
    """Letters, marks on letters, digits, symbols such as emoji and +; and what stands inside words."""
    return unicodedata.category(sign)[0] in "LMN" or _is_symbol(sign) or sign in "'’.#_@" or sign in HYPHENS


def _is_symbol(sign):
    return unicodedata.category(sign)[0] == "S"
