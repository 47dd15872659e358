"""What the page of a path shows, made ready: the template only prints."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext

from courses.catalogue.cards import foreign_languages
from courses.catalogue.snippets import Instructor
from courses.paths.listing import course_minutes
from courses.paths.models import LearningPathEdition
from courses.paths.reading import course_editions_in, path_editions_of
from courses.paths.rules import standing_on
from home.navigation import language_words
from home.pictures import PORTRAIT, THUMB, pictures_of, social_picture
from home.seo import Seo

MARKS = {"done": "m-done", "now": "m-now", "todo": "m-todo"}


@dataclass(frozen=True)
class Stop:
    """A course or path at a station: `state` is done, now (begun) or todo; `url` is empty while it is offline."""

    title: str
    lead: str
    url: str
    language: str
    foreign: str
    cover_title: str
    weave: int
    picture: object
    minutes: int
    lessons: int
    state: str
    is_path: bool

    @property
    def mark(self):
        return MARKS[self.state]


@dataclass(frozen=True)
class Station:
    """A step of the way, with what stands at it. `state`: done, now (the first that is left) or todo."""

    step: object
    text: str
    state: str
    stops: list

    @property
    def mark(self):
        return MARKS[self.state]


def path_context(user, edition, page, progress, standing=None):
    """Everything the page prints. The same queries for a path of three steps and of thirty."""
    path = edition.path
    key = path.translation_key
    courses = course_editions_in(progress.ways, edition.locale_id)
    paths = path_editions_of(progress.ways.paths.values(), edition.locale_id)
    minutes = course_minutes(courses)
    stops = _Stops(progress, courses, paths, minutes)
    steps = progress.steps(key)
    teachers = teachers_of([progress.ways.courses[one] for one in progress.courses_in(key)])
    portraits = pictures_of([person.picture_id for person in teachers], PORTRAIT)
    alternates = addresses_of(path)
    names = language_words()
    return {
        "page": page,
        "edition": edition,
        "path": path,
        "standing": standing or standing_on(user, path),
        "stations": _stations(progress, key, stops, texts_of(page)),
        "done_count": sum(step.is_done for step in steps),
        "is_done": progress.is_done(key),
        "course_count": len(progress.courses_in(key)),
        "minutes": progress.minutes(key, minutes),
        "teachers": [(person, portraits.get(person.picture_id)) for person in teachers],
        "alternates": alternates,
        "languages_here": [names[code] for code in names if code in alternates],
        "crumbs": [(gettext("Learning paths"), edition.url_path.rstrip("/").rpartition("/")[0] + "/")],
    }


def texts_of(page):
    """What is written to each step in the language of this page, by the id of its block."""
    return {str(block.get("id")): block["value"].get("text") or "" for block in page.steps.raw_data}


def teachers_of(courses):
    """Everybody who teaches one of these courses, each once. One query."""
    return list(Instructor.objects.filter(taught__in=courses).distinct().order_by("name")) if courses else []


def addresses_of(path):
    """Where a path stands in each language it is live in: code → address."""
    editions = LearningPathEdition.objects.filter(path_id=path.pk, live=True).order_by("locale_id")
    return dict(editions.values_list("locale__language_code", "url_path"))


def _stations(progress, key, stops, texts):
    stations, following = [], "now"
    for step in progress.steps(key):
        state = "done" if step.is_done else following
        if state == "now":
            following = "todo"
        stations.append(Station(step, texts.get(str(step.block_id), ""), state, [stops.stop(one) for one in step.keys]))
    return stations


class _Stops:
    def __init__(self, progress, courses, paths, minutes):
        self.progress, self.courses, self.paths, self.minutes = progress, courses, paths, minutes
        self.pictures = pictures_of([edition.cover_id for edition in courses.values()], THUMB)
        self.foreign = foreign_languages()

    def stop(self, key):
        course = self.progress.ways.courses.get(key)
        row = course or self.progress.ways.paths[key]
        edition = self.courses.get(key) if course else self.paths.get(row.pk)
        language = edition.locale.language_code if edition else ""
        return Stop(
            title=edition.title if edition else row.cover_title,
            lead=(edition.subtitle if course else edition.lead) if edition else "",
            url=edition.url_path if edition else "",
            language=language,
            foreign=self.foreign.get(language, ""),
            cover_title=row.cover_title,
            weave=course.weave if course else 0,
            picture=self.pictures.get(edition.cover_id) if course and edition else None,
            minutes=self.progress.minutes(key, self.minutes),
            lessons=edition.lesson_count if course and edition else 0,
            state=self._state(key),
            is_path=course is None,
        )

    def _state(self, key):
        if self.progress.is_done(key):
            return "done"
        return "now" if key in self.progress.record.begun else "todo"


def path_seo(request, context):
    edition, page = context["edition"], context["page"]
    return Seo(
        title=page.seo_title or edition.title,
        description=page.search_description or edition.lead,
        path=edition.url_path,
        alternates=context["alternates"],
        image=social_picture(page.social_image) if page.social_image_id else "",
        data=path_data(context, origin=f"{request.scheme}://{request.get_host()}"),
    )


def path_data(context, *, origin):
    """The path as schema.org describes one: a course made of courses, in their order."""
    edition = context["edition"]
    stops = [stop for station in context["stations"] for stop in station.stops if stop.url]
    return {
        "@context": "https://schema.org",
        "@type": "Course",
        "name": edition.title,
        "description": edition.lead or edition.title,
        "url": f"{origin}{edition.url_path}",
        "inLanguage": edition.locale.language_code,
        "provider": {"@type": "Organization", "name": settings.SITE_NAME, "url": f"{origin}/"},
        "author": [{"@type": "Person", "name": person.name} for person, _portrait in context["teachers"]],
        "timeRequired": f"PT{context['minutes'] or 1}M",
        "hasPart": [{"@type": "Course", "name": stop.title, "url": f"{origin}{stop.url}"} for stop in stops],
    }
