"""The database itself refuses to change or delete what the staff did.

Laid after every `migrate` rather than by one migration: SQLite drops a table's triggers when a later migration
rebuilds the table.
"""

from django.db import connections

from home.accounts.audit.models import StaffAct

TABLE = StaffAct._meta.db_table
WORDS = "acts of the staff are only ever added to"

SQLITE = [
    f"create trigger if not exists {TABLE}_no_{deed} before {deed} on {TABLE} begin select raise(abort, '{WORDS}'); end"
    for deed in ("update", "delete")
]
POSTGRESQL = [
    f"create or replace function {TABLE}_refuse() returns trigger language plpgsql as "
    f"$$ begin raise exception '{WORDS}'; end $$",
    f"drop trigger if exists {TABLE}_append_only on {TABLE}",
    f"create trigger {TABLE}_append_only before update or delete on {TABLE} "
    f"for each row execute function {TABLE}_refuse()",
]
STATEMENTS = {"sqlite": SQLITE, "postgresql": POSTGRESQL}


def lay_triggers(using="default"):
    """Make the triggers where the table is. Safe to repeat; other databases rely on the model alone."""
    connection = connections[using]
    with connection.cursor() as cursor:
        if TABLE in connection.introspection.table_names(cursor):
            for statement in STATEMENTS.get(connection.vendor, []):
                cursor.execute(statement)


def lay_triggers_after_migrate(sender, using="default", **kwargs):
    """Receiver of `post_migrate`."""
    lay_triggers(using)
