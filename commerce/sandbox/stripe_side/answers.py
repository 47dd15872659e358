"""Every call of the Stripe side: key, idempotency, the handler, expansion, and what a control call spoils.

Stripe: the stored answer of an idempotency key is replayed even if it was a 500; nothing is stored when the parameters
were refused; the same key with other parameters is an error; keys are kept at least 24 hours.
"""

import hmac
import re
import secrets

from ..web import json_reply
from . import parameters as read
from .errors import StripeError
from .routes import ROUTES
from .store import expanded

KEPT_SECONDS = 24 * 3600
LONGEST_KEY = 255
STILL_RUNNING = None


def answer_stripe(sandbox, request):
    try:
        _check_key(sandbox, request)
        parameters = _parameters(request)
        key = request.headers.get("idempotency-key") if request.method == "POST" else None
        if key is None:
            reply = _spoiled(sandbox, _handled(sandbox, request, parameters))
        else:
            reply = _answered_once(sandbox, request, parameters, key)
    except StripeError as error:
        reply = error.reply()
    reply.headers.append(("Request-Id", f"req_{secrets.token_hex(7)}"))
    return reply


def _check_key(sandbox, request):
    if not hmac.compare_digest(request.bearer().encode(), sandbox.settings.stripe_key.encode()):
        raise StripeError("Invalid API Key provided.", status=401)


def _parameters(request):
    try:
        return read.nested(request.query + (request.form() if request.method == "POST" else []))
    except UnicodeDecodeError:
        raise StripeError("The body is not form-encoded text.") from None


def _handled(sandbox, request, parameters):
    for method, pattern, handler in ROUTES:
        match = re.fullmatch(pattern, request.path)
        if match and method == request.method:
            answer = handler(sandbox, parameters, *match.groups())
            return json_reply(expanded(sandbox, answer, parameters.get("expand") or []))
    raise StripeError(f"Unrecognized request URL ({request.method}: {request.path}).", status=404)


def _answered_once(sandbox, request, parameters, key):
    if not 1 <= len(key) <= LONGEST_KEY:
        raise StripeError("Idempotency keys have 1 to 255 characters.", "parameter_invalid")
    asked = (request.path, parameters)
    known = sandbox.stripe.answered.get(key)
    if known and known["at"] > sandbox.clock.now() - KEPT_SECONDS:
        return _replayed(known, asked)
    entry = {"asked": asked, "at": sandbox.clock.now(), "reply": STILL_RUNNING}
    whole = _handled(sandbox, request, parameters)
    sandbox.stripe.answered[key] = entry
    reply = _spoiled(sandbox, whole)
    # A body that broke on its way is not what Stripe keeps; an answer of 500 is.
    kept = reply if reply.status >= 500 else whole
    if reply.wait_seconds:
        sandbox.clock.after(reply.wait_seconds, entry.update, {"reply": (kept.status, whole.body)}, background=True)
    else:
        entry["reply"] = (kept.status, kept.body)
    return reply


def _replayed(known, asked):
    if known["asked"] != asked:
        raise StripeError(
            "Keys for idempotent requests can only be used with the same parameters they were first used with.",
            kind="idempotency_error",
        )
    if known["reply"] is STILL_RUNNING:
        raise StripeError(
            "There is currently another in-progress request using this Idempotent Key.",
            "idempotency_key_in_use",
            status=409,
            kind="idempotency_error",
        )
    status, body = known["reply"]
    reply = json_reply({}, status, headers=[("Idempotent-Replayed", "true")])
    reply.body = body
    return reply


def _spoiled(sandbox, reply):
    """The reply as a control call ordered it: the work is done all the same."""
    way = sandbox.stripe.next_answers.pop(0) if sandbox.stripe.next_answers else "normal"
    if way == "error":
        return StripeError("An unknown error occurred", status=500, kind="api_error").reply()
    spoiled = json_reply({}, reply.status)
    spoiled.body = reply.body
    if way == "slow":
        spoiled.wait_seconds = sandbox.settings.slow_answer_seconds
    if way == "truncated":
        spoiled.body = reply.body[: len(reply.body) // 2]
    if way == "not_json":
        spoiled.body = b"<!doctype html><title>Bad gateway</title>"
        spoiled.content_type = "text/html"
    return spoiled
