"""Who is asking, read in one query with what every page needs to know of a person."""

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings
from django.contrib.auth.models import Permission
from django.db.models import Exists, F, OuterRef, Q

from home.accounts.models import User


class AccountBackend(AuthenticationBackend):
    """allauth's backend; the person it finds carries `works_in_admin`, so that the header asks nothing more.

    What higher floors know of a person and every page needs comes along: `PERSON_FACTS` names it.
    """

    def get_user(self, user_id):
        """The active person behind a session, or None. One query."""
        entry = Permission.objects.filter(codename="access_admin", content_type__app_label="wagtailadmin")
        mine = Q(group__user=OuterRef("pk")) | Q(user=OuterRef("pk"))
        facts = {name: F(path) for name, path in settings.PERSON_FACTS.items()}
        people = User.objects.annotate(has_admin_entry=Exists(entry.filter(mine)), **facts)
        user = people.filter(pk=user_id, is_active=True).first()
        if user is not None:
            user.works_in_admin = user.is_superuser or user.has_admin_entry
        return user
