"""The survey: its form stands on the page of the completed course, and has an address of its own."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from courses.outline.requests import course_or_404
from courses.surveys import actions
from courses.surveys.forms import SurveyForm
from courses.surveys.models import CourseSurvey
from home import message_buttons
from home.accounts.once_more import ask_once_more, signed_in_to_send
from home.seo import Seo


@signed_in_to_send
def survey(request, course_id):
    """Answer, or change the answer. Only for those who have completed the course."""
    course, edition = course_or_404(course_id)
    get_object_or_404(request.user.course_completions, course=course)
    given = CourseSurvey.objects.filter(learner=request.user, course=course).first()
    kept = request.GET.dict() if "answer" in request.GET or "text" in request.GET else None
    form = SurveyForm(request.POST if request.method == "POST" else None, instance=given, initial=kept)
    if request.method == "POST" and form.is_valid():
        actions.answer_survey(request.user, course, **form.cleaned_data)
        words = _("Thank you. Your answer is kept, and you may change it here at any time.")
        message_buttons.say(request, words, "undo", reverse("take_back_survey", args=[course.pk]))
        return redirect("course_completed", course.pk)
    context = {
        "seo": Seo(title=_("Was this what you needed? %(title)s") % {"title": edition.title}, hidden=True),
        "course": course,
        "edition": edition,
        "form": form,
        "given": given,
    }
    return render(request, "courses/surveys/survey.html", context)


@signed_in_to_send
def take_back_survey(request, course_id):
    course, edition = course_or_404(course_id)
    back = reverse("course_completed", args=[course.pk])
    if request.method != "POST":
        return ask_once_more(request, edition.title, _("Take my answer back"), back=back)
    actions.take_back_survey(request.user, course)
    messages.success(request, _("Your answer is taken back."))
    return redirect(back)
