"""Was this useful? Yes or no from the page itself, then a few words for whoever has them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from home.error_pages import too_many
from home.help.actions import add_words, say_whether_useful
from home.help.answers import answer_of, remember
from home.help.forms import WordsForm
from home.help.pages import HelpPage
from home.limits import is_within_limit
from home.seo import Seo
from home.way_back import is_sent_from_here

ANSWERS_AN_HOUR = 40


@csrf_exempt  # Help pages are the same for everybody and carry no token; where it was sent from is looked at instead.
@never_cache
def help_answer(request, page_id):
    """GET: the form for a few words, once yes or no was said. POST: `useful` is yes or no, or `words` are sent."""
    page = get_object_or_404(HelpPage.objects.live().select_related("locale"), pk=page_id)
    answer = answer_of(request, page)
    if request.method == "POST":
        if not is_sent_from_here(request):
            raise PermissionDenied
        if not is_within_limit(request, "help_answer", most=ANSWERS_AN_HOUR, seconds=3600):
            return too_many(request)
        if request.POST.get("useful") in {"yes", "no"}:
            return _say(request, page, answer)
    if answer is None:
        return redirect(page.get_url(request))
    return _words(request, page, answer)


def _say(request, page, earlier):
    person = request.user if request.user.is_authenticated else None
    answer = say_whether_useful(page, request.POST["useful"] == "yes", person=person, earlier=earlier)
    remember(request, page, answer)
    return redirect("help_answer", page.pk)


def _words(request, page, answer):
    form = WordsForm(request.POST or None, initial={"words": answer.words})
    if request.method == "POST" and form.is_valid():
        add_words(answer, form.cleaned_data["words"])
        messages.success(request, _("Thank you. Whoever writes these pages reads it."))
        return redirect(page.get_url(request))
    context = {"seo": Seo(title=_("Was this useful?"), hidden=True), "form": form, "page": page, "answer": answer}
    return render(request, "home/help/answer.html", context)
