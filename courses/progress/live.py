"""Live lessons: when they take place, and a file that puts one into a calendar."""

from datetime import UTC, timedelta

from django.utils import timezone

DEFAULT_MINUTES = 60
LINE_OCTETS = 75  # RFC 5545, 3.1


def ends_at(lesson):
    return lesson.starts_at + timedelta(minutes=lesson.live_minutes or DEFAULT_MINUTES)


def is_over(lesson):
    return ends_at(lesson) < timezone.now()


def zone_name():
    """The place whose time is shown: `Nairobi` for Africa/Nairobi."""
    return str(timezone.get_current_timezone()).rpartition("/")[2].replace("_", " ")


def calendar_file(lesson, *, title, address, host):
    """One event as iCalendar (RFC 5545) has it. Times are in UTC, so that each calendar shows its owner's.

    The link to join is in it: hand it only to those who may open the lesson.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{host}//Learnsync//EN",
        "BEGIN:VEVENT",
        # The same lesson keeps its name: read in again, it moves the event instead of adding another.
        f"UID:lesson-{lesson.translation_key}@{host}",
        f"DTSTAMP:{_stamp(timezone.now())}",
        f"DTSTART:{_stamp(lesson.starts_at)}",
        f"DTEND:{_stamp(ends_at(lesson))}",
        f"SUMMARY:{_text(title)}",
        f"DESCRIPTION:{_text(address)}",
        f"LOCATION:{_text(lesson.meeting_url or address)}",
        f"URL:{address}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _stamp(moment):
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(words):
    """Signs that mean something in the format are taken at their word."""
    for sign in ("\\", ";", ","):
        words = words.replace(sign, f"\\{sign}")
    return " ".join(words.splitlines())


def _folded(line):
    """Long lines go on in the next, behind a space; no letter is cut in two."""
    pieces, piece = [], ""
    for letter in line:
        if len((piece + letter).encode()) > LINE_OCTETS - 1:
            pieces.append(piece)
            piece = ""
        piece += letter
    return "\r\n ".join([*pieces, piece])
