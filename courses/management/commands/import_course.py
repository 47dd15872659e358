"""Import a course from a folder or a zip file."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from courses.catalogue.pages import CourseIndexPage
from courses.importing.actions import apply_import
from courses.importing.comparison import compare
from courses.importing.problems import ImportRefused
from courses.importing.reading import build_plan
from courses.importing.report import Report
from courses.importing.source import open_source


class Command(BaseCommand):
    help = (
        "Import a course: a Carpentries Workbench lesson, or a folder with course.md and one Markdown file for each "
        "lesson. Importing again updates the same pages."
    )

    def add_arguments(self, parser):
        parser.add_argument("path", help="a folder or a zip file")
        parser.add_argument("--dry-run", action="store_true", help="only say what would be made")
        parser.add_argument("--publish", action="store_true", help="publish; otherwise the lessons are drafts")
        parser.add_argument("--parent", help="slug of the catalogue page, where there are several")
        parser.add_argument("--language", help="language of the catalogue (default: what the source says, or en)")

    def handle(self, *args, path, dry_run, publish, parent, language, **options):
        try:
            plan = build_plan(open_source(path))
            catalogue = self._catalogue(parent, language or plan.course.language or "en")
            plan = build_plan(open_source(path), catalogue.locale.language_code)
            report = Report(plan, compare(plan, catalogue))
            for line in report.lines():
                self.stdout.write(line)
            if report.errors:
                raise CommandError("There are errors in the source; nothing was imported.")
            if dry_run:
                self.stdout.write("\nNothing was written: this was a dry run.")
                return
            self._apply(plan, catalogue, publish)
        except (ImportRefused, ValidationError) as error:
            raise CommandError(str(error)) from error

    def _apply(self, plan, catalogue, publish):
        result = apply_import(plan, catalogue, publish=publish, progress=self._show_progress)
        self.stdout.write(
            f"\n{len(result.made)} lessons made, {len(result.changed)} changed, {len(result.unchanged)} unchanged."
        )
        for page in result.missing:
            state = "taken offline" if publish else "still as it was; --publish takes it offline"
            self.stdout.write(f"No longer in the source: {page.title} ({state}).")
        if result.unmoved:
            titles = ", ".join(page.title for page in result.unmoved)
            self.stdout.write(f"Still in their old places; --publish moves them: {titles}.")
        address = result.course_page.get_url() or ""
        self.stdout.write(f"{'Published' if publish else 'Draft'}: {result.course_page.title} {address}".rstrip())

    def _show_progress(self, done, total):
        if self.stdout.isatty():
            self.stdout.write(f"\r{done}/{total}", ending="\n" if done == total else "")
            self.stdout.flush()

    def _catalogue(self, slug, language):
        pages = CourseIndexPage.objects.filter(locale__language_code=language.split("-")[0])
        if slug:
            pages = pages.filter(slug=slug)
        found = list(pages[:2])
        if not found:
            named = f" with the slug “{slug}”" if slug else ""
            raise CommandError(f"There is no catalogue page{named} in the language “{language}”.")
        if len(found) > 1:
            raise CommandError("There are several catalogue pages: choose one with --parent.")
        return found[0]
