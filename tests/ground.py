"""The ground of the suite: what stands in the database before a test begins, and how it is put back after one.

Most tests run in a transaction that is rolled back. Those with a browser beside them, or with threads, really commit;
after them the whole database is laid again from a copy in memory, which takes milliseconds.
"""

import io
import sqlite3
from dataclasses import is_dataclass
from types import SimpleNamespace

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model
from django.test import TestCase
from psycopg2.sql import SQL, Identifier
from wagtail.models import Page, Site

from home.accounts.audit.models import StaffAct
from tests.factories.content import make_index


def lay_ground():
    """Home page, catalogue and the roles' rights on them, as on every site. Safe to repeat."""
    make_index()


def as_installed():
    """A site as the migrations leave it: Wagtail's page of welcome, and nothing of ours but the roles."""
    root = Page.objects.get(depth=1)
    root.get_children().delete()
    welcome = Page.objects.get(depth=1).add_child(instance=Page(title="Welcome to your new Wagtail site!", slug="home"))
    Site.objects.update_or_create(is_default_site=True, defaults={"hostname": "localhost", "root_page": welcome})


def copy_of_the_database():
    """Something with a method `lay_again()`, for the kind of database in use."""
    kinds = {"sqlite": _CopyOfSQLite, "postgresql": _CopyOfPostgreSQL}
    return kinds[connection.vendor]()


class _CopyOfSQLite:
    def __init__(self):
        connection.ensure_connection()
        self.memory = sqlite3.connect(":memory:", check_same_thread=False)
        connection.connection.backup(self.memory)

    def lay_again(self):
        connection.ensure_connection()
        self.memory.backup(connection.connection)
        forget_what_was_known()


class _CopyOfPostgreSQL:
    """Rows of all tables. Foreign keys are checked at the end of the transaction, so their order does not matter."""

    def __init__(self):
        self.rows = {}
        with connection.cursor() as cursor:
            for table in connection.introspection.table_names(cursor):
                # By name: a column that a test of migrations took away and put back stands in another place.
                names = [column.name for column in connection.introspection.get_table_description(cursor, table)]
                where = SQL("{} ({})").format(Identifier(table), SQL(", ").join(map(Identifier, names)))
                rows = io.StringIO()
                cursor.copy_expert(SQL("copy {} to stdout").format(where), rows)
                self.rows[table] = where, rows

    def lay_again(self):
        with transaction.atomic(), connection.cursor() as cursor:
            table_of_acts = Identifier(StaffAct._meta.db_table)
            cursor.execute(SQL("alter table {} disable trigger user").format(table_of_acts))
            cursor.execute("set constraints all deferred")
            for table in self.rows:
                cursor.execute(SQL("delete from {}").format(Identifier(table)))
            for where, rows in self.rows.values():
                rows.seek(0)
                cursor.copy_expert(SQL("copy {} from stdin").format(where), rows)
            cursor.execute("set constraints all immediate")
            cursor.execute(SQL("alter table {} enable trigger user").format(table_of_acts))
        forget_what_was_known()


def forget_what_was_known():
    """Managers remember rows by their number, and the numbers may be others now."""
    for model in apps.get_models():
        clear = getattr(model._default_manager, "clear_cache", None)
        if clear:
            clear()


def as_if_committed():
    """`with as_if_committed(): make_course(…)` runs what waits for the commit; for makers outside of a test."""
    return TestCase.captureOnCommitCallbacks(execute=True)


def anew(made):
    """What a module's fixture made, with each row as the database has it now."""
    if isinstance(made, Model):
        return type(made)._default_manager.get(pk=made.pk)
    if isinstance(made, dict):
        return {name: anew(one) for name, one in made.items()}
    if isinstance(made, (list, tuple)):
        return [anew(one) for one in made]
    if isinstance(made, SimpleNamespace) or is_dataclass(made):
        return type(made)(**{name: anew(one) for name, one in vars(made).items()})
    return made
