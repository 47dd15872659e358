"""The suite: quick hashes, mail in memory, files in a folder of its own."""

import tempfile
from pathlib import Path

from .base import *  # noqa: F403
from .base import CACHES, DATABASES, LOCAL_MEMORY, STORAGES, VAR, env

# Finds relations fetched row by row (N+1); see tests/conftest.py.
INSTALLED_APPS = [*INSTALLED_APPS, "zeal"]  # noqa: F405
ZEAL_ALLOWLIST = [
    # Wagtail walks its tree row by row when it publishes, deletes and translates; our own relations are not in there.
    {"model": "wagtailcore.*"},
    {"model": "*", "field": "_revisions"},
    # Roles are set one by one after `migrate`: eight of them, whatever the site's size.
    {"model": "auth.Group", "field": "permissions"},
]
MIDDLEWARE = ["zeal.middleware.zeal_middleware", *MIDDLEWARE]  # noqa: F405

DEMO_ALLOWED = True
DEBUG = False
SECRET_KEY = "a-key-for-tests-alone-that-is-long-enough-to-pass-every-check"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

FILES_FOLDER = tempfile.TemporaryDirectory(prefix="learnsync-test-")  # Goes when the process ends.
FILES = Path(FILES_FOLDER.name)
MEDIA_ROOT = FILES / "media"
MAINTENANCE_FILE = FILES / "maintenance"
PRIVATE_MEDIA_ROOT = FILES / "private"
STORAGES["private"] = {**STORAGES["private"], "OPTIONS": {"location": PRIVATE_MEDIA_ROOT}}
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}

PAGE_CACHE_SECONDS = 0  # The tests of the page cache switch it on.
CACHES["default"] = {"BACKEND": LOCAL_MEMORY, "LOCATION": "default"}
TASKS = {"default": {"BACKEND": "tests.tasks.TestBackend"}}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file of its own name lets --reuse-db skip the migrations.
    VAR.mkdir(exist_ok=True)
    DATABASES["default"]["TEST"] = {"NAME": VAR / env.str("TEST_DATABASE", default="test.sqlite3")}
elif env.str("TEST_DATABASE", default=""):
    DATABASES["default"]["TEST"] = {"NAME": env.str("TEST_DATABASE")}
