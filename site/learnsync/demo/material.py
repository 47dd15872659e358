"""The demo's courses: folders of Markdown, imported as an editor would, and published."""

from pathlib import Path

from django.conf import settings

from courses.importing.actions import import_folder
from courses.importing.translations import import_translation
from courses.models import CourseIndexPage, CoursePage, Instructor, Topic
from learnsync.demo.people import PEOPLE, person

FOLDER = Path(__file__).parent / "courses"
TRANSLATIONS = Path(__file__).parent / "translations"
TOPICS_IN_KISWAHILI = {"Computing": "Kompyuta", "Shop and money": "Duka na pesa"}


def import_courses():
    """Imports the courses that are not there yet; returns whether any was. What editors made of them stays."""
    catalogue = CourseIndexPage.objects.get(locale__language_code=settings.LANGUAGE_CODE)
    present = set(CoursePage.objects.child_of(catalogue).values_list("slug", flat=True))
    # A course's address is made from its title, and the folders are called after the titles.
    missing = [folder for folder in sorted(FOLDER.iterdir()) if folder.name not in present]
    for folder in missing:
        import_folder(folder, catalogue, user=person("publisher"))
    if missing:
        name_topics()
        give_instructor_a_card()
    return bool(missing)


def import_translations():
    """Imports the translations that are not there yet; returns whether any was. What editors made of them stays."""
    missing = [
        (folder, source, catalogue)
        for catalogue in CourseIndexPage.objects.exclude(locale__language_code=settings.LANGUAGE_CODE)
        for folder in sorted((TRANSLATIONS / catalogue.locale.language_code).glob("*"))
        # Named after the course's own folder, and so after its address.
        if (source := CoursePage.objects.filter(slug=folder.name, locale__language_code=settings.LANGUAGE_CODE).first())
        and not source.has_translation(catalogue.locale)
    ]
    for folder, source, catalogue in missing:
        import_translation(folder, catalogue, source, user=person("publisher"))
    return bool(missing)


def name_topics():
    for name, name_sw in TOPICS_IN_KISWAHILI.items():
        Topic.objects.filter(name=name, name_sw="").update(name_sw=name_sw)


def give_instructor_a_card():
    """The account "instructor" is the teacher of that name, and so may open the courses taught."""
    names = {account: display_name for account, display_name, _group in PEOPLE}
    Instructor.objects.filter(name=names["instructor"], user=None).update(user=person("instructor"))
