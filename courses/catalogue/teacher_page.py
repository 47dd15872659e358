"""The page of somebody who teaches: who it is, and which courses."""

from django.conf import settings
from django.shortcuts import get_object_or_404
from django.utils.translation import override

from courses.catalogue.cards import cards_of
from courses.catalogue.snippets import Instructor
from courses.outline.editions import in_every_language, live_course_editions
from home.pictures import LARGE_PORTRAIT, pictures_of
from home.seo import Seo


def teachers():
    """Those who have a page: whoever teaches a course that is published."""
    return Instructor.objects.filter(taught__in=live_course_editions().values("course")).distinct()


def teacher_context(request, slug):
    """Everything the page prints; not found for those who teach nothing at present."""
    person = get_object_or_404(teachers(), slug=slug)
    taught = live_course_editions().filter(course__instructors=person)
    editions = in_every_language(taught).order_by("is_foreign", "title")
    portrait = pictures_of([person.picture_id], LARGE_PORTRAIT).get(person.picture_id)
    return {
        "person": person,
        "portrait": portrait,
        "cards": cards_of(editions, request.user),
        "seo": Seo(
            title=person.name,
            description=person.about[:155] or person.role,
            path=person.get_absolute_url(),
            alternates=addresses_of(person),
            kind="profile",
            data=_described(person, request, portrait),
        ),
    }


def addresses_of(person):
    """The same page in each language: code → address."""
    addresses = {}
    for code, _name in settings.LANGUAGES:
        with override(code):
            addresses[code] = person.get_absolute_url()
    return addresses


def _described(person, request, portrait):
    """The person as schema.org describes one, for search engines."""
    return {
        "@context": "https://schema.org",
        "@type": "Person",
        "name": person.name,
        "url": request.build_absolute_uri(person.get_absolute_url()),
        **({"jobTitle": person.role} if person.role else {}),
        **({"description": person.about} if person.about else {}),
        **({"image": request.build_absolute_uri(portrait.url)} if portrait else {}),
        **({"sameAs": person.links.split()} if person.links else {}),
    }
