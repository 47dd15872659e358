"""What happens to a profile and its handle."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.profiles import pictures
from community.profiles.handles import key_of
from community.profiles.models import Handle, Profile, ShownCourse
from community.profiles.rules import is_free_for, may_change_handle
from courses.progress.models import CourseCompletion
from home.accounts.models import User
from home.page_cache.version import site_has_changed

# What is kept as it was written.
PLAIN_FIELDS = ("visibility", "in_site_search", "for_search_engines", "bio", "links", "skills", "time_zone")


@transaction.atomic
def save_profile(person, fields, *, picture=None, without_picture=False):
    """Make a person's profile what was written. Locks the person; safe to repeat.

    `fields` holds PLAIN_FIELDS, and `display_name`, `language`, `handle`, `shown_courses` (ids). `picture` is a
    `pictures.Picture`. Raises ValidationError if the handle cannot be had; then nothing is saved.
    """
    person = User.objects.select_for_update().get(pk=person.pk)
    listed_before = listed_as(person)
    take_handle(person, fields["handle"])
    person.display_name, person.language = fields["display_name"], fields["language"]
    person.save(update_fields=["display_name", "language"])
    profile, _is_new = Profile.objects.get_or_create(person=person)
    for name in PLAIN_FIELDS:
        setattr(profile, name, fields[name])
    if picture or without_picture:
        _change_picture(profile, picture)
    profile.changed_at = timezone.now()
    profile.save()
    _show_courses(person, fields["shown_courses"])
    if listed_as(person) != listed_before:
        site_has_changed()  # Profiles are not kept for strangers, but the list for search engines is.
    return profile


def listed_as(person):
    """Under which handles search engines are told of a person: one or none. One query."""
    return set(Handle.objects.for_search_engines().filter(person=person).values_list("name", flat=True))


def take_handle(person, name):
    """Give a person a handle that has been checked. The one before goes on leading here, and stays closed to others.

    Call it in a transaction that has locked the person. Raises ValidationError if the handle cannot be had.
    """
    key = key_of(name)
    mine = Handle.objects.in_use().filter(person=person).first()
    if mine and mine.key == key:
        Handle.objects.filter(pk=mine.pk).update(name=name)  # Other dots and accents, the same handle.
        return
    if mine and not may_change_handle(person):
        words = _("You changed your handle three times in a month. Keep this one for a while.")
        raise ValidationError(words, code="too_often")
    Handle.objects.in_use().filter(person=person).update(given_up_at=timezone.now())
    held = Handle.objects.select_for_update().filter(key=key).first()
    if held is None:
        _make_handle(person, name, key)
    elif is_free_for(person, held):
        Handle.objects.filter(pk=held.pk).update(person=person, name=name, taken_at=timezone.now(), given_up_at=None)
    else:
        raise _taken()


def _make_handle(person, name, key):
    try:
        with transaction.atomic():
            Handle.objects.create(person=person, name=name, key=key)
    except IntegrityError as error:  # Somebody was quicker by a moment.
        raise _taken() from error


def _taken():
    return ValidationError(_("Somebody has this handle, or one that looks like it. Try another one."), code="taken")


def _change_picture(profile, picture):
    pictures.forget(profile.picture.name, profile.small_picture.name)
    profile.picture, profile.small_picture = pictures.store(picture) if picture else ("", "")


def _show_courses(person, course_ids):
    """Exactly these of the courses that the person has completed."""
    completed = CourseCompletion.objects.filter(learner=person, course__in=course_ids)
    wanted = set(completed.values_list("course_id", flat=True))
    shown = set(ShownCourse.objects.filter(person=person).values_list("course_id", flat=True))
    ShownCourse.objects.filter(person=person, course__in=shown - wanted).delete()
    ShownCourse.objects.bulk_create(ShownCourse(person=person, course_id=pk) for pk in sorted(wanted - shown))
