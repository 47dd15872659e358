"""`python -m tests.databases gw0 gw1 …`: makes the test database once, and a copy for each process that will use one.

Migrating takes longer than anything else in the suite, and copying next to nothing.
"""

import shutil
import sys
from pathlib import Path

import django
from django.db import connection


def make(workers):
    """A new test database, and one for each worker under the name that pytest-django looks for. Replaces older ones."""
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    for worker in workers:
        copies[connection.vendor](worker)
    connection.close()


def copy_sqlite(worker):
    made = Path(connection.settings_dict["NAME"])
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    copy = made.with_name(f"{made.name}_{worker}")
    for rest in ("-wal", "-shm"):
        copy.with_name(copy.name + rest).unlink(missing_ok=True)
    shutil.copyfile(made, copy)


def copy_postgresql(worker):
    connection.creation.clone_test_db(worker, verbosity=0, autoclobber=True)


copies = {"sqlite": copy_sqlite, "postgresql": copy_postgresql}


if __name__ == "__main__":
    django.setup()
    make(sys.argv[1:])
