"""What the accounts themselves hold about a person, and traces to which no foreign key leads."""

from functools import partial

from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django_q.models import Task

from home.accounts.own_data.actions import storage
from home.accounts.own_data.models import DataExport
from home.accounts.privacy import REMOVED, on_erasure, register

register(
    "accounts.Consent", "user", _("What was agreed to"),
    export=["version__kind", "version__version", "agreed_at", "language"],
)  # fmt: skip
register("accounts.DataExport", "user", _("Copies of the data"), export=["state", "asked_at", "ready_at", "size"])
register(
    "accounts.ActingSession", "learner", _("Looks by the staff"), on_erasure="keep", overwrite={"reason": REMOVED},
    export=["started_at", "ended_at", "reason"],
)  # fmt: skip
register(
    "accounts.ActingSession", "staff", _("Looks as a learner"), on_erasure="keep", overwrite={"reason": REMOVED},
    export=["started_at", "ended_at", "reason"],
)  # fmt: skip
register("accounts.StaffAct", "subject", _("What the staff did"), export=["kind", "at"], on_erasure="keep")
register("accounts.StaffAct", "actor", _("Acts as staff"), export=["kind", "at"], on_erasure="keep")


@on_erasure
def forget_copies(person):
    """The file of a prepared copy; its row goes with the others."""
    for export in DataExport.objects.filter(user=person):
        transaction.on_commit(partial(storage().delete, export.file_name), robust=True)


@on_erasure
def forget_sessions(person):
    """Sessions signed in as the person, and those of visitors that carry the address: a sign-up half done, a code.

    Their contents are packed, so each is opened.
    """
    store = SessionStore()
    address = person.email.lower()
    found = []
    for session in Session.objects.iterator(chunk_size=500):
        data = store.decode(session.session_data)
        if data.get("_auth_user_id") == str(person.pk) or address in str(data).lower():
            found.append(session.pk)
    for start in range(0, len(found), 500):
        Session.objects.filter(pk__in=found[start : start + 500]).delete()


@on_erasure
def forget_finished_tasks(person):
    """Tasks carry ids, but the report of one that failed may quote a row. What is done can go."""
    address = person.email.lower()
    found = [
        task.pk
        for task in Task.objects.iterator(chunk_size=500)
        if address in f"{task.args} {task.kwargs} {task.result}".lower()
    ]
    Task.objects.filter(pk__in=found).delete()
