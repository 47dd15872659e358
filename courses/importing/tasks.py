"""Large imports run in the background."""

import logging

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from django_tasks import task

from courses.catalogue.pages import CourseIndexPage
from courses.importing import archives
from courses.importing.actions import apply_import
from courses.importing.comparison import compare
from courses.importing.models import ImportRun
from courses.importing.problems import ImportRefused
from courses.importing.reading import build_plan
from courses.importing.rules import (
    can_import,
    can_publish_into,
    can_publish_over,
    can_update,
    catalogues_open_to,
)
from courses.importing.source import ArchiveSource

logger = logging.getLogger(__name__)


@task()
def import_upload(token, language):
    """Import an uploaded archive and write down how it went, in the language of whoever asked. Safe to repeat."""
    run = ImportRun.objects.select_related("user").filter(token=token).first()
    if run is None or not archives.claim(run):
        return
    with override(language):
        try:
            result = _import(run)
        except (ImportRefused, ValidationError) as error:
            message = " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
            _end(run, ImportRun.State.FAILED, message)
        except Exception:
            logger.exception("Import of %s failed", run.file_name)
            _end(run, ImportRun.State.FAILED, _("Something went wrong on our side. Nothing was imported."))
        else:
            _end(run, ImportRun.State.DONE, _summary(result), course_page_id=result.course_page.pk)
    archives.forget_files(run)


@task()
def delete_expired_uploads():
    archives.delete_expired()
    archives.delete_orphans()


def _import(run):
    catalogue = CourseIndexPage.objects.filter(pk=run.catalogue_id).first()
    if catalogue is None or not can_import(run.user) or catalogue not in catalogues_open_to(run.user):
        raise ImportRefused(_("You may no longer add courses to this catalogue."))
    try:
        file = archives.open_archive(run)
    except FileNotFoundError as error:
        raise ImportRefused(_("The uploaded file is gone. Upload it again.")) from error
    with file:
        plan = build_plan(ArchiveSource(file, run.file_name), catalogue.locale.language_code)
        comparison = compare(plan, catalogue)
        if not can_update(run.user, comparison):
            raise ImportRefused(_("You may not change the course this would update."))
        publish = run.publish and can_publish_into(run.user, catalogue) and can_publish_over(run.user, comparison)
        return apply_import(
            plan, catalogue, run.user, publish, lambda done, total: archives.write_progress(run, done, total)
        )


def _end(run, state, message, **values):
    archives.advance(run, ImportRun.State.RUNNING, state, message=message, **values)


def _summary(result):
    counts = [
        (len(result.made), ngettext("%(count)s lesson made", "%(count)s lessons made", len(result.made))),
        (len(result.changed), ngettext("%(count)s lesson changed", "%(count)s lessons changed", len(result.changed))),
        (
            len(result.unchanged),
            ngettext("%(count)s lesson unchanged", "%(count)s lessons unchanged", len(result.unchanged)),
        ),
        (len(result.missing), ngettext("%(count)s lesson gone", "%(count)s lessons gone", len(result.missing))),
        (
            len(result.unmoved),
            ngettext(
                "%(count)s page moves when you publish", "%(count)s pages move when you publish", len(result.unmoved)
            ),
        ),
    ]
    return ", ".join(text % {"count": count} for count, text in counts if count) + "."
