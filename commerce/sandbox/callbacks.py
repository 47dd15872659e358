"""Posts to the shop: callbacks, results and webhooks. Only to this machine, and every one is noted."""

import http.client
import json
from urllib.parse import urlsplit

from .web import is_loopback

ANSWER_WITHIN_SECONDS = 10


def send(sandbox, kind, url, body, headers=None):
    """Posts `body` (a dict, or bytes sent as they are) and returns the note of it, with the status it was answered.

    An address that is not loopback is noted and never called: a fake must not reach the outside.
    """
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    note = {
        "kind": kind,
        "url": url,
        "body": data.decode(errors="replace"),
        "status": None,
        "answer": "",
        "problem": "",
    }
    if is_loopback(url):
        try:
            note["status"], note["answer"] = _post(url, data, headers or {})
        except (OSError, http.client.HTTPException) as problem:
            note["problem"] = str(problem) or type(problem).__name__
    else:
        note["problem"] = "not sent: only loopback addresses are called"
    with sandbox.lock:
        note["at"] = sandbox.now()
        sandbox.deliveries.append(note)
    return note


def _post(url, data, headers):
    parts = urlsplit(url)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = kind(parts.hostname, parts.port, timeout=ANSWER_WITHIN_SECONDS)
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("POST", path, data, {"Content-Type": "application/json", **headers})
        response = connection.getresponse()
        return response.status, response.read(10_000).decode(errors="replace")
    finally:
        connection.close()
