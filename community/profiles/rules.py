"""Who may see whose profile, and who may take which handle."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

from community.profiles.handles import LETTERS, MARKS, check_handle, key_of, kind_of, tidy
from community.profiles.models import LONGEST_HANDLE, Handle, Visibility

KEPT_FOR = timedelta(days=2 * 365)  # How long a handle that was given up stays closed to others.
MOST_CHANGES, CHANGES_WITHIN = 3, timedelta(days=30)  # Each change closes a handle to everybody else.


def is_shown(profile, *, to_member):
    """Whether a profile is open to members, or to visitors. One's own is another matter."""
    return profile.visibility == Visibility.PUBLIC or (to_member and profile.visibility == Visibility.MEMBERS)


def can_see(viewer, profile):
    """Whether somebody may see a profile; `viewer` may be anonymous. No query.

    One's own is always to be seen. Nobody else has a key to what is private, staff included.
    """
    if not profile.person.is_active:
        return False
    return viewer.pk == profile.person_id or is_shown(profile, to_member=viewer.is_authenticated)


def is_free_for(person, handle):
    """Whether a person may take a handle that has a row: one's own of old, or one that is out of its time."""
    if handle.person_id == person.pk:
        return True
    return handle.given_up_at is not None and handle.given_up_at < timezone.now() - KEPT_FOR


def may_change_handle(person):
    """Not too often: whoever could change it without end could close all good ones. One query."""
    since = timezone.now() - CHANGES_WITHIN
    return Handle.objects.filter(person=person, given_up_at__gt=since).count() < MOST_CHANGES


def suggest_handle(person):
    """A handle made of the person's name that can be had now; empty if none comes to mind."""
    words = tidy(person.display_name).replace("-", " ").split()
    plain = ("".join(sign for sign in word if kind_of(sign) in LETTERS | MARKS) for word in words)
    name = ".".join(filter(None, plain))[: LONGEST_HANDLE - 2].strip(".")
    candidates = [name, *(f"{name}{number}" for number in range(2, 10))]
    held = set(Handle.objects.filter(key__in=map(key_of, candidates)).values_list("key", flat=True))
    return next((one for one in candidates if key_of(one) not in held and _is_possible(one)), "")


def _is_possible(name):
    try:
        check_handle(name)
    except ValidationError:
        return False
    return True
