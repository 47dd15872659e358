"""The page of a path, and what a learner does with it. A GET shows what would happen, a POST does it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from courses.outline.editions import editions_of
from courses.paths import actions
from courses.paths.pages import LearningPathPage
from courses.paths.path_page import path_context, path_seo
from courses.paths.reading import path_editions_of
from courses.paths.requests import path_or_404
from courses.paths.rules import progress_on, standing_on
from home.languages import active_locale_id
from home.seo import Seo


def learning_path(request, edition):
    """What a path is, where it leads, and how far this reader has come."""
    page = get_object_or_404(LearningPathPage, pk=edition.page_id)
    context = path_context(request.user, edition, page, progress_on(request.user, [edition.path]))
    context["seo"] = path_seo(request, context)
    return render(request, "courses/paths/path.html", context)


def _context(title, path, edition, user):
    seo = Seo(title=title % {"title": edition.title}, hidden=True)
    return {"seo": seo, "path": path, "edition": edition, "standing": standing_on(user, path)}


@login_required
def enrol_in_path(request, path_id):
    path, edition = path_or_404(path_id)
    if request.method != "POST":
        context = _context(_("Set out: %(title)s"), path, edition, request.user)
        return render(request, "courses/paths/enrol.html", context)
    before = standing_on(request.user, path)
    try:
        actions.enrol_in_path(request.user, path)
    except actions.PathGone:
        messages.error(request, _("This path is no longer offered."))
        return redirect("dashboard")
    if before.has_left:
        words = _("Welcome back to “%(title)s”. Everything you have done is still there.")
        messages.success(request, words % {"title": edition.title})
    elif not before.enrolled:
        words = _("You are on the path “%(title)s”. You find it under My learning.")
        messages.success(request, words % {"title": edition.title})
    return redirect(edition)


@login_required
def leave_path(request, path_id):
    path, edition = path_or_404(path_id)
    if request.method != "POST":
        context = _context(_("Leave: %(title)s"), path, edition, request.user)
        return render(request, "courses/paths/leave.html", context)
    if actions.leave_path(request.user, path):
        words = _("You have left “%(title)s”. Your courses go on, and your progress is kept if you come back.")
        messages.success(request, words % {"title": edition.title})
    else:
        messages.info(request, _("You are not on the path “%(title)s”.") % {"title": edition.title})
    return redirect("dashboard")


@login_required
def continue_path(request, path_id):
    """Go to what comes next: on in a course that is begun, else to the page of the course, or of the choice."""
    path, edition = path_or_404(path_id)
    progress = progress_on(request.user, [path])
    following = progress.next_of(path.translation_key)
    if following is None:
        return redirect(edition)
    if following.course_key is None:
        return redirect(f"{_address_of(progress, following.path_key, edition)}#step-{following.step.number}")
    course = progress.ways.courses[following.course_key]
    if following.course_key in progress.record.begun:
        return redirect(reverse("continue_course", args=[course.pk]))
    return redirect(editions_of([course], active_locale_id()).get(course.pk, edition))


def _address_of(progress, key, outer):
    """The page of the path within which there is something to choose."""
    inner = progress.ways.paths[key]
    return path_editions_of([inner], active_locale_id()).get(inner.pk, outer).url_path
