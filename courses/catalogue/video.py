"""Films on other sites. Which sites is settled here; the content policy in settings allows the same."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

YOUTUBE_HOSTS = {
    "youtube.com",
    "www.youtube.com",
    "m.youtube.com",
    "youtu.be",
    "youtube-nocookie.com",
    "www.youtube-nocookie.com",
}
VIMEO_HOSTS = {"vimeo.com", "www.vimeo.com", "player.vimeo.com"}
YOUTUBE_PATH = re.compile(r"/(?:embed/|shorts/|live/|v/)?([\w-]{11})/?")
YOUTUBE_ID = re.compile(r"[\w-]{11}")
VIMEO_PATH = re.compile(r"/(?:video/|channels/\w+/)?(\d{1,12})(?:/([0-9a-f]{6,20}))?/?")


@dataclass(frozen=True)
class Film:
    """Where a film is watched on its own site, and the address of the player for a frame."""

    site: str
    watch_url: str
    player_url: str


def film_of(address):
    """The film at an address people copy from their browser. Raises ValidationError for other sites."""
    parts = _parts_of((address or "").strip())
    host = (parts.hostname or "").lower()
    film = None
    if parts.scheme in {"http", "https"} and host in YOUTUBE_HOSTS:
        film = _youtube(host, parts)
    elif parts.scheme in {"http", "https"} and host in VIMEO_HOSTS:
        film = _vimeo(parts)
    if film is None:
        raise ValidationError(
            _("Only films on YouTube and Vimeo can be shown here. Example: https://www.youtube.com/watch?v=dQw4w9WgXcQ")
        )
    return film


def _parts_of(address):
    """What Python cannot take apart (`http://[`) is no address at all."""
    try:
        return urlsplit(address)
    except ValueError:
        return urlsplit("")


def _youtube(host, parts):
    query = parse_qs(parts.query)
    match = YOUTUBE_PATH.fullmatch(parts.path)
    key = match[1] if match else query.get("v", [""])[0]
    if not YOUTUBE_ID.fullmatch(key) or (parts.path == "/playlist" and host != "youtu.be"):
        return None
    start = _seconds(query.get("t", query.get("start", [""]))[0])
    return Film(
        "YouTube",
        f"https://www.youtube.com/watch?v={key}" + (f"&t={start}s" if start else ""),
        f"https://www.youtube-nocookie.com/embed/{key}?autoplay=1&rel=0" + (f"&start={start}" if start else ""),
    )


def _vimeo(parts):
    match = VIMEO_PATH.fullmatch(parts.path)
    if not match:
        return None
    key, secret = match[1], match[2] or parse_qs(parts.query).get("h", [""])[0]
    if secret and not re.fullmatch(r"[0-9a-f]+", secret):
        return None
    return Film(
        "Vimeo",
        f"https://vimeo.com/{key}" + (f"/{secret}" if secret else ""),
        f"https://player.vimeo.com/video/{key}?autoplay=1&dnt=1" + (f"&h={secret}" if secret else ""),
    )


def _seconds(text):
    """`90`, `90s`, `1m30s` → 90; anything else 0."""
    match = re.fullmatch(r"(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s?)?", text)
    if not match:
        return 0
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return hours * 3600 + minutes * 60 + seconds
