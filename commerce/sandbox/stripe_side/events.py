"""Stripe: events, and the webhooks that carry them: signed, unordered, sometimes twice, tried again when not taken."""

import copy
import hashlib
import hmac
import json
import threading
import time

from ..callbacks import send
from . import store
from .errors import StripeError

API_VERSION = "2026-10-28.endive"
RETRY_SECONDS = 3600


def emit(sandbox, kind, about):
    """Keeps an event with a copy of the object as it is now, and sends it after the reply."""
    event = store.make(
        sandbox,
        "event",
        api_version=API_VERSION,
        data={"object": copy.deepcopy(about)},
        pending_webhooks=1 if sandbox.stripe.webhook_url else 0,
        request={"id": None, "idempotency_key": None},
        type=kind,
    )
    first = not sandbox.stripe.waiting_events
    sandbox.stripe.waiting_events.append(event["id"])
    if first:
        # Events of one moment go as one batch, so that their order is ours to keep or to break.
        sandbox.clock.after(sandbox.stripe.switches["delay"], _send_waiting, sandbox)
    return event


def send_again(sandbox, event_id):
    """Sends one event once more, as a retry of Stripe's would."""
    event = store.find(sandbox, "event", event_id)
    sandbox.clock.after(0, _send_event, sandbox, event, 0)
    return event


def signature(secret, body, seconds):
    """Stripe: `t=…,v1=…`, an HMAC-SHA256 of the time, a point and the raw body."""
    digest = hmac.new(secret.encode(), f"{seconds}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={seconds},v1={digest}"


def _send_waiting(sandbox):
    with sandbox.lock:
        waiting, sandbox.stripe.waiting_events = sandbox.stripe.waiting_events, []
        events = [sandbox.stripe.objects[event_id] for event_id in waiting]
        switches = dict(sandbox.stripe.switches)
    if switches["shuffle"]:
        # Backwards: an order by chance could come out right, and a test would prove nothing.
        events.reverse()
    for event in events:
        _send_times(sandbox, event, switches)


def _send_times(sandbox, event, switches):
    times = [
        threading.Thread(target=_send_event, args=(sandbox, event, switches["retries"] if number == 0 else 0))
        for number in range(switches["repeat"])
    ]
    for thread in times:
        thread.start()
        if not switches["together"]:
            thread.join()
    for thread in times:
        thread.join()


def _send_event(sandbox, event, retries):
    with sandbox.lock:
        url = sandbox.stripe.webhook_url
        body = json.dumps(event).encode()
    if not url:
        return
    # The signature carries the real time: whoever checks it (tolerance 300 seconds) does not know our clock.
    header = signature(sandbox.settings.stripe_webhook_secret, body, int(time.time()))
    note = send(sandbox, "webhook", url, body, {"Stripe-Signature": header})
    if note["status"] is not None and 200 <= note["status"] < 300:
        with sandbox.lock:
            event["pending_webhooks"] = 0
    elif retries:
        sandbox.clock.after(RETRY_SECONDS, _send_event, sandbox, event, retries - 1, background=True)


def list_events(sandbox, parameters):
    if "type" in parameters and "types" in parameters:
        raise StripeError("You may only specify one of these parameters: type, types.")
    return store.listed(sandbox, "event", parameters, "/v1/events", "type types")
