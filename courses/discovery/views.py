"""Not interested: said, taken back, looked through."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from courses.discovery import actions
from courses.discovery.models import CourseDismissal
from courses.outline.editions import in_every_language, live_course_editions
from courses.outline.requests import course_or_404
from home import message_buttons
from home.accounts.once_more import ask_once_more, signed_in_to_send
from home.seo import Seo
from home.way_back import way_back


@signed_in_to_send
def not_interested(request, course_id):
    course, edition = course_or_404(course_id)
    if request.method != "POST":
        return ask_once_more(request, edition.title, _("Do not suggest"), back=edition.url_path)
    actions.dismiss(request.user, course)
    words = _("“%(title)s” is not suggested to you any more.") % {"title": edition.title}
    message_buttons.say(request, words, "undo", reverse("interested_again", args=[course.pk]))
    return redirect(way_back(request, reverse("dashboard")))


@signed_in_to_send
def interested_again(request, course_id):
    course, edition = course_or_404(course_id)
    if request.method != "POST":
        return ask_once_more(request, edition.title, _("Suggest again"), back=edition.url_path)
    actions.want_again(request.user, course)
    messages.success(request, _("“%(title)s” may be suggested to you again.") % {"title": edition.title})
    return redirect(way_back(request, reverse("dismissed_courses")))


@login_required
def dismissed_courses(request):
    """The courses a learner does not want to be shown, each with the way to take it back."""
    dismissed = CourseDismissal.objects.filter(learner=request.user).values("course")
    editions = in_every_language(live_course_editions().filter(course__in=dismissed)).select_related("course", "locale")
    context = {
        "seo": Seo(title=_("Courses not suggested to you"), hidden=True),
        "editions": editions.order_by("is_foreign", "title"),
    }
    return render(request, "courses/discovery/dismissed.html", context)
