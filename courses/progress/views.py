"""The lesson, and what a learner does with it."""

from functools import cache

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from wagtail.models import Locale

from courses.access.prerequisites import gate_of
from courses.access.rules import can_open
from courses.catalogue.pages import LessonPage
from courses.enrolment.rules import enrol_state
from courses.offline.copies import copy_asked
from courses.outline.kinds import LessonKind
from courses.outline.reading import outline_of
from courses.outline.requests import course_or_404, lesson_or_404, outline_here
from courses.progress import actions
from courses.progress.forms import ProblemForm, TickForm
from courses.progress.lesson_page import lesson_context
from courses.progress.lesson_state import read_state
from courses.progress.lesson_text import look_of, text_of
from courses.progress.live import calendar_file
from courses.progress.rules import done_ids, is_completed, place_of, whats_left
from home import message_buttons
from home.accounts.once_more import ask_once_more, signed_in_to_send
from home.limits import is_within_limit, refuse, status_of
from home.seo import Seo

REPORTS_AN_HOUR = 10
UNSENT_REPORT = "unsent_report"  # In the session: what somebody wrote who may not send it as yet.


def lesson(request, edition):
    """A lesson in one language; or, for who may not open it, its title and the reason."""
    row = edition.lesson
    state = read_state(request.user, row)
    decision = can_open(request.user, row, sources=state.sources)
    outline = outline_of(row.course, edition.locale_id)
    if not decision:
        return _locked(request, edition, outline, decision)
    asked = copy_asked(request)
    if asked != "copy":
        actions.open_lesson(state.enrolment, row)
    read_page = cache(lambda: get_object_or_404(LessonPage, pk=edition.page_id))
    look = look_of(request, is_copy=bool(asked))
    text = text_of(edition, read_page, look)
    page = read_page() if text.is_personal else None
    context = lesson_context(request.user, text, edition, outline, state, decision, page=page) | look
    if asked:
        context["messages"] = []  # They are for who looks at the page, and no copy repeats them.
    response = render(request, "courses/progress/lesson.html", context)
    if request.user.is_authenticated:
        # Not for a proxy's store, nor for the back button of whoever uses this device next.
        patch_cache_control(response, private=True, no_cache=True)
    return response


def _locked(request, edition, outline, decision):
    line = outline.line(edition.lesson_id)
    context = {
        "seo": Seo(title=edition.title, path=edition.url_path, alternates=dict(line.translations) if line else {}),
        "edition": edition,
        "course": edition.lesson.course,
        "course_title": edition.course_title,
        "course_url": edition.course_url,
        "decision": decision,
        "needs": gate_of(request.user, edition.lesson.course).needs if decision.code == "needs_first" else (),
        "free_count": sum(line.free_preview for line in outline.lessons),
    }
    return render(request, "courses/progress/locked.html", context, status=403)


def lesson_calendar(request, lesson_id):
    """A live lesson for one's own calendar, with the link to join; whoever may not open it is led to its page."""
    row, line = lesson_or_404(lesson_id)
    if not can_open(request.user, row):
        return redirect(line.url)
    if row.kind != LessonKind.LIVE or not row.starts_at:
        raise Http404
    address = request.build_absolute_uri(line.url)
    file = calendar_file(row, title=line.title, address=address, host=request.get_host())
    return HttpResponse(
        file,
        content_type="text/calendar; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="lesson-{row.pk}.ics"',
            "Cache-Control": "private, no-store",
        },
    )


@signed_in_to_send
def mark_done(request, lesson_id):
    """Mark a lesson as done and go on to what comes next."""
    row, line = lesson_or_404(lesson_id)
    if request.method != "POST":
        return ask_once_more(request, line.title, _("Mark as done"), back=line.url)
    try:
        marked = actions.mark_done(request.user, row)
    except actions.LessonLocked as locked:
        messages.error(request, locked.decision.sentence)
        return redirect(line.url)
    _say_done(request, row, line, marked)
    if marked.completed:
        return redirect("course_completed", row.course_id)
    outline = outline_here(row.course)
    following = outline.neighbours(row.pk)[1]
    if following is None:
        return redirect("course_completed" if is_completed(request.user, row.course) else "whats_left", row.course_id)
    return redirect(following.url)


def _say_done(request, row, line, marked):
    words = _("“%(title)s” is done. You have completed the course.") if marked.completed else _("“%(title)s” is done.")
    message_buttons.say(request, words % {"title": line.title}, "undo", reverse("undo_done", args=[row.pk]))
    if marked.enrolled:
        words = _("You are enrolled in the course from now on, so that your progress is kept.")
        message_buttons.say(request, words, "leave", reverse("leave", args=[row.course_id]))


@signed_in_to_send
def undo_done(request, lesson_id):
    row, line = lesson_or_404(lesson_id)
    if request.method != "POST":
        return ask_once_more(request, line.title, _("Not done after all"), back=line.url)
    actions.undo_done(request.user, row)
    messages.success(request, _("The lesson counts as not done again."))
    return redirect(line.url)


@signed_in_to_send
def save_lesson(request, lesson_id):
    """Keep a lesson, or take it off the list; the form says which."""
    row, line = lesson_or_404(lesson_id)
    if request.method != "POST":
        words = _("Take off") if request.GET.get("keep") == "no" else _("Save lesson")
        return ask_once_more(request, line.title, words, back=line.url)
    if request.POST.get("keep") == "no":
        actions.unsave_lesson(request.user, row)
        messages.success(request, _("“%(title)s” is no longer saved.") % {"title": line.title})
    else:
        try:
            actions.save_lesson(request.user, row)
        except actions.LessonLocked as locked:
            messages.error(request, locked.decision.sentence)
            return redirect(line.url)
        messages.success(request, _("“%(title)s” is saved. You find it under My learning.") % {"title": line.title})
    return redirect("dashboard" if request.POST.get("from") == "dashboard" else line.url)


