"""Writing down what the staff does."""

from home.accounts.audit.kinds import is_declared
from home.accounts.audit.models import StaffAct


def record_act(kind, *, actor, subject=None, **details):
    """Write down one deed. Call it inside the transaction of the deed, so that both stand or neither.

    `actor` is the person who did it, None for whoever sits at the server; `subject` the person it was done to.
    `details` are numbers, dates, names of roles and ids of rows: never a person's name, address or own words, for
    this log outlives an erasure. Not safe to repeat: each call is one more act. An undeclared kind raises ValueError.
    """
    if not is_declared(kind):
        raise ValueError(f"No such kind of act: {kind}")
    return StaffAct.objects.create(kind=kind, actor=actor, subject=subject, details=details)


def record_changes_of_rights(actor, person, before, after):
    """Write an act for each difference between two answers of `rights_of`."""
    for role in sorted(after["roles"] - before["roles"]):
        record_act("role_given", actor=actor, subject=person, role=role)
    for role in sorted(before["roles"] - after["roles"]):
        record_act("role_taken", actor=actor, subject=person, role=role)
    for name, gained, lost in [
        ("is_superuser", "administrator_made", "administrator_unmade"),
        ("is_active", "account_opened", "account_closed"),
    ]:
        if before[name] != after[name]:
            record_act(gained if after[name] else lost, actor=actor, subject=person)


def rights_of(person):
    """What a person may do, as far as the log is concerned, read from the database."""
    fresh = type(person).objects.values("is_superuser", "is_active").get(pk=person.pk)
    return {**fresh, "roles": set(person.groups.model.objects.filter(user=person).values_list("name", flat=True))}
