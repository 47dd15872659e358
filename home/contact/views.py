"""The page with the form: shown, taken, thanked for. What cannot be taken comes back with all that was typed."""

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from home.contact.actions import take_submission
from home.contact.guard import GuardForm, fresh_guard, same_guard
from home.limits import is_within_limit, refuse, status_of

FORMS_AN_HOUR = 6
SENT = "sent"


@never_cache
def answer_form(request, page):
    if request.method == "POST":
        return _take(request, page)
    if SENT in request.GET:
        return render(request, page.landing_page_template, page.get_context(request))
    return _show(request, page, page.get_form(page=page, user=request.user), fresh_guard(page))


def _take(request, page):
    form = page.get_form(request.POST, page=page, user=request.user)
    guard = GuardForm(request.POST, page=page)
    if guard.is_caught:
        return _thank(request, page)  # A program learns nothing; nothing is kept.
    if form.is_valid() and guard.objection:
        form.add_error(None, guard.objection)
    if not form.is_valid():
        return _show(request, page, form, same_guard(guard))
    if not is_within_limit(request, "contact_form", most=FORMS_AN_HOUR, seconds=3600):
        refuse(form, _("Many forms have come from you this hour. Keep the text, and send it a little later."))
        return _show(request, page, form, same_guard(guard))
    take_submission(page, form.cleaned_data, request.user if request.user.is_authenticated else None)
    return _thank(request, page)


def _thank(request, page):
    """By a redirect: loading the page again sends nothing twice."""
    return redirect(f"{page.get_url(request)}?{SENT}=1")


def _show(request, page, form, guard):
    context = {**page.get_context(request), "form": form, "guard": guard}
    return render(request, page.template, context, status=status_of(form))
