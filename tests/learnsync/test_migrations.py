"""Migrations are complete, named by a person, and can be undone."""

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db.migrations import RunPython, RunSQL
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

OUR_LABELS = sorted(config.label for config in apps.get_app_configs() if config.name in settings.OUR_APPS)


def our_migrations():
    disk = MigrationLoader(None).disk_migrations
    return [migration for (label, _name), migration in disk.items() if label in OUR_LABELS]


def test_no_migration_is_missing(db, capsys):
    call_command("makemigrations", *OUR_LABELS, dry_run=True)

    assert capsys.readouterr().out.startswith("No changes detected in apps")


def test_every_migration_is_named():
    names = [migration.name for migration in our_migrations()]

    assert names != []
    assert [name for name in names if "auto_" in name] == []


def test_every_migration_can_be_undone():
    one_way = [
        f"{migration.app_label}.{migration.name}: {operation.describe()}"
        for migration in our_migrations()
        for operation in migration.operations
        if isinstance(operation, RunPython | RunSQL) and not operation.reversible
    ]

    assert one_way == []


def test_database_stands_at_the_newest_migration(db):
    applied = set(MigrationRecorder.Migration.objects.values_list("app", "name"))

    assert {(migration.app_label, migration.name) for migration in our_migrations()} - applied == set()


@pytest.mark.parametrize("name", settings.OUR_APPS)
def test_our_apps_are_listed_once(name):
    assert settings.INSTALLED_APPS.count(name) == 1
