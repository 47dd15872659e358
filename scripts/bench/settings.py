"""The site as in production, over a database of its own, without HTTPS."""

from learnsync.settings.base import *  # noqa: F403
from learnsync.settings.base import AUTHENTICATION_BACKENDS, CACHES, LOCAL_MEMORY, STATIC_ROOT, STORAGES, VAR

DEBUG = False
SECRET_KEY = "only-for-measuring-on-a-machine-of-ones-own-and-nowhere-else-at-all"  # noqa: S105
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "scripts.bench.urls"
LOGGING = {"version": 1, "root": {"level": "ERROR"}}
MEDIA_ROOT = VAR / "bench" / "media"
PRIVATE_MEDIA_ROOT = VAR / "bench" / "private"
STATIC_ROOT.mkdir(exist_ok=True)
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
CACHES["default"] = {"BACKEND": LOCAL_MEMORY, "LOCATION": "default"}
TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
AUTHENTICATION_BACKENDS = [
    *AUTHENTICATION_BACKENDS,
    "django.contrib.auth.backends.ModelBackend",
]  # for the trivial view
