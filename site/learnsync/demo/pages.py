"""The demo's plain pages."""

from django.conf import settings
from django.db import transaction

from home.models import HomePage, StandardPage
from learnsync.demo.page_texts import PAGES
from learnsync.front_pages import add_page, translate_page


@transaction.atomic
def add_pages():
    """Adds the pages that are not there yet; returns whether any was added."""
    source = settings.LANGUAGE_CODE
    home = HomePage.objects.get(locale__language_code=source)
    present = set(StandardPage.objects.child_of(home).values_list("slug", flat=True))
    missing = [texts for texts in PAGES.values() if texts[source]["slug"] not in present]
    for texts in missing:
        page = add_page(home, StandardPage, texts[source])
        for code, fields in texts.items():
            translate_page(page, code, fields)
    return bool(missing)
