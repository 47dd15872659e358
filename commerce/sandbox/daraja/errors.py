"""Daraja: synchronous errors, `{"requestId", "errorCode", "errorMessage"}` with a status of 4xx or 5xx."""

import secrets

from ..web import json_reply


class DarajaError(Exception):
    def __init__(self, status, code, message):
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message

    def reply(self):
        body = {"requestId": secrets.token_hex(8), "errorCode": self.code, "errorMessage": self.message}
        return json_reply(body, self.status)


def bad_field(name):
    """Daraja: 400.002.02 is any bad field; only the message says which."""
    return DarajaError(400, "400.002.02", f"Bad Request - Invalid {name}")
