"""allauth's forms in our words. One password field is enough: the browser can show what was typed."""

from allauth.account import forms as allauth_forms
from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from allauth.account.utils import get_next_redirect_url
from django import forms
from django.contrib.auth.hashers import make_password
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from home.accounts.adapter import SIGN_UP_DETAILS
from home.accounts.models import User

EMAIL = _("E-mail")
PASSWORD = _("Password")
NEW_PASSWORD = _("New password")
NO_EMAIL = _("Write the whole e-mail address, such as wanjiru@example.org.")
PASSWORD_HELP = _("At least 10 characters. A few words together are easy to keep in mind.")


class OurWords:
    """Labels and help of ours, no placeholders: the label stays when something has been typed."""

    labels = {}
    help_texts = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            if isinstance(field, forms.EmailField):
                field.error_messages["invalid"] = NO_EMAIL
            field.help_text = self.help_texts.get(name, "" if name in self.labels else field.help_text)


class OneNewPassword(OurWords):
    labels = {"oldpassword": _("Present password"), "password1": NEW_PASSWORD}
    help_texts = {"password1": PASSWORD_HELP}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("password2", None)


class SignupForm(OurWords, allauth_forms.SignupForm):
    labels = {"email": EMAIL, "password1": PASSWORD}
    help_texts = {"password1": PASSWORD_HELP}

    def try_save(self, request):
        """An address we know gets the answer of a new one, in the time of a new one; only the mail differs.

        Whoever asked before and never entered the code gets a new code. What was written this time waits in the
        session and holds once that code is entered: nobody else can give the account a password meanwhile.
        """
        if not self.account_already_exists:
            return super().try_save(request)
        email = self.cleaned_data["email"]
        password = make_password(self.cleaned_data["password1"])  # A new account takes this long, too.
        user = User.objects.unconfirmed(email)
        if user is None:
            return super().try_save(request)
        request.session[SIGN_UP_DETAILS] = {
            "user": user.pk,
            "password": password,
            "display_name": self.cleaned_data["display_name"],
            "language": get_language(),
        }
        login = Login(user=user, email=email, signup=True, redirect_url=get_next_redirect_url(request))
        return None, perform_login(request, login)


class LoginForm(OurWords, allauth_forms.LoginForm):
    labels = {"login": EMAIL, "password": PASSWORD, "remember": _("Stay signed in on this device")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs["autocomplete"] = "username"
        self.fields["remember"].initial = True

    def clean(self):
        """What does not match is said beside the password, where the hand has to go."""
        try:
            return super().clean()
        except forms.ValidationError as error:
            self.add_error("password", error)
            return self.cleaned_data


class RequestLoginCodeForm(OurWords, allauth_forms.RequestLoginCodeForm):
    """Also takes the address under the name it has on the sign-in page, whose second button leads here."""

    labels = {"email": EMAIL}

    def __init__(self, data=None, *args, **kwargs):
        if data and "login" in data and "email" not in data:
            data = data.copy()
            data["email"] = data["login"]
        super().__init__(data, *args, **kwargs)


class CodeWords(OurWords):
    labels = {"code": _("Code")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "code" in self.fields:
            self.fields["code"].widget.attrs.update({"autocapitalize": "characters", "spellcheck": "false"})


class ConfirmLoginCodeForm(CodeWords, allauth_forms.ConfirmLoginCodeForm):
    pass


class ConfirmEmailVerificationCodeForm(CodeWords, allauth_forms.ConfirmEmailVerificationCodeForm):
    pass


class ConfirmPasswordResetCodeForm(CodeWords, allauth_forms.ConfirmPasswordResetCodeForm):
    pass


class ResetPasswordForm(OurWords, allauth_forms.ResetPasswordForm):
    labels = {"email": EMAIL}


class ResetPasswordKeyForm(OneNewPassword, allauth_forms.ResetPasswordKeyForm):
    pass


class SetPasswordForm(OneNewPassword, allauth_forms.SetPasswordForm):
    pass


class ChangePasswordForm(OneNewPassword, allauth_forms.ChangePasswordForm):
    pass


class AddEmailForm(OurWords, allauth_forms.AddEmailForm):
    labels = {"email": _("New e-mail")}


class ReauthenticateForm(OurWords, allauth_forms.ReauthenticateForm):
    labels = {"password": PASSWORD}
