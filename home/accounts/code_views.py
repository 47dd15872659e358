"""allauth's screens for codes, which say what has become of a code and lead to where the next one is to be had.

None of these words may differ between an address we know and one we do not.
"""

from allauth.account.internal.flows.email_verification_by_code import EMAIL_VERIFICATION_CODE_SESSION_KEY
from allauth.account.internal.flows.password_reset_by_code import PASSWORD_RESET_VERIFICATION_SESSION_KEY
from allauth.account.internal.stagekit import LOGIN_SESSION_KEY
from allauth.account.stages import EmailVerificationStage, LoginByCodeStage, LoginStageController
from allauth.account.views import (
    ConfirmEmailVerificationCodeView,
    ConfirmLoginCodeView,
    ConfirmPasswordResetCodeView,
)
from allauth.core.internal import ratelimit
from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic.edit import FormView

RUN_OUT = gettext_lazy("That code has run out. Ask for a new one.")
USED_UP = gettext_lazy("Three wrong codes, so that code no longer works. Ask for a new one.")
RUN_OUT_AT_SIGN_UP = gettext_lazy("That code has run out. Sign in with your password and we send a new one.")
USED_UP_AT_SIGN_UP = gettext_lazy(
    "Three wrong codes, so that code no longer works. Sign in with your password and we send a new one."
)
RESET_CODES = 3  # How many codes one request for a new password may send, the first included.


class CodeView:
    """What the three screens share: the end of a code is said, and leads to `next_code`."""

    _process = None
    run_out, used_up = RUN_OUT, USED_UP

    def dispatch(self, request, *args, **kwargs):
        was_waiting = self.is_waiting(request)
        response = super().dispatch(request, *args, **kwargs)
        if was_waiting and self._process is None:
            return self.leave(self.run_out)
        return response

    def leave(self, words):
        messages.warning(self.request, words)
        return redirect(self.next_code)

    def count_wrong_code(self, form):
        if self._process.record_invalid_attempt():
            return FormView.form_invalid(self, form)
        return self.leave(self.used_up)


class SignUpCodeView(CodeView, ConfirmEmailVerificationCodeView):
    """For a new account, for signing in with an address that was never confirmed, and for a change of address."""

    def is_waiting(self, request):
        is_waiting = EMAIL_VERIFICATION_CODE_SESSION_KEY in request.session
        is_begun = request.user.is_authenticated or LoginStageController.enter(request, EmailVerificationStage.key)
        if is_waiting and not is_begun:
            # allauth lets a made-up verification go on without a sign-in behind it, a real one not: that would tell.
            del request.session[EMAIL_VERIFICATION_CODE_SESSION_KEY]
        return is_waiting

    @property
    def next_code(self):
        return "account_login" if self.request.user.is_anonymous else "account_email"

    @property
    def run_out(self):
        return RUN_OUT_AT_SIGN_UP if self.request.user.is_anonymous else RUN_OUT

    @property
    def used_up(self):
        return USED_UP_AT_SIGN_UP if self.request.user.is_anonymous else USED_UP

    def get_context_data(self, **kwargs):
        is_sign_up = self.stage and self.stage.login.signup
        return {**super().get_context_data(**kwargs), "begin": "account_signup" if is_sign_up else "account_login"}

    def _verify_form_invalid(self, form):
        return self.count_wrong_code(form)


class SignInCodeView(CodeView, ConfirmLoginCodeView):
    next_code = "account_request_login_code"

    def is_waiting(self, request):
        stages = (request.session.get(LOGIN_SESSION_KEY) or {}).get("state", {}).get("stages", {})
        return request.user.is_anonymous and stages.get("current") == LoginByCodeStage.key

    def get_context_data(self, **kwargs):
        return {**super().get_context_data(**kwargs), "begin": self.next_code}

    def form_invalid(self, form):
        return self.count_wrong_code(form)


class NewPasswordCodeView(CodeView, ConfirmPasswordResetCodeView):
    """allauth sends a code for a new password once only; here it can be asked for again."""

    next_code = "account_reset_password"

    def is_waiting(self, request):
        return PASSWORD_RESET_VERIFICATION_SESSION_KEY in request.session

    @property
    def can_resend(self):
        return not self._process.is_resend_quota_reached(RESET_CODES - 1)

    def get_context_data(self, **kwargs):
        return {**super().get_context_data(**kwargs), "begin": self.next_code, "can_resend": self.can_resend}

    def post(self, request, *args, **kwargs):
        if request.POST.get("action") == "resend" and self.can_resend:
            return self._resend()
        return super().post(request, *args, **kwargs)

    def _resend(self):
        email = self._process.state["email"]
        if not ratelimit.consume(self.request, app="allauth.account", action="reset_password", key=email.lower()):
            messages.warning(self.request, _("Too many requests. Wait a minute and try again."))
        else:
            if self._process.user:  # Whoever has no account was told so by the first mail.
                self._process.send()
            self._process.record_resend()
            self._process.persist()
            messages.info(self.request, _("A code is on its way."))
        return redirect(self.passthrough_next_url(self.request.path))

    def form_invalid(self, form):
        return self.count_wrong_code(form)
