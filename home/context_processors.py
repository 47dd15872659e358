"""What every template may use."""

from django.conf import settings

from home.data_saver import saves_data
from home.theme import theme_of


def site(request):
    return {
        "site_name": settings.SITE_NAME,
        "theme": theme_of(request),
        "saves_data": saves_data(request),
        "code_minutes": settings.CODE_MINUTES,
    }
