"""Who may delete an account."""

from home.accounts.models import User


def is_last_administrator(person):
    """Whether nobody could look after the site without this person."""
    others = User.objects.filter(is_superuser=True, is_active=True).exclude(pk=person.pk)
    return person.is_superuser and not others.exists()