@signed_in_to_send
def tick_checklist(request, lesson_id):
    """Keep the ticks of a checklist. A script gets an empty answer, and nothing else means that they are kept."""
    row, line = lesson_or_404(lesson_id)
    if request.method != "POST":
        if "shown" in request.GET:
            return ask_once_more(request, line.title, _("Save my ticks"), back=line.url)
        messages.warning(request, _("You were signed out before your ticks were saved. Set them once more."))
        return redirect(line.url)
    decision = can_open(request.user, row)
    if not decision:
        messages.error(request, decision.sentence)
        return redirect(line.url)
    try:
        form = TickForm(request.POST)
    except ValidationError:
        return HttpResponseBadRequest(_("That is not a checklist of this lesson."))
    actions.set_ticks(request.user, row, form.shown, form.ticked)
    if request.headers.get("X-Requested-With") == "fetch":
        return HttpResponse(status=204)
    messages.success(request, _("Your checklist is saved."))
    return redirect(line.url)


def report_problem(request, lesson_id):
    """Tell the editors that something is wrong; open to everybody who may read the lesson.

    Whoever may not read it any more, as when the session has ended, finds the words again after signing in.
    """
    row, line = lesson_or_404(lesson_id)
    decision = can_open(request.user, row)
    is_sent = request.method == "POST"
    if not decision and not is_sent:
        return redirect(line.url)
    kept = _unsent_report(request, row)
    form = ProblemForm(request.POST if is_sent else None, initial=kept)
    if is_sent and form.is_valid() and _may_report(request, form):
        if not decision:
            request.session[UNSENT_REPORT] = {"lesson": row.pk, **form.cleaned_data}
            return _show_report(request, line, form, decision, kept=True, status=403)
        request.session.pop(UNSENT_REPORT, None)
        reporter = request.user if request.user.is_authenticated else None
        locale = Locale.objects.get(language_code=translation.get_language())
        actions.report_problem(reporter, row, locale, **form.cleaned_data)
        messages.success(request, _("Thank you. The editors of the course will read it."))
        return redirect(line.url)
    return _show_report(
        request, line, form, decision, kept=bool(kept), status=status_of(form, 200 if decision else 403)
    )


def _unsent_report(request, row):
    kept = request.session.get(UNSENT_REPORT) or {}
    return kept if kept.get("lesson") == row.pk else {}


def _show_report(request, line, form, decision, *, kept, status):
    context = {
        "seo": Seo(title=_("Report a problem: %(title)s") % {"title": line.title}, hidden=True),
        "form": form,
        "line": line,
        "decision": decision,
        "kept": kept,
        "submit_words": _("Send"),
    }
    return render(request, "courses/progress/report_problem.html", context, status=status)


def _may_report(request, form):
    within = is_within_limit(request, "report_problem", most=REPORTS_AN_HOUR, seconds=3600)
    if not within:
        refuse(form, _("You have sent many reports this hour. Keep the text, and send it a little later."))
    return within


@login_required
def continue_course(request, course_id):
    """Go to where the learner left off."""
    course, edition = course_or_404(course_id)
    line = place_of(request.user, course, outline_here(course))
    return redirect(line.url if line else edition.url_path)


@login_required
def left(request, course_id):
    """What is left, and why. Whoever has no place in the course is offered one."""
    course, edition = course_or_404(course_id)
    outline = outline_here(course)
    standing = enrol_state(request.user, course)
    context = {
        "seo": Seo(title=_("What is left: %(title)s") % {"title": edition.title}, hidden=True),
        "course": course,
        "edition": edition,
        "standing": standing,
        "unmet": whats_left(request.user, course, outline, sources=standing.sources),
        "has_lessons": bool(outline.lessons),
        "completed": bool(standing.completed_at),
    }
    return render(request, "courses/progress/whats_left.html", context)


@login_required
def course_completed(request, course_id):
    """The last page of a course: it is done, and what there is to do next."""
    course, edition = course_or_404(course_id)
    completion = get_object_or_404(request.user.course_completions, course=course)
    outline = outline_here(course)
    done = done_ids(request.user, course)
    panels = [import_string(path)(request, course, edition) for path in settings.COMPLETED_PANELS]
    context = {
        "panels": [str(panel) for panel in panels],
        "seo": Seo(title=_("Completed: %(title)s") % {"title": edition.title}, hidden=True),
        "course": course,
        "edition": edition,
        "completion": completion,
        "outline": outline,
        "open_lessons": [line for line in outline.lessons if line.lesson_id not in done],
    }
    return render(request, "courses/progress/completed.html", context)


@signed_in_to_send
def finish_course(request, course_id):
    """Complete a course of which nothing is left, as when its last open lesson was retired."""
    course, edition = course_or_404(course_id)
    if request.method != "POST":
        back = reverse("whats_left", args=[course.pk])
        return ask_once_more(request, edition.title, _("Finish the course"), back=back)
    if actions.finish_course(request.user, course):
        messages.success(request, _("You have completed “%(title)s”.") % {"title": edition.title})
    return redirect("course_completed" if is_completed(request.user, course) else "whats_left", course.pk)
