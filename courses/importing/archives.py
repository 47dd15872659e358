"""Uploaded archives between the dry run and the import: in private storage, under a random name.

A run goes from state to state by an UPDATE that names the state it comes from, so that of two tabs, clicks or workers
only one succeeds.
"""

from datetime import timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.utils import timezone

from courses.importing.models import ImportRun

KEPT = timedelta(hours=24)
# An import that has told nothing for so long is dead. Should it be alive after all, the two wait for each other.
SILENCE = timedelta(minutes=1)
FOLDER = "imports"


def _storage():
    return storages["private"]


def _archive_name(token):
    return f"{FOLDER}/{token}.zip"


def _progress_name(token):
    return f"{FOLDER}/{token}.progress"


def keep(file, user, catalogue):
    """Store an uploaded archive for its owner. What has expired goes on the way."""
    delete_expired()
    run = ImportRun.objects.create(user=user, file_name=file.name[:255], catalogue_id=catalogue.pk)
    file.seek(0)
    _storage().save(_archive_name(run.token), file)
    return run


def advance(run, old, new, **values):
    """Take a run from one state to another; False if it has left the old one already."""
    has_changed = ImportRun.objects.filter(pk=run.pk, state=old).update(state=new, **values) == 1
    if has_changed:
        run.refresh_from_db()
    return has_changed


def claim(run):
    """Whether the import is the caller's to do: it waits for its turn, or whoever had it died over it."""
    State = ImportRun.State
    if advance(run, State.QUEUED, State.RUNNING) or (run.state == State.RUNNING and _is_silent(run)):
        write_progress(run, 0, 0)
        return True
    return False


def throw_away(run):
    """Delete an upload nobody has decided about; False if it is on its way already."""
    if not ImportRun.objects.filter(pk=run.pk, state=ImportRun.State.WAITING).delete()[0]:
        return False
    forget_files(run)
    return True


def forget_files_of(user):
    """Delete the archives of everything a person uploaded."""
    for run in ImportRun.objects.filter(user=user):
        forget_files(run)


def open_archive(run):
    return _storage().open(_archive_name(run.token))


def forget_files(run):
    """Delete the archive; deleting it twice is harmless."""
    _storage().delete(_archive_name(run.token))
    _storage().delete(_progress_name(run.token))


def delete_expired():
    """Delete uploads that nobody decided about in time, and the memory of old ones."""
    for run in ImportRun.objects.filter(uploaded_at__lt=timezone.now() - KEPT):
        forget_files(run)
        run.delete()


def delete_orphans():
    """Delete files whose run is gone, by whatever way it went. A young one may have a run not committed yet."""
    names = _storage().listdir(FOLDER)[1] if _storage().exists(FOLDER) else []
    tokens = set(ImportRun.objects.values_list("token", flat=True))
    for name in (f"{FOLDER}/{name}" for name in names if name.rsplit(".", 1)[0] not in tokens):
        if _storage().get_modified_time(name) < timezone.now() - KEPT:
            _storage().delete(name)


def is_expired(run):
    return run.uploaded_at < timezone.now() - KEPT


def _is_silent(run):
    try:
        return _storage().get_modified_time(_progress_name(run.token)) < timezone.now() - SILENCE
    except FileNotFoundError:
        return True


def write_progress(run, done, total):
    """A file of its own: a row would stay unseen until the import's transaction ends."""
    _storage().delete(_progress_name(run.token))
    _storage().save(_progress_name(run.token), ContentFile(f"{done} {total}"))


def read_progress(run):
    """Lessons written, and how many there are; noughts before the first."""
    try:
        with _storage().open(_progress_name(run.token)) as file:
            done, total = file.read().split()
            return int(done), int(total)
    except (FileNotFoundError, ValueError):
        return 0, 0
