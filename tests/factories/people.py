"""The cast: the demo's people, one for each role."""

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group

from home.accounts.models import User

PASSWORD = "learnsync-demo"


def make_person(name, *, group=None, **fields):
    """A person with a verified address; `group` names a role."""
    user = User.objects.create_user(f"{name}@demo.learnsync.test", PASSWORD, display_name=name.title(), **fields)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    if group:
        user.groups.add(Group.objects.get(name=group))
    return user
