"""Help for those who have lost phone and recovery codes, by whoever sits at the server."""

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.urls import reverse

from tests.home.accounts.second_steps import give_app, give_passkey, sign_in, sign_in_with_app


def test_the_factors_go_and_all_sessions_end(client, editor, publisher, mailoutbox, publishing):
    give_app(editor)
    give_passkey(editor)
    kept = give_app(publisher)
    sign_in_with_app(client, editor)

    with publishing():
        call_command("forget_second_factor", "Editor@demo.learnsync.test", verbosity=0)
    signed_in_still = client.get(reverse("dashboard")).status_code == 200
    sign_in(client, editor)

    assert list(Authenticator.objects.exclude(type="recovery_codes")) == [kept]
    assert signed_in_still is False
    assert client.get(reverse("dashboard")).status_code == 200
    assert (mailoutbox[-1].to, mailoutbox[-1].subject) == ([editor.email], "Your second step was taken away")


def test_who_is_unknown_or_has_none_is_named(editor):
    with pytest.raises(CommandError, match="^Nobody has an account with nobody@example.org.$"):
        call_command("forget_second_factor", "nobody@example.org")
    with pytest.raises(CommandError, match="^editor@demo.learnsync.test has no second factor.$"):
        call_command("forget_second_factor", editor.email)
