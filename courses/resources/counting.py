"""Counting what is taken, without keeping who took it."""

import re

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.utils import timezone
from django.utils.crypto import salted_hmac

DAY = 24 * 60 * 60
# What calls itself a program: crawlers, previews in chats, scripts.
PROGRAMS = re.compile(
    r"bot|crawl|spider|slurp|preview|externalhit|curl|wget|python|java/|go-http|headless|monitor", re.I
)


def is_to_be_counted(request, page):
    """Whether this request is a person taking the resource for the first time today.

    Remembered for a day, as a number that cannot be turned back into a person or a network address.
    """
    agent = request.headers.get("User-Agent", "")
    if request.method != "GET" or not agent or PROGRAMS.search(agent) or _is_prefetch(request) or _is_a_part(request):
        return False
    who = salted_hmac("courses.resources.counting", f"{timezone.localdate()}|{_whoever(request, agent)}").hexdigest()
    return cache.add(f"download:{page.pk}:{who}", True, DAY)


def _whoever(request, agent):
    if request.user.is_authenticated:
        return f"person-{request.user.pk}"
    return f"{get_adapter().get_client_ip(request)}|{agent}"


def _is_prefetch(request):
    return "prefetch" in request.headers.get("Sec-Purpose", request.headers.get("Purpose", ""))


def _is_a_part(request):
    """A player or a download that goes on asks for later parts of what was counted with its first."""
    wanted = request.headers.get("Range", "")
    return bool(wanted) and not wanted.startswith("bytes=0-")
