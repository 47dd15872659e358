"""Who is asking, read in one query with what every page needs to know of a person."""

from functools import cache

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings
from django.contrib.auth.models import Permission
from django.db.models import Exists, F, OuterRef, Q

from home.accounts.models import User

ANYBODY = -1  # Stands in the statement where the number of the person goes.


class AccountBackend(AuthenticationBackend):
    """allauth's backend; the person it finds carries `works_in_admin`, so that the header asks nothing more.

    What higher floors know of a person and every page needs comes along: `PERSON_FACTS` names it.
    """

    def get_user(self, user_id):
        """The active person behind a session, or None. One query."""
        sql, parameters = _statement()
        found = User.objects.raw(sql, [user_id if one == ANYBODY else one for one in parameters])
        user = next(iter(found), None)
        if user is not None:
            user.works_in_admin = bool(user.is_superuser or user.has_admin_entry)
        return user


@cache
def _statement():
    """The SQL, put together once: for every page that would cost more than to run it."""
    entry = Permission.objects.filter(codename="access_admin", content_type__app_label="wagtailadmin")
    mine = Q(group__user=OuterRef("pk")) | Q(user=OuterRef("pk"))
    facts = {name: F(path) for name, path in settings.PERSON_FACTS.items()}
    people = User.objects.annotate(has_admin_entry=Exists(entry.filter(mine)), **facts)
    return people.filter(pk=ANYBODY, is_active=True).query.sql_with_params()
