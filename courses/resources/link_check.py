"""Asking another site whether a page is still there, without ever knocking at a door inside our own house.

Only http and https; only addresses of the public internet, also behind redirects. The address that was judged is the
one that is called, so that a name which means another place a moment later leads nowhere. No content is read.
"""

import ipaddress
import socket
import ssl
from dataclasses import dataclass
from functools import partial
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

SECONDS = 5
MOST_REDIRECTS = 5
PORTS = {"http": 80, "https": 443}
REDIRECTS = {301, 302, 303, 307, 308}
# Sites that do not answer HEAD are asked once more, as a reader would ask.
ASK_AGAIN = {400, 403, 404, 405, 501}


@dataclass(frozen=True)
class Finding:
    is_broken: bool
    words: str


class RefusedError(Exception):
    """An address that is not called; its text says why."""


def look_at(link):
    """What a link leads to, in one word for programs and one sentence for people. Never raises."""
    try:
        status = _follow(link)
    except RefusedError as refused:
        return Finding(True, str(refused))
    except TimeoutError:
        return Finding(True, _("No answer within %(seconds)s seconds") % {"seconds": SECONDS})
    except (OSError, HTTPException, UnicodeError, ValueError) as error:
        return Finding(True, _("Not reached: %(why)s") % {"why": str(error)[:150]})
    return Finding(status >= 400, _("Answers with %(status)s") % {"status": status})


def _follow(link):
    for _step in range(MOST_REDIRECTS + 1):
        status, leads_to = _ask("HEAD", link)
        if status in ASK_AGAIN:
            status, leads_to = _ask("GET", link)
        if status not in REDIRECTS or not leads_to:
            return status
        link = urljoin(link, leads_to)
    raise RefusedError(_("Leads on and on"))


def _ask(method, link):
    parts = urlsplit(link)
    if parts.scheme not in PORTS or not parts.hostname:
        raise RefusedError(_("Not a web address"))
    port = parts.port or PORTS[parts.scheme]
    connection = _connection_to(parts.scheme, parts.hostname, port, public_address_of(parts.hostname, port))
    try:
        path = parts.path or "/"
        agent = {"User-Agent": f"{settings.SITE_NAME} link check", "Accept": "*/*"}
        connection.request(method, f"{path}?{parts.query}" if parts.query else path, headers=agent)
        answer = connection.getresponse()
        return answer.status, answer.headers.get("Location", "")
    finally:
        connection.close()


def public_address_of(host, port):
    """The address to call; raises `RefusedError` if any address of this name lies in a private network."""
    found = {entry[4][0] for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    if f"{host}:{port}" not in settings.LINK_CHECK_TRUSTED and not all(_is_public(address) for address in found):
        raise RefusedError(_("Not on the public internet"))
    return sorted(found)[0]


def _is_public(address):
    found = ipaddress.ip_address(address.partition("%")[0])
    inner = getattr(found, "ipv4_mapped", None) or getattr(found, "sixtofour", None)
    return found.is_global and not found.is_multicast and (inner is None or inner.is_global)


def _connection_to(scheme, host, port, address):
    """A connection that speaks of `host`, and checks its certificate, but calls exactly `address`."""
    if scheme == "https":
        connection = HTTPSConnection(host, port, timeout=SECONDS, context=ssl.create_default_context())
    else:
        connection = HTTPConnection(host, port, timeout=SECONDS)
    connection._create_connection = partial(_call, (address, port))
    return connection


def _call(address, _named, timeout, source_address=None):
    return socket.create_connection(address, timeout, source_address)
