"""What the page of a course shows, made ready: the template only prints."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext

from courses.access.prerequisites import before_courses
from courses.access.rules import can_enter
from courses.catalogue.snippets import Topic
from courses.enrolment.rules import enrol_state
from courses.outline.models import Access, CourseEdition
from courses.outline.reading import outline_of
from courses.progress.rules import done_ids
from home.navigation import language_words
from home.pictures import COVER, PORTRAIT, pictures_of, social_picture
from home.seo import Seo


@dataclass(frozen=True)
class Line:
    """A lesson in the outline, with the mark that tells this reader how it stands."""

    lesson: object
    state: str

    @property
    def mark(self):
        return {"done": "m-done", "locked": "m-lock"}.get(self.state, "m-todo")


@dataclass(frozen=True)
class Part:
    number: int
    title: str
    lines: list

    @property
    def minutes(self):
        return sum(line.lesson.minutes for line in self.lines)


def course_context(user, edition, page, outline=None, standing=None):
    """Everything the course page prints. A preview hands in `outline` and `standing`: its course may have no row."""
    course = edition.course
    outline = outline or outline_of(course, edition.locale_id)
    standing = standing or enrol_state(user, course)
    instructors = list(page.instructors.all())
    all_open = can_enter(user, course, sources=standing.sources, teaches=_is_among(instructors, user))
    done = done_ids(user, course) if standing.enrolled else set()
    portraits = pictures_of([person.picture_id for person in instructors], PORTRAIT)
    alternates = addresses_of(course)
    names = language_words()
    return {
        "page": page,
        "edition": edition,
        "course": course,
        "outline": outline,
        "parts": parts_of(outline, done, all_open=all_open),
        "done_count": sum(lesson.lesson_id in done for lesson in outline.lessons),
        "free_count": sum(lesson.free_preview for lesson in outline.lessons),
        "standing": standing,
        "before": before_courses([course], user)[course.pk],
        "minutes": course.effort_minutes or edition.minutes,
        "picture": pictures_of([edition.cover_id], COVER).get(edition.cover_id),
        "teachers": [(person, portraits.get(person.picture_id)) for person in instructors],
        "first_readable": _first_readable(course, outline),
        "alternates": alternates,
        "languages_here": [names[code] for code in names if code in alternates],
        "crumbs": _crumbs(_parent_of(edition.url_path), _first_topic(page)),
    }


def addresses_of(course):
    """Where a course stands in each language it is live in: code → address."""
    editions = CourseEdition.objects.filter(course_id=course.pk, live=True).order_by("locale_id")
    return dict(editions.values_list("locale__language_code", "url_path"))


def _first_readable(course, outline):
    """The first lesson that anybody may read."""
    return next((one for one in outline.lessons if one.free_preview or course.access == Access.OPEN), None)


def parts_of(outline, done, *, all_open):
    return [
        Part(number, part.title, [Line(lesson, _state(lesson, done, all_open)) for lesson in part.lessons])
        for number, part in outline.numbered_parts()
    ]


def _state(lesson, done, all_open):
    if lesson.lesson_id in done:
        return "done"
    return "open" if all_open or lesson.free_preview else "locked"


def _is_among(instructors, user):
    return user.is_authenticated and any(person.user_id == user.pk for person in instructors)


def _crumbs(catalogue, topic):
    crumbs = [(gettext("Courses"), catalogue)]
    return [*crumbs, (topic.title, f"{catalogue}?topic={topic.slug}")] if topic else crumbs


def _first_topic(page):
    """Read along with the page if it came from `queries.pages_with_topic`; a preview asks for it."""
    if not hasattr(page, "topic_slug"):
        return next(iter(page.topics.all()), None)
    return Topic(slug=page.topic_slug, name=page.topic_name, name_sw=page.topic_name_sw) if page.topic_slug else None


def _parent_of(path):
    return path.rstrip("/").rpartition("/")[0] + "/"


def course_seo(request, context):
    edition, page = context["edition"], context["page"]
    people = [person for person, _portrait in context["teachers"]]
    return Seo(
        title=page.seo_title or edition.title,
        description=page.search_description or edition.subtitle,
        path=edition.url_path,
        alternates=context["alternates"],
        image=social_picture(page.social_image) if page.social_image_id else "",
        data=course_data(edition, people, origin=f"{request.scheme}://{request.get_host()}"),
    )


def course_data(edition, instructors, *, origin):
    """The course as schema.org describes one, for search engines. `origin` is the site's scheme and host."""
    course, price = edition.course, edition.course.price
    return {
        "@context": "https://schema.org",
        "@type": "Course",
        "name": edition.title,
        "description": edition.subtitle or edition.title,
        "url": f"{origin}{edition.url_path}",
        "inLanguage": edition.locale.language_code,
        "provider": {"@type": "Organization", "name": settings.SITE_NAME, "url": f"{origin}/"},
        "author": [{"@type": "Person", "name": person.name} for person in instructors],
        "offers": {
            "@type": "Offer",
            "category": "Paid" if price else "Free",
            "price": str(price.major) if price else "0",
            "priceCurrency": price.currency if price else "KES",
        },
        "hasCourseInstance": {
            "@type": "CourseInstance",
            "courseMode": "online",
            "courseWorkload": f"PT{course.effort_minutes or edition.minutes or 1}M",
        },
    }
