"""A person's copy of his or her data: asked for, prepared, handed out, removed."""

import logging
import tempfile
from datetime import timedelta

from django.conf import settings
from django.core.files import File
from django.core.files.storage import storages
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from home.accounts.audit.actions import record_act
from home.accounts.audit.kinds import DATA_COPIED
from home.accounts.models import User
from home.accounts.own_data.archive import write_archive
from home.accounts.own_data.models import FOLDER, KEPT, DataExport
from home.mail import send_mail

logger = logging.getLogger(__name__)

STUCK = timedelta(minutes=30)  # A preparation that takes longer has died, or its task was lost.


def storage():
    return storages["private"]


@transaction.atomic
def ask_for_copy(person, by):
    """Begin to prepare a copy, which takes the place of an older one. Locks the person; one at a time.

    Whoever asks while one is being prepared gets that one. Asked for by the staff, it is written into the log of
    acts; the mail and the copy still go to the person alone.
    """
    # The tasks import this module.
    from home.accounts.own_data.tasks import prepare_copy  # noqa: PLC0415

    User.objects.select_for_update().get(pk=person.pk)
    present = DataExport.objects.filter(user=person).first()
    if present and present.state == DataExport.State.PREPARING:
        return present
    if present:
        remove(present)
    export = DataExport.objects.create(user=person)
    if by != person:
        record_act(DATA_COPIED, actor=by, subject=person)
    prepare_copy.enqueue(str(export.token))
    return export


def prepare(export):
    """Write the zip, say that it is ready, send the mail. Safe to repeat; what fails is shown and logged."""
    person = export.user
    try:
        with override(person.language or settings.LANGUAGE_CODE), tempfile.TemporaryFile() as file:
            write_archive(person, file)
            size = file.tell()
            file.seek(0)
            storage().delete(export.file_name)
            storage().save(export.file_name, File(file))
    except Exception:
        logger.exception("The copy of person %s's data could not be prepared", person.pk)
        _leave_preparing(export, state=DataExport.State.FAILED)
        return
    with transaction.atomic():
        if _leave_preparing(export, state=DataExport.State.READY, ready_at=timezone.now(), size=size):
            url = settings.WAGTAILADMIN_BASE_URL + reverse("your_data")
            send_mail(person, "mail/data_ready", {"url": url, "days": KEPT.days})
            return
    if not DataExport.objects.filter(pk=export.pk).exists():  # Erased meanwhile.
        storage().delete(export.file_name)


def _leave_preparing(export, **values):
    """From "being prepared" to another state; False if somebody else was first."""
    return DataExport.objects.filter(pk=export.pk, state=DataExport.State.PREPARING).update(**values) == 1


def remove(export):
    """The file and the row. Safe to repeat."""
    storage().delete(export.file_name)
    DataExport.objects.filter(pk=export.pk).delete()


def sweep():
    """Remove what has been kept long enough, begin again what is stuck, remove files without a row."""
    # The tasks import this module.
    from home.accounts.own_data.tasks import prepare_copy  # noqa: PLC0415

    now = timezone.now()
    for export in DataExport.objects.filter(ready_at__lt=now - KEPT):
        remove(export)
    for export in DataExport.objects.filter(state=DataExport.State.FAILED, asked_at__lt=now - KEPT):
        remove(export)
    for export in DataExport.objects.filter(state=DataExport.State.PREPARING, asked_at__lt=now - STUCK):
        prepare_copy.enqueue(str(export.token))
    _remove_orphans(now)


def _remove_orphans(now):
    names = storage().listdir(FOLDER)[1] if storage().exists(FOLDER) else []
    known = {str(token) for token in DataExport.objects.values_list("token", flat=True)}
    for name in (f"{FOLDER}/{name}" for name in names if name.removesuffix(".zip") not in known):
        if storage().get_modified_time(name) < now - STUCK:
            storage().delete(name)
