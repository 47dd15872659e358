"""`manage.py setup_site`: the pages a new site begins with."""

from django.core.management.base import BaseCommand

from learnsync.front_pages import setup_front_pages


class Command(BaseCommand):
    help = "Make the front page and the catalogue in every language. Safe to repeat, and in production."

    def handle(self, *args, **options):
        setup_front_pages()
        if options["verbosity"] > 1:
            self.stdout.write("Front page and catalogue are there, in every language.")
