"""Settings of a source, taken one by one: of the right kind, not too long, and none overlooked."""

from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _


class Values:
    """Front matter or config. A value of the wrong kind is reported and counts as not given; so is an unknown name."""

    def __init__(self, values, path, problems):
        self._values = dict(values)
        self.path = path
        self.problems = problems

    def __contains__(self, name):
        return self._values.get(name) not in (None, "")

    def peek(self, name):
        """A text, left where it is for whoever asks next."""
        value = self._values.get(name)
        return value if isinstance(value, str) else ""

    def ignore(self, *names):
        for name in names:
            self._values.pop(name, None)

    def text(self, name, longest=None):
        value = self._values.pop(name, None)
        if value is None or value == "":
            return ""
        if isinstance(value, dict | list):
            self._wrong(name, _("one line of text"))
            return ""
        return self._fitting(name, " ".join(str(value).split()), longest)

    def choice(self, name, choices):
        value = self.text(name)
        if value and value not in choices:
            self._wrong(name, ", ".join(choices))
            return ""
        return value

    def number(self, name):
        """A whole number from nought up, or nothing."""
        value = self._values.pop(name, None)
        if value is None or value == "":
            return None
        digits = str(value).strip()
        if isinstance(value, bool) or not digits.isdecimal() or len(digits) > 7 or int(digits) > 1_000_000:
            self._wrong(name, _("a whole number"))
            return None
        return int(digits)

    def money(self, name):
        """An amount in whole money, such as 800 or 12.50."""
        value = self._values.pop(name, None)
        if value is None or value == "":
            return None
        try:
            amount = Decimal(str(value))
        except InvalidOperation:
            amount = None
        if amount is None or not amount.is_finite() or not 0 <= amount < 10**12 or round(amount, 2) != amount:
            self._wrong(name, _("an amount such as 800 or 12.50"))
            return None
        return amount

    def flag(self, name, default):
        value = self._values.pop(name, default)
        if isinstance(value, bool):
            return value
        self._wrong(name, _("true or false"))
        return default

    def texts(self, name):
        """A list of lines; one line alone is a list too."""
        value = self._values.pop(name, None) or []
        value = [value] if isinstance(value, str | int | float) else value
        if not isinstance(value, list) or any(isinstance(item, dict | list) for item in value):
            self._wrong(name, _("a list of lines"))
            return []
        return [" ".join(str(item).split()) for item in value if item not in (None, "")]

    def records(self, name, *keys):
        """A list of small records, each a dictionary with the given keys."""
        value = self._values.pop(name, None) or []
        if not isinstance(value, list) or any(not isinstance(item, dict) or not item.get(keys[0]) for item in value):
            self._wrong(name, _("a list of records, each with “%(key)s”") % {"key": keys[0]})
            return []
        return [{key: " ".join(str(item.get(key) or "").split()) for key in keys} for item in value]

    def report_rest(self):
        """Say which names were given and meant nothing here."""
        for name in self._values:
            self.problems.note(_("“%(name)s” means nothing here and was left out.") % {"name": name}, self.path, 1)

    def _fitting(self, name, value, longest):
        if longest and len(value) > longest:
            self.problems.warn(
                _("“%(name)s” is longer than %(longest)s signs and was cut.") % {"name": name, "longest": longest},
                self.path, 1,
            )  # fmt: skip
            return value[: longest - 1].rstrip() + "…"
        return value

    def _wrong(self, name, expected):
        self.problems.warn(
            _("“%(name)s” was left out: it should be %(expected)s.") % {"name": name, "expected": expected},
            self.path,
            1,
        )
