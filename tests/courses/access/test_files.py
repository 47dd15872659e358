"""Files of lessons leave by one door."""

import pytest
from django.urls import reverse

from courses.enrolment.actions import enrol
from courses.models import Lesson
from tests.factories.blocks import block, make_document
from tests.factories.content import make_course, make_lesson


@pytest.fixture
def sheet(db):
    return make_document("sheet.csv")


@pytest.fixture
def lesson(publishing, index, sheet):
    body = [block("file", {"file": sheet.pk, "title": "", "description": ""})]
    with publishing():
        make_lesson(make_course(lessons=0), "Sums", body=body)
    return Lesson.objects.select_related("course").get()


def answer_to(client, lesson, document_id):
    return client.get(reverse("lesson_file", args=[lesson.pk, document_id, "a-file"]))


def test_who_may_open_the_lesson_gets_its_files_and_no_others(client, learner, lesson, sheet):
    enrol(learner, lesson.course)
    client.force_login(learner)
    elsewhere = make_document("elsewhere.csv")

    assert answer_to(client, lesson, sheet.pk).status_code == 200
    assert answer_to(client, lesson, elsewhere.pk).status_code == 404


def test_what_stands_in_a_locked_lesson_is_not_told(client, stranger, lesson, sheet):
    client.force_login(stranger)
    address = lesson.editions.get().url_path

    answers = [answer_to(client, lesson, number) for number in (sheet.pk, sheet.pk + 1000)]

    assert [(answer.status_code, answer.url) for answer in answers] == [(302, address)] * 2
