"""The WSGI application: finds the handler, holds the lock while it works, and sends what is due after the reply."""

import re
import traceback

from . import control
from .daraja.errors import DarajaError
from .daraja.routes import ROUTES as DARAJA_ROUTES
from .pages.layout import page, stylesheet
from .pages.routes import ROUTES as PAGE_ROUTES
from .stripe_side.answers import answer_stripe
from .web import Reply, Request, json_reply

ROUTES = [*DARAJA_ROUTES, *PAGE_ROUTES, *control.ROUTES, ("GET", r"/sandbox\.css", stylesheet)]
# Pages carry no script and only the one style sheet; the browser is told so.
PAGE_HEADERS = [
    ("Content-Security-Policy", "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'"),
    ("X-Content-Type-Options", "nosniff"),
    ("Cache-Control", "no-store"),
]


class Body:
    """What WSGI sends; when it is out, the jobs of the request may start."""

    def __init__(self, chunk, when_sent):
        self.chunk = chunk
        self.close = when_sent

    def __iter__(self):
        yield self.chunk


def application(sandbox):
    """The WSGI callable of one sandbox."""

    def serve(environ, start_response):
        request = Request.from_environ(environ)
        with sandbox.clock.holding() as held:
            reply = answer(sandbox, request)
        if reply.wait_seconds or reply.before:
            sandbox.clock.release(held)
        for call in reply.before:
            call()
        if reply.wait_seconds:
            sandbox.clock.sleep(reply.wait_seconds)
        headers = [
            ("Content-Type", reply.content_type),
            ("Content-Length", str(len(reply.body))),
            *PAGE_HEADERS,
            *reply.headers,
        ]
        start_response(reply.status_line, headers)
        return Body(reply.body, lambda: sandbox.clock.release(held))

    return serve


def answer(sandbox, request):
    """The reply to a request. Calls of the gateways' own interfaces are noted, so that tests can count them."""
    with sandbox.lock:
        try:
            reply = _dispatch(sandbox, request)
        except Exception:
            traceback.print_exc()
            reply = json_reply({"error": "The sandbox itself failed; its log says why."}, 500)
        if request.path.startswith(("/v1/", "/mpesa/", "/oauth/", "/pulltransactions/")):
            note = {"method": request.method, "path": request.path, "status": reply.status, "at": sandbox.now()}
            sandbox.calls.append(note)
    return reply


def _dispatch(sandbox, request):
    if request.path.startswith("/v1/"):
        return answer_stripe(sandbox, request)
    other_method = False
    for method, pattern, handler in ROUTES:
        if match := re.fullmatch(pattern, request.path):
            if method == request.method:
                return _call(handler, sandbox, request, match.groups())
            other_method = True
    return _nothing_here(request, other_method)


def _call(handler, sandbox, request, parts):
    try:
        return handler(sandbox, request, *parts)
    except DarajaError as error:
        return error.reply()
    except control.BadControl as problem:
        return json_reply({"error": str(problem)}, 400)


def _nothing_here(request, other_method):
    # Daraja: 404.001.01 is a wrong path, 405.001 a wrong method.
    if request.path.startswith(("/mpesa/", "/oauth/", "/pulltransactions/")):
        wrong = (405, "405.001", "Method Not Allowed") if other_method else (404, "404.001.01", "Resource not found")
        return DarajaError(*wrong).reply()
    if request.path.startswith("/sandbox/"):
        return json_reply({"error": "There is no such control call."}, 405 if other_method else 404)
    status = 405 if other_method else 404
    text = page("Nothing here", "<p>The sandbox has no such page.</p>")
    return Reply(status, text.encode(), content_type="text/html; charset=utf-8")
