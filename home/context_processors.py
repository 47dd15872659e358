"""What every template may use."""

from django.conf import settings

from home.reading import reading_of
from home.theme import theme_of


def site(request):
    return {
        "site_name": settings.SITE_NAME,
        "theme": theme_of(request),
        "reading": reading_of(request),
        "code_minutes": settings.CODE_MINUTES,
    }
