"""Looking for a word in everything the house keeps: every row of every table, every file, the caches."""

import base64
import json
import pickle
import zlib
from contextlib import suppress
from pathlib import Path
from zipfile import ZipFile, is_zipfile

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.core import signing
from django.core.cache import caches
from django.db import connection
from django_q.signing import SignedPackage


def traces_of(word):
    """Where the word stands: "table.column", "file …", "cache …"; capitals do not matter. Sorted."""
    return sorted({*_in_tables(word), *_in_files(word), *_in_caches(word)})


def _in_tables(word):
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"select * from {connection.ops.quote_name(table)}")  # noqa: S608 (our own tables)
            columns = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for column, value in zip(columns, row, strict=True):
                    if _holds(value, word):
                        yield f"{table}.{column}"


def _holds(value, word):
    return any(word.lower() in text.lower() for text in _readings(value))


def _readings(value):
    """A value as text, and all that is packed in it: sessions, task payloads, pickles."""
    if isinstance(value, memoryview):
        value = bytes(value)
    if isinstance(value, bytes):
        yield value.decode(errors="ignore")
        return
    if not isinstance(value, str):
        yield json.dumps(value, default=str, ensure_ascii=False)
        return
    yield value
    for unpack in (_session, _payload, _pickled):
        try:
            yield str(unpack(value))
        except Exception:  # noqa: BLE001, S112 (it was packed some other way)
            continue


def _session(value):
    store = SessionStore()
    return signing.loads(value, salt=store.key_salt, serializer=store.serializer)


def _payload(value):
    return SignedPackage.loads(value)


def _pickled(value):
    packed = base64.b64decode(value, validate=True)
    with suppress(zlib.error):
        packed = zlib.decompress(packed)
    return pickle.loads(packed)  # noqa: S301 (our own rows, in a test)


def _in_files(word):
    for root in (settings.MEDIA_ROOT, settings.PRIVATE_MEDIA_ROOT):
        for path in Path(root).rglob("*"):
            if path.is_file() and word.lower().encode() in path.name.encode().lower() + _bytes_of(path).lower():
                yield f"file {path.relative_to(root)}"


def _bytes_of(path):
    """What is in a file; of an archive also what is packed in it."""
    if not is_zipfile(path):
        return path.read_bytes()
    with ZipFile(path) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


def _in_caches(word):
    for alias in caches:
        memory = getattr(caches[alias], "_cache", None)
        for key, value in dict(memory or {}).items():
            if word.lower() in key.lower() or word.lower().encode() in bytes(value).lower():
                yield f"cache {alias} {key}"
