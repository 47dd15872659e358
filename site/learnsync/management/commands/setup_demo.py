"""`manage.py setup_demo`: people, courses and progress to look around with."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from home.upkeep import refresh_statistics
from learnsync.demo.material import import_courses, import_translations
from learnsync.demo.pages import add_pages
from learnsync.demo.paths import add_paths, set_out
from learnsync.demo.people import invite_people
from learnsync.demo.profiles import introduce
from learnsync.demo.progress import learn
from learnsync.demo.resources import add_resources
from learnsync.demo.site_content import add_articles, add_contact, add_help
from learnsync.front_pages import setup_front_pages


class Command(BaseCommand):
    help = "Load the demo, once: what is there already stays as it is. Refuses to run in production."

    def handle(self, *args, **options):
        if not settings.DEMO_ALLOWED:
            raise CommandError(
                "The demo's people have a password that everybody knows, so it is not for production. "
                "To begin a real site: manage.py setup_site"
            )
        setup_front_pages()
        steps = [
            ("people", invite_people),
            ("pages", add_pages),
            ("courses", import_courses),
            ("translations", import_translations),
            ("paths", add_paths),
            ("resources", add_resources),
            ("help", add_help),
            ("articles", add_articles),
            ("contact form", add_contact),
            ("progress", learn),
            ("profiles", introduce),
            ("travellers", set_out),
        ]
        loaded = [name for name, load in steps if self.was_loaded(name, load, options["verbosity"])]
        if loaded:
            # The nightly counting has not happened yet, and searching is slow until it has.
            refresh_statistics.call()

    def was_loaded(self, name, load, verbosity):
        loaded = load()
        if loaded and verbosity:
            self.stdout.write(f"Loaded the demo's {name}.")
        return loaded
