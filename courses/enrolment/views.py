"""Enrolling, leaving, saving for later. A GET shows what would happen, a POST does it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from courses.access.prerequisites import before_courses
from courses.enrolment import actions
from courses.enrolment.rules import enrol_state
from courses.outline.requests import course_or_404, outline_here
from courses.progress.rules import place_of
from home.seo import Seo
from home.way_back import way_back


def _context(title, course, edition, **more):
    seo = Seo(title=title % {"title": edition.title}, hidden=True)
    return {"seo": seo, "course": course, "edition": edition, **more}


@login_required
def enrol(request, course_id):
    course, edition = course_or_404(course_id)
    standing = enrol_state(request.user, course)
    title = _("Enrol: %(title)s")
    if request.method != "POST":
        before = before_courses([course], request.user)[course.pk]
        context = _context(title, course, edition, standing=standing, before=before)
        return render(request, "courses/enrolment/enrol.html", context)
    try:
        actions.enrol(request.user, course)
    except actions.EnrolmentRefused as refused:
        context = _context(title, course, edition, standing=refused.standing)
        return render(request, "courses/enrolment/enrol.html", context, status=409)
    if not standing.enrolled:
        messages.success(request, _greeting(request.user, course, edition, standing))
    return redirect(way_back(request, reverse("continue_course", args=[course.pk])))


def _greeting(user, course, edition, before):
    """What is said to somebody who has come in: another word to those who were here before."""
    if before.code != "left":
        return _("You are enrolled in “%(title)s”.") % {"title": edition.title}
    line = None if before.completed_at else place_of(user, course, outline_here(course))
    if line is None:
        return _("Welcome back to “%(title)s”.") % {"title": edition.title}
    return _("Welcome back. You go on at lesson %(number)s.") % {"number": line.number}


@login_required
def leave(request, course_id):
    course, edition = course_or_404(course_id)
    if request.method != "POST":
        standing = enrol_state(request.user, course)
        title = _("Leave: %(title)s")
        return render(request, "courses/enrolment/leave.html", _context(title, course, edition, standing=standing))
    if actions.leave(request.user, course):
        words = _("You have left “%(title)s”. Your progress is kept if you come back.")
        messages.success(request, words % {"title": edition.title})
    else:
        messages.info(request, _("You are not enrolled in “%(title)s”.") % {"title": edition.title})
    return redirect("dashboard")


@login_required
def save_course(request, course_id):
    """Put a course aside, or take it off the list; the form says which."""
    course, edition = course_or_404(course_id)
    if request.method != "POST":
        title = _("Save for later: %(title)s")
        return render(request, "courses/enrolment/save_course.html", _context(title, course, edition))
    if request.POST.get("keep") == "no":
        actions.unsave_course(request.user, course)
        messages.success(request, _("“%(title)s” is no longer saved.") % {"title": edition.title})
    else:
        actions.save_course(request.user, course)
        messages.success(request, _("“%(title)s” is saved. You find it under My learning.") % {"title": edition.title})
    if request.POST.get("from") == "dashboard":
        return redirect("dashboard")
    return redirect(way_back(request, edition.url_path))
