"""What a device asks for that keeps courses: the worker, the list of files, the page without a network, the marks."""

import json
from pathlib import Path

from django.contrib.staticfiles import finders
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseBadRequest, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from courses.offline.manifest import manifest_of
from courses.offline.rules import may_keep, person_key
from courses.outline.models import Lesson
from courses.outline.requests import course_or_404, outline_here
from courses.progress.actions import LessonLocked, mark_done

MOST_MARKS = 500


@require_GET
def service_worker(request):
    """From the root of the site, so that it may look after lessons; browsers ask each time whether it is the same."""
    script = Path(finders.find("js/service-worker.js")).read_text()
    headers = {"Cache-Control": "no-cache", "Service-Worker-Allowed": "/"}
    return HttpResponse(script, content_type="text/javascript; charset=utf-8", headers=headers)


@require_GET
def offline_page(request):
    """Shown where a page cannot be reached; the same for everybody. A script lists what is kept."""
    return render(request, "courses/offline/offline.html")


@require_GET
def manifest(request, course_id):
    """For who has a place in the course: what to keep, lesson by lesson as `can_open` allows it."""
    course, edition = course_or_404(course_id)
    if not may_keep(request, course):
        raise PermissionDenied
    kept = manifest_of(request.user, course, outline_here(course))
    return _private(kept.as_json(request.user, course, edition))


@require_http_methods(["GET", "POST"])
def marks(request):
    """GET says who is signed in and gives a token. POST marks lessons as done that were done without a network.

    Each lesson asked for is settled: marked, or refused for good. Marks of another person are refused altogether.
    """
    if not request.user.is_authenticated or request.acting:
        raise PermissionDenied
    if request.method == "GET":
        return _private({"person": person_key(request.user), "token": get_token(request)})
    sent = _sent(request)
    if sent is None:
        return HttpResponseBadRequest()
    if sent["person"] != person_key(request.user):
        return _private({"settled": []}, status=409)
    for lesson in Lesson.objects.filter(pk__in=sent["lessons"], retired_at=None).select_related("course"):
        try:
            mark_done(request.user, lesson)
        except LessonLocked:
            continue
    return _private({"settled": sent["lessons"]})


def _sent(request):
    try:
        sent = json.loads(request.body)
        lessons = [int(one) for one in sent["lessons"]][:MOST_MARKS]
        return {"person": str(sent["person"]), "lessons": lessons}
    except (ValueError, KeyError, TypeError):
        return None


def _private(data, status=200):
    return JsonResponse(data, status=status, headers={"Cache-Control": "private, no-store"})
