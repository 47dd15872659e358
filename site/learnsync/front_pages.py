"""The pages every site begins with: a front page and a catalogue in each language."""

from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Page, Site

from courses.models import CourseIndexPage
from home.accounts.roles import setup_roles
from home.models import HomePage

# Written here, not translated by catalogue files: from now on these are the editors' words, not ours.
FRONT_PAGES = {
    "en": {
        "slug": "home",
        "title": "Learn something you can use this week",
        "lead": "Short, careful courses, made to be read on a phone, on a slow line. Some are in Kiswahili too.",
        "jina": "Elimu ni bahari",
        "seo_title": "Learnsync: short courses that open on any phone",
        "search_description": "Short, careful courses in computing and small business, in English and Kiswahili.",
    },
    "sw": {
        "slug": "home-sw",
        "title": "Jifunze jambo utakalolitumia wiki hii",
        "lead": "Kozi fupi zilizoandaliwa kwa makini, za kusoma kwenye simu hata mtandao ukiwa hafifu.",
        "jina": "Elimu ni bahari",
        "seo_title": "Learnsync: kozi fupi zinazofunguka kwenye simu yoyote",
        "search_description": "Kozi fupi za kompyuta na biashara ndogo, kwa Kiswahili na Kiingereza.",
    },
}
CATALOGUES = {
    "en": {
        "slug": "courses",
        "title": "Courses",
        "lead": "Every course begins with lessons you can read before you sign up or pay.",
        "search_description": "All courses: by topic, by level and by language. Many are free.",
        "show_in_menus": True,
    },
    "sw": {
        "slug": "kozi",
        "title": "Kozi",
        "lead": "Kila kozi ina masomo ya kwanza unayoweza kusoma kabla ya kujisajili au kulipa.",
        "search_description": "Kozi zote: kwa mada, kwa kiwango na kwa lugha. Nyingi ni za bure.",
        "show_in_menus": True,
    },
}


@transaction.atomic
def setup_front_pages():
    """Makes what is missing, published; what editors have changed stays. Safe to repeat."""
    for code, _ in settings.LANGUAGES:
        Locale.objects.get_or_create(language_code=code)
    home = HomePage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).first() or make_home()
    catalogue = CourseIndexPage.objects.filter(locale=home.locale).first() or add_page(
        home, CourseIndexPage, CATALOGUES[settings.LANGUAGE_CODE]
    )
    for code, _ in settings.LANGUAGES:
        translate_page(home, code, FRONT_PAGES[code])
        translate_page(catalogue, code, CATALOGUES[code])
    setup_roles()  # Some rights begin at a front page, so they can be given only now.


def make_home():
    """The front page in the source language, as the root of the site."""
    root = Page.objects.get(depth=1)
    greeting = root.get_children().exact_type(Page).filter(slug="home").first()
    if greeting:
        # Wagtail's own "Welcome" page holds the place; the site would fall with it, so the address moves first.
        greeting.slug = "welcome"
        greeting.save()
        root.refresh_from_db()
    home = add_page(root, HomePage, FRONT_PAGES[settings.LANGUAGE_CODE])
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={
            "site_name": settings.SITE_NAME,
            "hostname": address.hostname,
            "port": address.port or (443 if address.scheme == "https" else 80),
            "root_page": home,
        },
    )
    if greeting:
        Page.objects.get(pk=greeting.pk).delete()
    return home


def add_page(parent, page_class, fields):
    page = parent.add_child(instance=page_class(live=False, **fields))
    return publish(page)


def translate_page(page, code, fields):
    """The page in another language; made from `fields` where there is none yet."""
    locale = Locale.objects.get(language_code=code)
    existing = page.get_translation_or_none(locale)
    if existing:
        return existing
    translation = page.copy_for_translation(locale)
    for name, value in fields.items():
        setattr(translation, name, value)
    return publish(translation)


def publish(page):
    page.save_revision().publish()
    page.refresh_from_db()
    return page
