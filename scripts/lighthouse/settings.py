"""The site as in production, over the demo, without HTTPS."""

from learnsync.settings.base import *  # noqa: F403
from learnsync.settings.base import CACHES, LOCAL_MEMORY, VAR

DEBUG = False
SECRET_KEY = "only-for-measuring-on-a-machine-of-ones-own-and-nowhere-else-at-all"  # noqa: S105
ALLOWED_HOSTS = ["127.0.0.1"]
LOGGING = {"version": 1, "root": {"level": "ERROR"}}
STATIC_ROOT = VAR / "lighthouse" / "static"
CACHES["default"] = {"BACKEND": LOCAL_MEMORY, "LOCATION": "default"}
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
