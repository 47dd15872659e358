"""What may be a handle, and which handles look alike.

A handle is in small letters of one script, with figures, and "." "_" "-" between them. Two handles are the same if they
look the same: whatever their separators and accents, with 0 for o or 1 for l, or in letters of another script that are
drawn like Latin ones. So nobody takes a name that passes for somebody else's.
"""

import unicodedata
from functools import lru_cache
from hashlib import sha256
from unicodedata import category as kind_of

from django.core.exceptions import ValidationError
from django.urls import LocalePrefixPattern, get_resolver
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from community.profiles.models import LONGEST_HANDLE
from home.navigation import language_names

SEPARATORS = "._-"
LETTERS = {"Ll", "Lo", "Lm", "Lu"}  # A few scripts have capitals alone.
MARKS = {"Mn", "Mc"}
FIGURE = "Nd"
MOST_MARKS = 2  # on one letter
# Japanese and Korean are written in several scripts at once.
EAST_ASIAN = {"CJK", "IDEOGRAPHIC", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HANGUL"}

# Plain Latin letter: figures, and letters of Cyrillic, Greek, Armenian and wider Latin that are drawn like it
DRAWN_ALIKE = {
    "a": "аαɑ", "b": "ьβɓ", "c": "с", "d": "ԁđɖɗ", "e": "еεєɛ", "g": "ցɡ", "h": "һнհħ", "i": "іιıɩ", "j": "јյ",
    "k": "кκƙ", "l": "1ӏł", "m": "м", "n": "ηոпŋɲ", "o": "0оοօσø", "p": "рρ", "q": "ԛզ", "r": "г", "s": "ѕ",
    "t": "тτ", "u": "υս", "v": "νѵʋ", "w": "ԝωա", "x": "хχ", "y": "уγүƴ",
}  # fmt: skip
SMALL_CAPITAL = "LATIN LETTER SMALL CAPITAL "
PLAIN = {ord(sign): plain for plain, signs in DRAWN_ALIKE.items() for sign in signs}
PAIRS_ALIKE = (("rn", "m"), ("vv", "w"))

# Nobody else's, not even as a part: who speaks for the house, and whose money goes through it.
KEPT_AS_PART = {
    "admin", "administrator", "moderator", "official", "support", "helpdesk", "staff", "security", "postmaster",
    "webmaster", "learnsync", "mpesa", "safaricom", "paybill", "msimamizi", "msaada", "usaidizi", "rasmi",
}  # fmt: skip
KEPT = KEPT_AS_PART | {
    # Roles and desks
    "root", "system", "owner", "team", "moderators", "mod", "editor", "publisher", "instructor", "teacher", "mentor",
    "marketing", "finance", "billing", "payments", "payment", "pay", "refund", "refunds", "help", "contact", "info",
    "hello", "abuse", "privacy", "legal", "press", "sales", "noreply", "mail", "mailer-daemon", "hostmaster", "bot",
    "wagtail", "stripe", "visa", "mastercard", "paypal", "airtel", "till", "mhariri", "mwalimu", "malipo", "mshauri",
    # What programs say where nobody is, and whom one calls all at once
    "null", "none", "undefined", "nobody", "anonymous", "everyone", "everybody", "all", "here", "channel", "me", "you",
    "guest", "member", "members", "user", "users", "person", "former-learner",
    # Places
    "www", "api", "static", "media", "assets", "index", "new", "edit", "delete", "settings", "profile", "account",
    "login", "logout", "signin", "signup", "signout", "register", "feed", "rss", "about", "terms", "shop",
    "cart", "checkout", "blog", "forum", "course", "courses", "kozi", "lesson",
}  # fmt: skip


def tidy(name):
    """A handle as it is kept: small letters, the common form of each, without an @ before it."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return unicodedata.normalize("NFKC", folded).strip().removeprefix("@")


def look_of(name):
    """What a handle looks like, in the plainest signs. For comparing; nobody ever sees it."""
    signs = (_plain(sign) for sign in unicodedata.normalize("NFD", tidy(name)))
    look = "".join(signs)
    for pair, one in PAIRS_ALIKE:
        look = look.replace(pair, one)
    return look


def _plain(sign):
    if sign in SEPARATORS or _is_accent(sign):
        return ""
    if kind_of(sign) == FIGURE:
        sign = str(unicodedata.digit(sign))
    name = unicodedata.name(sign, "")
    if name.startswith(SMALL_CAPITAL):
        sign = name.removeprefix(SMALL_CAPITAL).lower()
    return sign.translate(PLAIN)


def _is_accent(sign):
    """A mark that may stand on any letter. Marks of one script are another matter: there they may be vowels."""
    name = unicodedata.name(sign, "")
    return name.startswith("COMBINING") and "KATAKANA" not in name


def key_of(name):
    """A digest of the look: 64 signs that name nobody."""
    return sha256(look_of(name).encode()).hexdigest()


def check_handle(name):
    """Raise ValidationError, in words for the person, if a tidied name cannot be a handle. At most one query."""
    if len(name) > LONGEST_HANDLE:
        words = _("A handle has at most %(most)s characters.")
        raise ValidationError(words, code="too_long", params={"most": LONGEST_HANDLE})
    _check_signs(name)
    _check_scripts(name)
    if is_kept(name):
        raise ValidationError(_("This handle is kept by the site. Choose another one."), code="kept")


def _check_signs(name):
    kinds = [kind_of(sign) for sign in name if sign not in SEPARATORS]
    if set(kinds) - LETTERS - MARKS - {FIGURE}:
        words = _("A handle has letters and figures, with “.”, “_” or “-” between them, and nothing else.")
        raise ValidationError(words, code="sign")
    if name.strip(SEPARATORS) != name or any(a + b in name for a in SEPARATORS for b in SEPARATORS):
        words = _("Put “.”, “_” and “-” between letters or figures, one at a time.")
        raise ValidationError(words, code="separator")
    if not LETTERS & set(kinds) or kinds[0] in MARKS:
        raise ValidationError(_("A handle has at least one letter."), code="no_letter")


def _check_scripts(name):
    scripts = {script for sign in name if (script := _script_of(sign))}
    if len(scripts) > 1:
        raise ValidationError(_("Write the handle in letters of one script."), code="scripts")
    marks = 0
    for sign in unicodedata.normalize("NFD", name):
        marks = marks + 1 if kind_of(sign) in MARKS else 0
        if marks > MOST_MARKS:
            raise ValidationError(_("There are too many marks on one letter."), code="marks")


def _script_of(sign):
    """The script of a letter, by the first word of its name in Unicode; nothing for figures, accents, separators."""
    if sign in SEPARATORS or kind_of(sign) == FIGURE or _is_accent(sign):
        return None
    script = unicodedata.name(sign, "UNKNOWN").split()[0]
    return "EAST ASIAN" if script in EAST_ASIAN else script


def is_kept(name):
    """Whether a handle could be taken for the house itself, or for a place on the site. At most one query."""
    readings = {look_of(name), look_of(name.replace("1", "i"))}
    parts = {look_of(part) for part in name.replace("_", "-").replace(".", "-").split("-")}
    if readings & _looks_kept() or parts & _looks_kept_as_part():
        return True
    # Right below a front page editors make places too, so these are asked for each time.
    return Page.objects.filter(depth=3, slug=name).exists()


@lru_cache(maxsize=1)
def _looks_kept():
    return {look_of(word) for word in {*KEPT, *_first_segments(), *language_names()}}


@lru_cache(maxsize=1)
def _looks_kept_as_part():
    return {look_of(word) for word in KEPT_AS_PART}


def _first_segments():
    """The first parts of all addresses of the site, below each language."""

    def walk(entries):
        for entry in entries:
            address = "" if isinstance(entry.pattern, LocalePrefixPattern) else str(entry.pattern).lstrip("^")
            if hasattr(entry, "url_patterns") and "/" not in address:
                yield from walk(entry.url_patterns)
            else:
                yield address.split("/")[0]

    return {segment for segment in walk(get_resolver().url_patterns) if segment.replace("-", "").isalnum()}
