"""The demo's resources."""

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from wagtail.documents import get_document_model

from courses.models import Course, ResourceIndexPage, ResourcePage, Topic
from home.models import HomePage
from learnsync.demo.resource_texts import LISTS, RESOURCES
from learnsync.front_pages import add_page, translate_page


@transaction.atomic
def add_resources():
    """Adds the list and the resources that are not there yet; returns whether any was added."""
    source = settings.LANGUAGE_CODE
    home = HomePage.objects.get(locale__language_code=source)
    index = ResourceIndexPage.objects.child_of(home).first() or add_page(home, ResourceIndexPage, LISTS[source])
    for code, fields in LISTS.items():
        translate_page(index, code, fields)
    present = set(ResourcePage.objects.child_of(index).values_list("slug", flat=True))
    missing = [texts for texts in RESOURCES if texts["fields"]["slug"] not in present]
    for texts in missing:
        page = add_page(index, ResourcePage, {**texts["fields"], **_choices(texts), **_file(texts)})
        for code, _name in settings.LANGUAGES:
            if code in texts:
                translate_page(page, code, {**texts[code]["fields"], **_file(texts[code])})
    return bool(missing)


def _choices(texts):
    """Topic and course by name; a course that is not there leaves the resource closed."""
    return {
        "topic": Topic.objects.filter(name=texts["topic"]).first(),
        "course": Course.objects.filter(cover_title=texts.get("course", "")).first(),
    }


def _file(texts):
    if "file" not in texts:
        return {}
    name, content = texts["file"]
    document = get_document_model()(title=texts["fields"]["title"], file=ContentFile(content.encode(), name=name))
    document._set_document_file_metadata()
    document.save()
    return {"file": document}
