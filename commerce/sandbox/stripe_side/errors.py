"""Stripe: errors, `{"error": {"type", "code", "message", "param"}}`."""

from ..web import json_reply


class StripeError(Exception):
    def __init__(self, message, code=None, param=None, status=400, kind="invalid_request_error"):
        super().__init__(message)
        self.status = status
        error = {"type": kind, "message": message, "code": code, "param": param}
        self.error = {key: value for key, value in error.items() if value is not None}

    def reply(self):
        return json_reply({"error": self.error}, self.status)


def missing(param):
    return StripeError(f"Missing required param: {param}.", "parameter_missing", param)


def no_such(kind, identifier, param="id"):
    return StripeError(f"No such {kind}: '{identifier}'", "resource_missing", param, 404)
