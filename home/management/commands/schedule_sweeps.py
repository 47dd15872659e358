"""`manage.py schedule_sweeps`: put the sweeps named in settings into the worker's timetable."""

from django.core.management.base import BaseCommand

from home.background import schedule_sweeps


class Command(BaseCommand):
    help = "Make the worker's timetable equal to settings.SWEEPS. Safe to repeat."

    def handle(self, *args, **options):
        schedule_sweeps()
