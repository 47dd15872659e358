"""The site, and its media as a web server in front would give them out."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "scripts.lighthouse.settings")

from django.conf import settings  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from whitenoise import WhiteNoise  # noqa: E402

application = WhiteNoise(get_wsgi_application(), root=settings.MEDIA_ROOT, prefix="media/", max_age=3600)
