"""Accounts, sign-in and the second factor."""

from .values import Environment

env = Environment()

# The demo's people share a password that everybody knows: only dev and test allow them.
DEMO_ALLOWED = False
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["home.accounts.backends.AccountBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email", "display_name"]},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "dashboard"
LOGOUT_REDIRECT_URL = ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "home.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_DISPLAY = "home.accounts.names.name_of"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "home.accounts.forms.SignupDetails"
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
# Mail is slow on some lines. Every code lives this long, and every page and mail says so.
CODE_MINUTES = 15
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = CODE_MINUTES * 60
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = CODE_MINUTES * 60
# A sign-in that has begun outlives its code, so that the page can say what has run out.
ACCOUNT_LOGIN_TIMEOUT = 2 * CODE_MINUTES * 60
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
# Known and unknown addresses get the same answers; what differs is only in the mail.
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_FORMS = {
    "signup": "home.accounts.entrance_forms.SignupForm",
    "login": "home.accounts.entrance_forms.LoginForm",
    "request_login_code": "home.accounts.entrance_forms.RequestLoginCodeForm",
    "confirm_login_code": "home.accounts.entrance_forms.ConfirmLoginCodeForm",
    "confirm_email_verification_code": "home.accounts.entrance_forms.ConfirmEmailVerificationCodeForm",
    "confirm_password_reset_code": "home.accounts.entrance_forms.ConfirmPasswordResetCodeForm",
    "reset_password": "home.accounts.entrance_forms.ResetPasswordForm",
    "reset_password_from_key": "home.accounts.entrance_forms.ResetPasswordKeyForm",
    "set_password": "home.accounts.entrance_forms.SetPasswordForm",
    "change_password": "home.accounts.entrance_forms.ChangePasswordForm",
    "add_email": "home.accounts.entrance_forms.AddEmailForm",
    "reauthenticate": "home.accounts.entrance_forms.ReauthenticateForm",
}
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)
# Whoever works in the admin must have a second factor, and each session of theirs must have used it.
SECOND_FACTOR_FOR_STAFF = env.bool("SECOND_FACTOR_FOR_STAFF", default=False)
MFA_ADAPTER = "home.accounts.second_factor_adapter.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "home.accounts.second_factor_forms.AuthenticateForm",
    "reauthenticate": "home.accounts.second_factor_forms.ReauthenticateForm",
    "activate_totp": "home.accounts.second_factor_forms.ActivateTOTPForm",
    "add_webauthn": "home.accounts.second_factor_forms.AddWebAuthnForm",
    "edit_webauthn": "home.accounts.second_factor_forms.EditWebAuthnForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
USERSESSIONS_TRACK_ACTIVITY = False
