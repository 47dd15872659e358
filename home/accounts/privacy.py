"""What the house holds about a person: to hand it over, and to forget it.

Every model with a foreign key to the user is registered in a module `privacy` of its app; the net in the tests fails
for one that is not. These modules are found by themselves once all models are loaded.
"""

from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from home.accounts.models import User

DELETE = "delete"  # the rows go
ANONYMISE = "anonymise"  # the rows stay and name nobody
KEEP = "keep"  # the rows stay and name the pseudonym
PSEUDONYM = "A former learner"
REMOVED = "(removed)"  # stands where a person's own words stood, in rows that stay


@dataclass(frozen=True)
class Record:
    """One kind of rows about a person."""

    model: type[models.Model]
    user_field: str
    label: Any
    export: tuple
    on_erasure: str
    overwrite: dict = field(default_factory=dict)
    files: tuple = ()

    @property
    def key(self):
        return f"{self.model._meta.label}.{self.user_field}"

    def rows_of(self, user):
        return self.model._base_manager.filter(**{self.user_field: user})

    def collect(self, user):
        return list(self.rows_of(user).order_by("pk").values(*self.export))

    def names(self):
        """What the exported fields are called, in words; a lookup where two would be called the same."""
        words = [_words_for(self.model, lookup) for lookup in self.export]
        return [word if words.count(word) == 1 else lookup for word, lookup in zip(words, self.export, strict=True)]

    def files_of(self, user):
        """The files in these rows: (field, file) for each that is there."""
        for row in self.rows_of(user).order_by("pk") if self.files else ():
            yield from ((name, getattr(row, name)) for name in self.files if getattr(row, name))

    def erase(self, user):
        if self.on_erasure == DELETE:
            for _name, file in self.files_of(user):
                transaction.on_commit(partial(file.storage.delete, file.name), robust=True)
            self.rows_of(user).delete()
            return
        changes = {**self.overwrite, **({self.user_field: None} if self.on_erasure == ANONYMISE else {})}
        if changes:
            self.rows_of(user).update(**changes)


def _words_for(model, lookup):
    """`course__cover_title` → the verbose name of the last field on the way."""
    name = lookup
    for name in lookup.split("__"):
        try:
            found = model._meta.get_field(name)
        except FieldDoesNotExist:
            return name.replace("_", " ")
        model = found.related_model or model
    return str(getattr(found, "verbose_name", name))


_records = {}
_further_steps = []


def register(model, user_field, label, *, export=(), on_erasure=DELETE, overwrite=None, files=()):
    """Say what a model holds about a person and what becomes of it.

    `model` is a class or "app.Model". `export` names the fields handed over, lookups allowed; without any the rows
    are about the house's own work and are not handed over. `on_erasure`: "delete", "anonymise" or "keep". Where the
    rows stay, `overwrite` says what becomes of fields in which people write freely: {"text": REMOVED}. `files` names
    the file fields: they are handed over, and go with rows that go.
    """
    model = apps.get_model(model) if isinstance(model, str) else model
    record = Record(model, user_field, label, tuple(export), on_erasure, overwrite or {}, tuple(files))
    if on_erasure not in (DELETE, ANONYMISE, KEEP):
        raise ValueError(f"{record.key}: no such way to erase: {on_erasure}")
    if on_erasure == ANONYMISE and not model._meta.get_field(user_field).null:
        raise ValueError(f"{record.key} cannot be anonymised: it must name somebody")
    if record.key in _records:
        raise ValueError(f"{record.key} is registered twice")
    _records[record.key] = record


def on_erasure(step):
    """Decorator: call `step(user)` before a person's rows are erased, for traces that no foreign key leads to."""
    _further_steps.append(step)
    return step


def records():
    """All registered kinds of rows, in the order of their registration."""
    return list(_records.values())


def registered():
    """The keys "app.Model.field" of all registered foreign keys."""
    return set(_records)


def collect_personal_data(user):
    """All that is held about a person: the person first, then lists of rows by "app.Model.field"."""
    person = User.objects.filter(pk=user.pk).values(
        "email", "display_name", "language", "date_joined", "last_login", "is_active"
    )
    data = {"accounts.User": {"label": str(_("Account")), "rows": list(person)}}
    for key, record in _records.items():
        if record.export:
            data[key] = {"label": str(record.label), "rows": record.collect(user)}
    return data


def pseudonymous_address(person):
    return f"former-{person.pk}@erased.invalid"


def is_erased(person):
    return person.email == pseudonymous_address(person)


@transaction.atomic
def erase_personal_data(user):
    """Forget a person. What must stay points at a pseudonym that cannot sign in. Locks the person; safe to repeat."""
    person = User.objects.select_for_update().get(pk=user.pk)
    for step in _further_steps:
        step(person)
    for record in _records.values():
        record.erase(person)
    person.display_name = PSEUDONYM
    person.email = pseudonymous_address(person)
    person.language = ""
    person.last_login = None
    person.consent_mark = 0
    person.is_active = person.is_staff = person.is_superuser = False
    person.set_unusable_password()
    person.save()
    return person
