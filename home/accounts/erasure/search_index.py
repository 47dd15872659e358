"""SQLite's full-text index keeps deleted words in its blocks until they are merged; this merges them."""

from django.db import connection


def wipe_deleted_words():
    """Let nothing stay of words that are no longer indexed. Safe to repeat; other databases need none of it."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("select name from sqlite_master where type = 'table' and sql like 'create virtual%%fts5%%'")
        for (table,) in cursor.fetchall():
            name = connection.ops.quote_name(table)
            cursor.execute(f"insert into {name} ({name}) values ('optimize')")  # noqa: S608 (a name of our own)
