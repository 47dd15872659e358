"""`manage.py rebuild_outline [--check]`: mend the outline, or say where it differs from the live pages."""

from django.core.management.base import BaseCommand

from courses.outline.models import OutlineMark
from courses.outline.rebuilding import check_outline, compare_all, misplaced_lessons, sweep


class Command(BaseCommand):
    help = "Makes the outline of every course equal to its live pages. Safe to repeat."

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="Change nothing; end with 1 if anything differs.")

    def handle(self, *args, check, **options):
        found = compare_all(check_outline) if check else sweep()
        for key, changes in found.items():
            self.stdout.write(f"{key}: {', '.join(changes)}")
        misplaced = misplaced_lessons()
        for title, key in misplaced:
            self.stdout.write(f"The lesson page “{title}” is not shown: its records lie in course {key}. Move it back.")
        waiting = OutlineMark.objects.count()
        if waiting:
            self.stdout.write(f"Courses that wait to be rebuilt: {waiting}")
        if waiting or misplaced or (check and found):
            raise SystemExit(1)
