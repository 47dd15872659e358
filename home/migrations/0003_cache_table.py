"""The table behind the shared cache, where the database is the cache. Sign-in limits live in it from the first visit."""

from django.core.management import call_command
from django.db import migrations


def make_cache_table(apps, schema_editor):
    # Makes one for each cache that lies in this database, and passes over those that exist.
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("home", "0002_home_page_jina")]

    # Left where it is when undone: it holds nothing that lasts, and may be older than this step.
    operations = [migrations.RunPython(make_cache_table, migrations.RunPython.noop)]
