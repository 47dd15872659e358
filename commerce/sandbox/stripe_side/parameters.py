"""Stripe: form-encoded parameters, nested by brackets: `line_items[0][price_data][currency]=kes`."""

import re
from urllib.parse import urlsplit

from .errors import StripeError, missing

WHOLE_NUMBER = re.compile(r"-?\d{1,15}")


def nested(pairs):
    """`[("a[b]", "1"), ("c[0]", "2"), ("c[]", "3")]` becomes `{"a": {"b": "1"}, "c": ["2", "3"]}`."""
    tree = {}
    for name, value in pairs:
        first, *rest = [part.rstrip("]") for part in name.split("[")]
        _put(tree, [first, *rest], value)
    return {name: _with_lists(value) for name, value in tree.items()}


def _put(tree, path, value):
    for key in path[:-1]:
        key = key or str(len(tree))
        if not isinstance(tree.get(key), dict):
            tree[key] = {}
        tree = tree[key]
    tree[path[-1] or str(len(tree))] = value


def _with_lists(tree):
    if not isinstance(tree, dict):
        return tree
    values = {key: _with_lists(value) for key, value in tree.items()}
    if values and all(key.isdigit() for key in values):
        return [values[key] for key in sorted(values, key=int)]
    return values


def only(parameters, allowed):
    """Raises Stripe's error for a parameter the sandbox does not know: it would be ignored in silence otherwise."""
    known = {*allowed.split(), "expand"}
    for name in parameters:
        if name not in known:
            raise StripeError(f"Received unknown parameter: {name}", "parameter_unknown", name)


def text(parameters, name, longest=5000, required=False):
    value = parameters.get(name)
    if value in (None, ""):
        if required:
            raise missing(name)
        return None
    if not isinstance(value, str) or len(value) > longest:
        raise StripeError(f"Invalid string: {name}", "parameter_invalid", name)
    return value


def number(parameters, name, least=0, required=False):
    value = text(parameters, name, required=required)
    if value is None:
        return None
    if not WHOLE_NUMBER.fullmatch(value):
        raise StripeError(f"Invalid integer: {value}", "parameter_invalid_integer", name)
    if int(value) < least:
        raise StripeError(f"This value must be greater than or equal to {least}.", "parameter_invalid_integer", name)
    return int(value)


def choice(parameters, name, allowed, default=None):
    value = text(parameters, name) or default
    if value is not None and value not in allowed:
        raise StripeError(f"Invalid {name}: must be one of {', '.join(allowed)}", "parameter_invalid", name)
    return value


def truth(parameters, name, default=False):
    return choice(parameters, name, ("true", "false"), "true" if default else "false") == "true"


def group(parameters, name):
    """A nested group of parameters; absent is empty."""
    value = parameters.get(name) or {}
    if not isinstance(value, dict):
        raise StripeError(f"Invalid object: {name}", "parameter_invalid", name)
    return value


def metadata(parameters):
    """Stripe: up to 50 keys of 40 characters, values up to 500."""
    values = group(parameters, "metadata")
    for key, value in values.items():
        if len(key) > 40 or not isinstance(value, str) or len(value) > 500:
            raise StripeError(f"Invalid metadata: {key}", "parameter_invalid", "metadata")
    if len(values) > 50:
        raise StripeError("Metadata can have up to 50 keys.", "parameter_invalid", "metadata")
    return values


def web_address(parameters, name, required=False):
    value = text(parameters, name, required=required)
    if value is not None and urlsplit(value).scheme not in ("http", "https"):
        raise StripeError("Not a valid URL", "url_invalid", name)
    return value


def currency(parameters):
    value = text(parameters, "currency", required=True)
    if not re.fullmatch(r"[a-zA-Z]{3}", value):
        raise StripeError(f"Invalid currency: {value}", "parameter_invalid", "currency")
    return value.lower()
