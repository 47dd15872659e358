"""Daraja: `GET /oauth/v1/generate`. A token lives an hour, and a new one ends the one before."""

import base64
import hmac
import secrets

from ..web import json_reply
from .errors import DarajaError

LIFETIME_SECONDS = 3599


def generate(sandbox, request):
    kind, _, given = request.headers.get("authorization", "").partition(" ")
    expected = f"{sandbox.settings.consumer_key}:{sandbox.settings.consumer_secret}".encode()
    if kind != "Basic" or not hmac.compare_digest(given.encode(), base64.b64encode(expected)):
        raise DarajaError(400, "400.008.01", "Invalid Authentication passed")
    if ("grant_type", "client_credentials") not in request.query:
        raise DarajaError(400, "400.008.02", "Invalid grant type passed")
    sandbox.daraja.token = secrets.token_urlsafe(21)
    sandbox.daraja.token_ends = sandbox.clock.now() + LIFETIME_SECONDS
    return json_reply({"access_token": sandbox.daraja.token, "expires_in": str(LIFETIME_SECONDS)})


def with_token(handler):
    """The handler, refused without the one token that is valid now, and given the body as a dict."""

    def checked(sandbox, request):
        token = sandbox.daraja.token
        valid = token and hmac.compare_digest(request.bearer().encode(), token.encode())
        if not valid or sandbox.clock.now() >= sandbox.daraja.token_ends:
            raise DarajaError(401, "404.001.03", "Invalid Access Token")
        try:
            fields = request.json_object()
        except ValueError:
            raise DarajaError(400, "400.002.02", "Bad Request - Invalid JSON") from None
        return handler(sandbox, fields)

    return checked
