"""`manage.py createsuperuser`, whose people can sign in: signing in asks for a verified address."""

from django.contrib.auth import get_user_model
from django.contrib.auth.management.commands import createsuperuser

from home.accounts.actions import verify_address


class Command(createsuperuser.Command):
    def handle(self, *args, **options):
        super().handle(*args, **options)
        for user in get_user_model().objects.filter(is_superuser=True, emailaddress=None):
            verify_address(user)
