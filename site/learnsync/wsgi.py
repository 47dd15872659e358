"""The web server's door: `gunicorn --pythonpath site learnsync.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "learnsync.settings.production")
application = get_wsgi_application()
