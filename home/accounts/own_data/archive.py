"""A person's data as a zip: one JSON for each kind of rows, the files uploaded, and a page that explains."""

import json
import shutil
from pathlib import PurePath
from zipfile import ZIP_DEFLATED, ZipFile

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import get_language

from home.accounts.privacy import collect_personal_data, records

CHUNK = 64 * 1024


def write_archive(person, target):
    """Write the zip into an open binary file, in the active language. Files are copied piece by piece."""
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        tables = [_write_table(archive, table) for table in _tables(person)]
        files = list(_write_files(archive, person))
        page = render_to_string("accounts/own_data/index.html", _context(person, tables, files))
        archive.writestr("index.html", page)


def _context(person, tables, files):
    return {
        "person": person,
        "site_name": settings.SITE_NAME,
        "site_address": settings.WAGTAILADMIN_BASE_URL,
        "language_code": get_language(),
        "made_at": timezone.now(),
        "tables": tables,
        "files": files,
    }


def _tables(person):
    """Each kind of rows with readable names: label, key, and rows as {name: value}."""
    data = collect_personal_data(person)
    names = {record.key: dict(zip(record.export, record.names(), strict=True)) for record in records()}
    for key, kind in data.items():
        words = names.get(key, {})
        rows = [{words.get(name, name.replace("_", " ")): value for name, value in row.items()} for row in kind["rows"]]
        yield {"key": key, "label": kind["label"], "rows": rows}


def _write_table(archive, table):
    """The JSON, under a name made of label and key, so that no two kinds share one. Empty kinds are told, too."""
    name = f"data/{slugify(table['label']) or 'data'}-{slugify(table['key'].replace('.', '-'))}.json"
    archive.writestr(name, json.dumps(table, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2))
    return {**table, "file": name}


def _write_files(archive, person):
    """The files themselves; the names of those that were written. One that is gone from the disk is left out."""
    for record in records():
        for number, (_field, file) in enumerate(record.files_of(person), start=1):
            name = f"files/{slugify(record.key.replace('.', '-'))}/{number}-{PurePath(file.name).name}"
            try:
                source = file.storage.open(file.name)
            except FileNotFoundError:
                continue
            with source, archive.open(name, "w") as inside:
                shutil.copyfileobj(source, inside, CHUNK)
            yield name
