"""The demo's learning path, with a learner on it."""

import uuid

from django.conf import settings
from django.db import transaction

from courses.models import CoursePage, LearningPath, LearningPathIndexPage, LearningPathPage, PathEnrolment
from courses.paths.actions import enrol_in_path
from home.models import HomePage
from learnsync.demo.path_texts import INDEX, PATH, STEPS
from learnsync.demo.people import person
from learnsync.front_pages import add_page, translate_page


@transaction.atomic
def add_paths():
    """Adds the path with its list in each language, unless there is a list already; returns whether it did."""
    if LearningPathIndexPage.objects.exists():
        return False
    source = settings.LANGUAGE_CODE
    index = add_page(HomePage.objects.get(locale__language_code=source), LearningPathIndexPage, INDEX[source])
    translate_all(index, INDEX)
    steps = [uuid.uuid4() for _step in STEPS]
    fields = {
        code: {**texts, "outcomes": points(texts["outcomes"]), "steps": written(steps, position)}
        for position, (code, texts) in enumerate(PATH.items(), start=1)
    }
    translate_all(add_page(index, LearningPathPage, fields[source]), fields)
    return True


def translate_all(page, fields):
    for code, texts in fields.items():
        translate_page(page, code, texts)


def points(texts):
    return [{"type": "point", "id": str(uuid.uuid4()), "value": text} for text in texts]


def written(steps, position):
    """The steps as a stream: the same blocks in each language, with the text at `position` of `STEPS`."""
    courses = dict(CoursePage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).values_list("slug", "pk"))
    return [
        {"type": "course", "id": str(block_id), "value": {"course": courses[step[0]], "text": step[position]}}
        for block_id, step in zip(steps, STEPS, strict=True)
    ]


def set_out():
    """Puts the learner on the path, unless somebody is on one already; returns whether it did."""
    path = LearningPath.objects.order_by("pk").first()
    if path is None or PathEnrolment.objects.exists():
        return False
    enrol_in_path(person("learner"), path)
    return True
