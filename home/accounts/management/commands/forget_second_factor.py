from django.core.management.base import BaseCommand, CommandError

from home.accounts.actions import forget_second_factor
from home.accounts.models import User


class Command(BaseCommand):
    help = "Takes the apps, passkeys and recovery codes from an account whose owner has lost them all."

    def add_arguments(self, parser):
        parser.add_argument("email", help="the address the person signs in with")

    def handle(self, *args, email, **options):
        person = User.objects.filter(email__iexact=email).first()
        if person is None:
            raise CommandError(f"Nobody has an account with {email}.")
        if not forget_second_factor(person):
            raise CommandError(f"{email} has no second factor.")
        self.stdout.write(f"{email} signs in with the password alone now, and can set up a new second factor.")
