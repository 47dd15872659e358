"""Requests and replies, as little of them as the sandbox needs."""

import json
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import parse_qsl, urlsplit

LARGEST_BODY = 1_000_000
LOOPBACK_HOSTS = {"127.0.0.1", "localhost", "::1"}


@dataclass
class Request:
    method: str
    path: str
    query: list
    headers: dict
    body: bytes

    @classmethod
    def from_environ(cls, environ):
        length = min(int(environ.get("CONTENT_LENGTH") or 0), LARGEST_BODY)
        headers = {
            name[5:].replace("_", "-").lower(): value for name, value in environ.items() if name.startswith("HTTP_")
        }
        return cls(
            method=environ["REQUEST_METHOD"],
            path=environ["PATH_INFO"],
            query=parse_qsl(environ.get("QUERY_STRING", ""), keep_blank_values=True),
            headers=headers,
            body=environ["wsgi.input"].read(length),
        )

    def json_object(self):
        """The body as a dict; an empty body is an empty dict. Raises `ValueError` for anything else."""
        value = json.loads(self.body or b"{}")
        if not isinstance(value, dict):
            raise ValueError("The body is not a JSON object.")
        return value

    def form(self):
        return parse_qsl(self.body.decode(), keep_blank_values=True)

    def bearer(self):
        kind, _, token = self.headers.get("authorization", "").partition(" ")
        return token if kind == "Bearer" else ""


@dataclass
class Reply:
    """`before` is called without the lock before anything is answered; `wait_seconds` pass, then the answer goes."""

    status: int
    body: bytes
    content_type: str = "application/json"
    headers: list = field(default_factory=list)
    before: list = field(default_factory=list)
    wait_seconds: float = 0

    @property
    def status_line(self):
        return f"{self.status} {HTTPStatus(self.status).phrase}"


def json_reply(value, status=200, **more):
    return Reply(status, json.dumps(value).encode(), **more)


def redirect(address):
    return Reply(303, b"", headers=[("Location", address)])


def is_loopback(url):
    return urlsplit(url).hostname in LOOPBACK_HOSTS


def is_secure_or_loopback(url):
    """Whether a gateway may call this address: https, or plain http on this machine."""
    if not isinstance(url, str) or any(character.isspace() for character in url):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return bool(parts.hostname) and (parts.scheme == "https" or (parts.scheme == "http" and is_loopback(url)))
