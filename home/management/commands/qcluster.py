"""`manage.py qcluster`: the worker. It starts with the timetable of this version of the code."""

from django_q.management.commands import qcluster

from home.background import schedule_sweeps


class Command(qcluster.Command):
    def handle(self, *args, **options):
        schedule_sweeps()
        return super().handle(*args, **options)
