"""Keeping Stripe's objects, and reading them: one, a list by pages, and with parts expanded."""

import secrets
import string

from . import parameters as read
from .errors import StripeError, no_such
from .shapes import shaped

LETTERS = string.ascii_letters + string.digits
PREFIXES = {
    "checkout.session": "cs_test_a1",
    "payment_intent": "pi_",
    "charge": "ch_",
    "refund": "re_",
    "customer": "cus_",
    "product": "prod_",
    "price": "price_",
    "subscription": "sub_",
    "subscription_item": "si_",
    "invoice": "in_",
    "line_item": "il_",
    "billing_portal.session": "bps_",
    "event": "evt_",
    "balance_transaction": "txn_",
}
_RANGE = {"gt": int.__gt__, "gte": int.__ge__, "lt": int.__lt__, "lte": int.__le__}


def new_id(kind):
    return PREFIXES[kind] + "".join(secrets.choice(LETTERS) for _ in range(24))


def make(sandbox, kind, **known):
    """A new object with id and time of creation, kept."""
    known.setdefault("id", new_id(kind))
    made = shaped(kind, created=sandbox.now(), **known)
    sandbox.stripe.objects[made["id"]] = made
    return made


def find(sandbox, kind, identifier, param="id"):
    """The object of that kind and id, or Stripe's 404."""
    found = sandbox.stripe.objects.get(identifier)
    if found is None or found["object"] != kind:
        raise no_such(kind.replace(".", " "), identifier, param)
    return found


def of_kind(sandbox, kind):
    """All objects of a kind, the newest first."""
    return [found for found in reversed(sandbox.stripe.objects.values()) if found["object"] == kind]


def whole_list(data, url):
    return {"object": "list", "data": data, "has_more": False, "url": url}


def listed(sandbox, kind, parameters, url, filters=""):
    """Stripe: a page of a list, newest first: `limit`, `starting_after`, `ending_before`, `created[gte]`, filters."""
    read.only(parameters, f"limit starting_after ending_before created {filters}")
    found = [one for one in of_kind(sandbox, kind) if _is_wanted(one, parameters, filters.split())]
    limit = min(read.number(parameters, "limit", 1) or 10, 100)
    page, has_more = _page(found, parameters, limit)
    return {"object": "list", "data": page, "has_more": has_more, "url": url}


def _page(found, parameters, limit):
    ids = [one["id"] for one in found]
    if after := parameters.get("starting_after"):
        start = _place(ids, after, "starting_after") + 1
        return found[start : start + limit], len(found) > start + limit
    if before := parameters.get("ending_before"):
        end = _place(ids, before, "ending_before")
        return found[max(0, end - limit) : end], end > limit
    return found[:limit], len(found) > limit


def _place(ids, identifier, param):
    if identifier not in ids:
        raise no_such("object", identifier, param)
    return ids.index(identifier)


def _is_wanted(one, parameters, filters):
    created = parameters.get("created")
    bounds = created if isinstance(created, dict) else {"gte": created, "lte": created} if created else {}
    for bound in bounds:
        if bound not in _RANGE:
            raise StripeError(f"Received unknown parameter: created[{bound}]", "parameter_unknown", "created")
        if not _RANGE[bound](one["created"], read.number(bounds, bound)):
            return False
    return all(_matches(one, name, parameters[name]) for name in filters if name in parameters)


def _matches(one, name, wanted):
    if name == "types":
        return one["type"] in wanted
    if name == "status" and wanted == "all":
        return True
    value = one.get(name)
    return str(value).lower() == wanted if isinstance(value, bool) else value == wanted


def expanded(sandbox, answer, paths):
    """A copy of the answer in which each path (`payment_intent.latest_charge`) is the object instead of its id."""
    for path in paths:
        answer = _expand(sandbox, answer, path.split("."))
    return answer


def _expand(sandbox, value, path):
    if isinstance(value, list):
        return [_expand(sandbox, one, path) for one in value]
    if isinstance(value, str) and value in sandbox.stripe.objects:
        value = sandbox.stripe.objects[value]
    if not path or not isinstance(value, dict):
        return value
    first, *rest = path
    if value.get("object") == "checkout.session" and first == "line_items":
        # Stripe: the lines are left out of a session unless they are asked for.
        lines = sandbox.stripe.session_data[value["id"]]["lines"]
        return {**value, first: whole_list(lines, f"/v1/checkout/sessions/{value['id']}/line_items")}
    if first not in value:
        raise StripeError(f"This property cannot be expanded ({first}).", None, "expand")
    return {**value, first: _expand(sandbox, value[first], rest)}
