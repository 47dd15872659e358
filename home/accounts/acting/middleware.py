"""While somebody of the staff looks as a learner, requests are answered as the learner's.

The session stays the staff member's: what belongs to it (devices, sign-in, second factor) never touches the learner's
account. Must stand after allauth's middleware.
"""

from django.contrib import messages
from django.shortcuts import render
from django.utils.translation import gettext as _

from home.accounts.acting.actions import end_acting
from home.accounts.acting.models import ActingSession
from home.accounts.acting.rules import can_act_as, is_open_while_acting
from home.accounts.backends import AccountBackend
from home.seo import Seo

ACTING = "acting_session"  # In the session: the number of the look that is going on.


class ActingMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.acting = _look_of(request)
        if request.acting:
            _answer_as_the_learner(request)
        response = self.get_response(request)
        if request.acting:
            response["Cache-Control"] = "private, no-store"
        return response

    def process_view(self, request, view, args, kwargs):
        if not request.acting:
            return None
        if request.resolver_match.view_name == "account_logout":
            stop(request)
            return None
        if is_open_while_acting(request):
            return None
        context = {"seo": Seo(title=_("Not in a learner's place"), hidden=True)}
        return render(request, "accounts/acting/closed.html", context, status=403)


def stop(request):
    """End the look and be oneself again, for the rest of this request too."""
    end_acting(request.acting)
    request.session.pop(ACTING, None)
    request.user = request.acting.staff
    request.acting = None


def _look_of(request):
    """The look going on in this session, or None. One that may not go on ends here."""
    number = request.session.get(ACTING)
    if number is None:
        return None
    look = ActingSession.objects.filter(pk=number).first()
    is_ours = look is not None and request.user.is_authenticated and look.staff_id == request.user.pk
    if is_ours and not look.is_over:
        learner = AccountBackend().get_user(look.learner_id)  # With all that every page needs to know.
        if learner and can_act_as(request.user, learner):
            look.staff, look.learner = request.user, learner
            return look
    del request.session[ACTING]
    if is_ours:
        end_acting(look)
        messages.info(request, _("Your look as a learner has ended."))
    return None


def _answer_as_the_learner(request):
    learner = request.acting.learner

    async def auser():
        return learner

    request.user, request.auser = learner, auser
