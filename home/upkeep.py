"""What a database wants done now and then."""

from django.db import connection
from django_tasks import task


@task()
def refresh_statistics():
    """Let SQLite count what its tables hold; PostgreSQL does so by itself. Safe to repeat, and short.

    Without, it searches the index of words anew for each row that might match: seconds where it takes milliseconds.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA analysis_limit = 1000")
            cursor.execute("ANALYZE")
