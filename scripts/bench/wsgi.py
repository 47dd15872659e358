"""The site, and beside it in the same process the trivial views behind the middleware of a new Django project."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "scripts.bench.settings")

from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.test import override_settings  # noqa: E402

NEW_PROJECT = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

site = get_wsgi_application()
with override_settings(MIDDLEWARE=NEW_PROJECT):
    trivial = get_wsgi_application()


def application(environ, start_response):
    handler = trivial if environ["PATH_INFO"].startswith("/trivial/") else site
    return handler(environ, start_response)
