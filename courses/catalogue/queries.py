"""Which course, path, lesson or catalogue an address belongs to, and the page behind it."""

from django.db.models import OuterRef, Subquery
from django.utils.translation import get_language

from courses.catalogue.pages import CourseIndexPage, CoursePage
from courses.catalogue.snippets import Topic
from courses.outline.editions import course_edition_at, lesson_edition_at
from courses.paths.reading import path_edition_at
from home.navigation import front_page, path_segments
from home.page_cache.kept import kept


def edition_at(path):
    """The live course, path or lesson at a public address, or nothing. No query while nothing on the site changes."""
    return kept(f"edition/{path}", lambda: _edition_at(path))


def _edition_at(path):
    """One query where the depth of the path tells.

    A course lies below the catalogue, a lesson below a course: so short addresses are asked for courses first. A path
    lies below its list, as deep as a course.
    """
    depth = len(path_segments(path))
    if depth < 2:
        return None
    lookups = [lesson_edition_at, course_edition_at, path_edition_at]
    if depth == 2:
        lookups = [course_edition_at, path_edition_at, lesson_edition_at]
    return next((edition for look in lookups if (edition := look(path))), None)


def catalogue_at(path):
    """The live catalogue right below the home page of the language, or nothing. One query, where Wagtail takes six."""
    segments = path_segments(path)
    if len(segments) != 1:
        return None
    pages = CourseIndexPage.objects.live().filter(slug=segments[0], depth=3, locale__language_code=get_language())
    return pages.select_related("locale").first()


def catalogue_address(request):
    """Where the catalogue of the reader's language is; the front page where there is none yet."""
    page = CourseIndexPage.objects.live().filter(locale__language_code=get_language()).order_by("path").first()
    return (page and page.get_url(request)) or front_page()


def pages_with_topic():
    """Course pages with the first of their topics, in the same query."""
    topics = Topic.objects.filter(course_pages=OuterRef("pk"))
    read_along = {f"topic_{name}": Subquery(topics.values(name)[:1]) for name in ("slug", "name", "name_sw")}
    return CoursePage.objects.annotate(**read_along)
