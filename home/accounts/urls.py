"""Doors of the frameworks that would take a password of their own, and so walk round the second factor; and screens
of theirs that we have made our own.

They must stand before the frameworks' own addresses.
"""

from allauth.account.views import logout
from django.urls import path, re_path

from home.accounts.acting.views import end_acting_view
from home.accounts.code_views import NewPasswordCodeView, SignInCodeView, SignUpCodeView
from home.accounts.consent.views import consent, consent_later
from home.accounts.erasure.views import account_deleted, delete_account
from home.accounts.own_data.views import ask_for_data, download_data, your_data
from home.accounts.second_factor_views import (
    AddAppView,
    AddPasskeyView,
    ConfirmByPasskeyView,
    RecoveryCodesView,
    RemoveAppView,
    RemovePasskeyView,
    ReplaceAppView,
    SecondStepsView,
    SignInStepView,
    second_factor,
)
from home.accounts.views import sign_in, staff_entrance

# Below /admin/, outside the languages
staff_doors = [
    path("admin/login/", staff_entrance, name="wagtailadmin_login"),
    path("admin/logout/", logout, name="wagtailadmin_logout"),
    re_path(r"^admin/password_reset/", sign_in, name="wagtailadmin_password_reset"),
    re_path(r"^django-admin/", staff_entrance, name="django_admin"),
]

# On the site, in each language
site_doors = [
    path("_util/login/", sign_in, name="wagtailcore_login"),
    # allauth's own screens, with our words.
    path("accounts/confirm-email/", SignUpCodeView.as_view(), name="account_email_verification_sent"),
    path("accounts/login/code/confirm/", SignInCodeView.as_view(), name="account_confirm_login_code"),
    path("accounts/password/reset/confirm/", NewPasswordCodeView.as_view(), name="account_confirm_password_reset_code"),
    path("accounts/second-factor/", second_factor, name="second_factor"),
    path("accounts/2fa/", SecondStepsView.as_view(), name="mfa_index"),
    path("accounts/2fa/authenticate/", SignInStepView.as_view(), name="mfa_authenticate"),
    path("accounts/2fa/totp/activate/", AddAppView.as_view(), name="mfa_activate_totp"),
    path("accounts/2fa/totp/replace/", ReplaceAppView.as_view(), name="mfa_replace_totp"),
    path("accounts/2fa/totp/deactivate/", RemoveAppView.as_view(), name="mfa_deactivate_totp"),
    path("accounts/2fa/recovery-codes/", RecoveryCodesView.as_view(), name="mfa_view_recovery_codes"),
    path("accounts/2fa/webauthn/add/", AddPasskeyView.as_view(), name="mfa_add_webauthn"),
    path("accounts/2fa/webauthn/reauthenticate/", ConfirmByPasskeyView.as_view(), name="mfa_reauthenticate_webauthn"),
    path("accounts/2fa/webauthn/keys/<int:pk>/remove/", RemovePasskeyView.as_view(), name="mfa_remove_webauthn"),
]

# A person's own data, in each language
own_data = [
    path("accounts/data/", your_data, name="your_data"),
    path("accounts/data/copy/", ask_for_data, name="ask_for_data"),
    path("accounts/data/copy/<uuid:token>/", download_data, name="download_data"),
    path("accounts/terms/", consent, name="consent"),
    path("accounts/terms/later/", consent_later, name="consent_later"),
    path("accounts/delete/", delete_account, name="delete_account"),
    path("accounts/deleted/", account_deleted, name="account_deleted"),
    path("acting/end/", end_acting_view, name="end_acting"),
]
