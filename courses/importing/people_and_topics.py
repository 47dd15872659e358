"""The topics and teachers a course names."""

from django.utils.text import slugify
from django.utils.translation import gettext as _

from courses.catalogue.snippets import Instructor, Topic


def topics_named(names, user):
    """The topics of those names. Ones that are not there yet are made by whoever may; others only choose."""
    return _found_or_made(names, _find_topic, _make_topic if may_add(user, "topic") else None)


def instructors_named(records, user):
    """Their cards, likewise. One that exists is never changed: its owner may have written it."""
    return _found_or_made(records, _find_instructor, _make_instructor if may_add(user, "instructor") else None)


def may_add(user, kind):
    """Nobody (None) is whoever has the machine itself in hand, and may do everything."""
    return user is None or user.has_perm(f"courses.add_{kind}")


def report_missing(course, user, problems):
    """Name the topics and teachers that this person's import of the course will leave out."""
    topics = [] if may_add(user, "topic") else [name for name in course.topics if not _find_topic(name)]
    for name in topics:
        problems.warn(
            _("There is no topic “%(name)s”, and you may not add one: it was left out.") % {"name": name}, course.front
        )
    records = [] if may_add(user, "instructor") else course.instructors
    for record in (record for record in records if not _find_instructor(record)):
        problems.warn(
            _("There is no instructor “%(name)s”, and you may not add one: the name was left out.")
            % {"name": record["name"]},
            course.front,
        )


def _found_or_made(named, find, make):
    found = [find(one) or (make(one) if make else None) for one in named]
    return list(dict.fromkeys(one for one in found if one))


def _find_topic(name):
    by_name = Topic.objects.filter(name__iexact=name[:60]).first()
    return by_name or Topic.objects.filter(slug=_slug(name[:60])).first()


def _make_topic(name):
    slug = _slug(name[:60])
    return Topic.objects.get_or_create(slug=slug, defaults={"name": name[:60]})[0] if slug else None


def _find_instructor(record):
    return Instructor.objects.filter(slug=_slug(record["name"])).first()


def _make_instructor(record):
    slug = _slug(record["name"])
    defaults = {"name": record["name"][:100], "role": record["role"][:120], "bio": record["bio"]}
    return Instructor.objects.get_or_create(slug=slug, defaults=defaults)[0] if slug else None


def _slug(name):
    return (slugify(name) or slugify(name, allow_unicode=True))[:50]
