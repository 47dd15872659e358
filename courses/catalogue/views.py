"""Public addresses of courses and lessons, and the search over them."""

from dataclasses import asdict

from django.conf import settings
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.views import serve as serve_page

from courses.catalogue.course_page import course_context, course_seo
from courses.catalogue.queries import catalogue_address, catalogue_at, edition_at, pages_with_topic
from courses.catalogue.search import find
from courses.catalogue.spelling import did_you_mean
from courses.catalogue.suggestions import suggestions_for
from courses.catalogue.teacher_page import teacher_context
from courses.discovery.recent import recently_read
from courses.outline.editions import edition_here
from courses.outline.models import LessonEdition
from courses.paths.models import LearningPathEdition
from courses.paths.views import learning_path
from courses.progress.views import lesson
from courses.searches.actions import count_search
from courses.searches.promotions import promoted_for
from home.limits import is_within_limit
from home.query_text import clean_words, typed_query
from home.seo import Seo

SUGGESTIONS_A_MINUTE = 120


def serve(request, path):
    """Show the course, path or lesson that lives at this address; whatever is left is Wagtail's to find."""
    catalogue = catalogue_at(request.path_info)
    if catalogue:
        return catalogue.serve(request)
    edition = edition_at(request.path_info)
    if edition is None:
        return serve_page(request, path)
    if isinstance(edition, LearningPathEdition):
        return learning_path(request, edition)
    course_id = edition.lesson.course_id if isinstance(edition, LessonEdition) else edition.course_id
    # The catalogue of the other language says that this course is not in it yet, and shows what is.
    request.if_untranslated = f"{reverse('catalogue')}?untranslated={course_id}"
    if isinstance(edition, LessonEdition):
        return lesson(request, edition)
    return course(request, edition)


def course(request, edition):
    """The page that says what a course is, and takes a learner in."""
    page = get_object_or_404(pages_with_topic(), pk=edition.page_id)
    context = course_context(request.user, edition, page)
    context["seo"] = course_seo(request, context)
    edition.standing = context["standing"]  # Read already: panels ask how this reader stands to the course.
    panels = [import_string(path)(request, edition.course, edition) for path in settings.COURSE_PANELS]
    context["panels"] = [str(panel) for panel in panels]
    return render(request, "courses/catalogue/course.html", context)


def to_catalogue(request):
    """The catalogue in the reader's language, wherever its editors have put it.

    With the number of a course that was looked for in this language: the course, if it is here after all.
    """
    address, query = catalogue_address(request), request.GET.urlencode()
    here = edition_here(request.GET.get("untranslated", ""))
    if here:
        return redirect(here)
    return redirect(f"{address}?{query}" if query else address)


def teacher(request, slug):
    """Somebody who teaches, with the courses taught."""
    return render(request, "courses/catalogue/teacher_page.html", teacher_context(request, slug))


def search(request):
    """Courses, lessons and pages in the reader's language, whatever was typed."""
    query, words = typed_query(request.GET.get("q", "")), clean_words(request.GET.get("q", ""))
    found = find(words, request.user) if words else None
    panels = _panels_found(request, words) if words else []
    context = {
        "seo": Seo(title=_("Search: %(query)s") % {"query": query} if query else _("Search"), hidden=True),
        "query": query,
        "words": words,
        "found": found,
        "panels": [str(panel) for panel in panels],
        "promoted": promoted_for(query, words) if words else [],
        "meant": did_you_mean(words) if words and not (found or panels) else "",
        "recent": [] if words else recently_read(request.user),
        "page_opens_with_search": True,
    }
    # What found nothing but people is somebody's name, and the counts keep no persons (decision 16).
    if words and request.method == "GET" and (found or not panels):
        count_search(words, get_language(), is_empty=not found)
    return render(request, "search/search.html", context)


def _panels_found(request, words):
    """What the floors above have found."""
    panels = [import_string(path)(request, words) for path in settings.SEARCH_PANELS]
    return [panel for panel in panels if panel.found]


def suggest(request):
    """What might be meant, while one types: public names alone. Asked too often, it is silent for a while."""
    if not is_within_limit(request, "suggest", most=SUGGESTIONS_A_MINUTE, seconds=60, in_all_workers=False):
        return JsonResponse({"suggestions": []}, status=429)
    found = suggestions_for(clean_words(request.GET.get("q", "")))
    return JsonResponse({"suggestions": [asdict(one) for one in found]})


def opensearch(request):
    """How a browser may search here from its address bar, in the language of the page that names it."""
    origin = f"{request.scheme}://{request.get_host()}"
    context = {"origin": origin, "search": f"{origin}{reverse('search')}"}
    return render(request, "search/opensearch.xml", context, content_type="application/opensearchdescription+xml")
