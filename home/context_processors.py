"""What every template may use."""

from django.conf import settings

from home.data_saver import saves_data
from home.reading import reading_of
from home.theme import theme_of


def site(request):
    return {
        "site_name": settings.SITE_NAME,
        "theme": theme_of(request),
        "saves_data": saves_data(request),
        "reading": reading_of(request),
        "code_minutes": settings.CODE_MINUTES,
    }
