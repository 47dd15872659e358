"""One's own machine: the demo, and daily work."""

from .base import *  # noqa: F403
from .base import MIDDLEWARE, VAR, env

DEMO_ALLOWED = True
DEBUG = env.bool("DEBUG", default=True)
# A key for one's own machine alone; production refuses to start with it.
SECRET_KEY = env.str("SECRET_KEY", default="insecure-development-key")
if not env.bool("TECHNICAL_404", default=False):
    MIDDLEWARE = [*MIDDLEWARE, "learnsync.not_found.OwnNotFoundMiddleware"]
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

PAGE_CACHE_SECONDS = env.int("PAGE_CACHE_SECONDS", default=0)  # Who works on a template wants to see it.

EMAIL_BACKEND = "home.mail.ConsoleAndFileBackend"
EMAIL_FILE_PATH = VAR / "mail"
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
