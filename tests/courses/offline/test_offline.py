"""What the server gives to a device that keeps a course, and what it takes from it."""

import gzip
import json
import re

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from courses.enrolment.actions import enrol, leave
from courses.models import Course, Lesson, LessonProgress, LessonWeight
from courses.offline.manifest import files_for
from courses.offline.rules import person_key
from tests.factories.blocks import block, every_block, make_image
from tests.factories.content import make_course, make_lesson
from tests.ground import as_if_committed


def make_bread():
    """A free course: a lesson with a picture, one with every block."""
    picture = {"image": make_image("Loaf").pk, "alt": "A loaf", "decorative": False, "caption": ""}
    with as_if_committed():
        page = make_course("Bread", lessons=0, access="free")
        make_lesson(page, "Dough", body=[block("image", picture)])
        make_lesson(page, "Heat", body=every_block())
    return page


@pytest.fixture(scope="module")
def standing_course(standing):
    with standing(make_bread) as page:
        yield page


@pytest.fixture
def course(db, standing_course):
    return Course.objects.get(translation_key=standing_course.translation_key)


@pytest.fixture
def reader(client, learner, course):
    enrol(learner, course)
    client.force_login(learner)
    return client


def manifest_in(client, course):
    return client.get(reverse("offline_manifest", args=[course.pk]))


def test_the_list_names_lessons_pictures_and_files_for_this_person(reader, learner, course):
    answer = manifest_in(reader, course)

    kept = answer.json()
    lesson = kept["lessons"][0]
    assert answer["Cache-Control"] == "private, no-store"
    assert kept["person"] == person_key(learner) != str(learner.pk)
    assert (lesson["title"], lesson["url"]) == ("Dough", "/courses/bread/dough/")
    assert lesson["mark"] == reverse("mark_done", args=[lesson["id"]])
    assert [address.rpartition(".")[2] for address in lesson["pictures"]] == ["avif"]


@pytest.mark.parametrize("lesson", ["dough", "heat"])
def test_everything_that_a_lesson_loads_is_on_the_list(reader, course, lesson):
    kept = manifest_in(reader, course).json()
    address = f"/courses/bread/{lesson}/"

    page = reader.get(address, headers={"offline-copy": "copy"}).content.decode()

    loaded = set(re.findall(r'(?:href|src)="(/static/[^"#]+)', page))
    pictures = set(re.findall(r'srcset="(/media/[^"]+)"', page))
    assert loaded <= set(kept["files"])
    assert pictures <= {one for line in kept["lessons"] if line["url"] == address for one in line["pictures"]}
    assert pictures, "there is a picture on it"


def test_the_size_that_is_told_is_about_what_comes_over_the_line(reader, course):
    kept = manifest_in(reader, course).json()

    pages = [reader.get(one["url"], headers={"offline-copy": "copy"}).content for one in kept["lessons"]]
    texts = sum(len(gzip.compress(page)) for page in pages)
    rest = kept["bytes"] - _sizes_of(course)

    assert 0.6 < texts / rest < 1.4


def _sizes_of(course):
    """Of everything but the pages themselves."""
    weights = list(LessonWeight.objects.filter(edition__lesson__course=course))
    types = frozenset(name for one in weights for name in one.block_types)
    pictures = {one["url"]: one["bytes"] for weight in weights for one in weight.pictures}
    return sum(pictures.values()) + sum(size for _address, size in files_for(types))


def test_only_lessons_that_may_be_opened_are_on_the_list(reader, course):
    Lesson.objects.filter(editions__title="Heat").update(retired_at="2026-01-01T00:00Z")

    assert [one["title"] for one in manifest_in(reader, course).json()["lessons"]] == ["Dough"]


def test_who_has_no_place_keeps_nothing(client, reader, learner, course):
    leave(learner, course)

    assert manifest_in(reader, course).status_code == 403
    assert "Save this course" not in reader.get("/courses/bread/").content.decode()
    assert manifest_in(Client(), course).status_code == 403


def test_support_in_a_learners_place_keeps_nothing(client, support, learner, course):
    enrol(learner, course)
    client.force_login(support)
    client.post(reverse("act_as_learner"), {"email": learner.email, "reason": "You wrote that it does not open."})

    page = client.get("/courses/bread/")

    assert "You are enrolled" in page.content.decode()
    assert "Save this course" not in page.content.decode()
    assert page["Reader"] == "acting"
    assert manifest_in(client, course).status_code == 403
    assert client.get(reverse("offline_marks")).status_code == 403
    assert send(client, learner, Lesson.objects.all()).status_code == 403


def test_every_page_says_whose_it_is(reader, learner):
    assert reader.get("/courses/bread/")["Reader"] == person_key(learner)
    assert reader.get("/courses/bread/dough/")["Reader"] == person_key(learner)
    assert Client().get("/courses/bread/")["Reader"] == "nobody"
    assert "Reader" not in reader.get(reverse("service_worker"))


def test_signing_out_clears_what_the_device_keeps(reader):
    assert "Clear-Site-Data" not in reader.post(reverse("theme"), {"theme": "dark"})

    assert reader.post(reverse("account_logout"))["Clear-Site-Data"] == '"storage"'


def test_saving_a_lesson_is_not_reading_it(reader, learner, course):
    reader.get("/courses/bread/heat/", headers={"offline-copy": "copy"})
    assert learner.enrolments.get().last_lesson is None

    reader.get("/courses/bread/heat/", headers={"offline-copy": "read"})

    assert learner.enrolments.get().last_lesson == Lesson.objects.get(editions__title="Heat")


def test_a_copy_takes_no_message_away(reader, course):
    reader.post(reverse("mark_done", args=[Lesson.objects.first().pk]))

    copy = reader.get("/courses/bread/heat/", headers={"offline-copy": "read"}).content.decode()

    assert "is done" not in copy
    assert "“Dough” is done" in reader.get("/courses/bread/heat/").content.decode()


def send(client, person, lessons, **headers):
    sent = {"person": person_key(person), "lessons": [lesson.pk for lesson in lessons]}
    return client.post(reverse("offline_marks"), json.dumps(sent), content_type="application/json", headers=headers)


def done_by(person):
    return LessonProgress.objects.filter(learner=person, completed_at__isnull=False).count()


def test_marks_are_taken_once_however_often_they_are_sent(reader, learner, course):
    lessons = list(course.lessons.all())

    answers = [send(reader, learner, lessons).json() for _time in range(2)]

    assert answers == [{"settled": [lesson.pk for lesson in lessons]}] * 2
    assert done_by(learner) == 2
    assert learner.course_completions.count() == 1


def test_marks_of_one_person_never_count_for_another(client, reader, learner, classmate, course):
    enrol(classmate, course)
    client.force_login(classmate)

    answer = send(client, learner, course.lessons.all())

    assert (answer.status_code, answer.json()) == (409, {"settled": []})
    assert (done_by(learner), done_by(classmate)) == (0, 0)


def test_a_mark_for_a_lesson_that_has_closed_is_settled_and_counts_nothing(reader, learner, course):
    Course.objects.update(access="paid", price_minor=100, currency="KES")
    learner.access_grants.update(revoked_at="2026-01-01T00:00Z")

    answer = send(reader, learner, course.lessons.all())

    assert len(answer.json()["settled"]) == 2
    assert done_by(learner) == 0


@pytest.mark.parametrize(
    "words", ["", "[]", "{}", '{"person": "x", "lessons": ["y"]}', '{"person": "x", "lessons": 1}']
)
def test_nonsense_is_refused(reader, words):
    answer = reader.post(reverse("offline_marks"), words, content_type="application/json")

    assert answer.status_code == 400


def test_marks_need_the_token_that_the_worker_asks_for(learner, course):
    enrol(learner, course)
    client = Client(enforce_csrf_checks=True)
    client.force_login(learner)
    assert send(client, learner, course.lessons.all()).status_code == 403

    token = client.get(reverse("offline_marks")).json()["token"]

    assert send(client, learner, course.lessons.all(), x_csrftoken=token).status_code == 200


def test_the_worker_comes_from_the_root_and_is_asked_for_each_time(client, db):
    script = client.get("/service-worker.js")

    assert script["Content-Type"] == "text/javascript; charset=utf-8"
    assert (script["Cache-Control"], script["Service-Worker-Allowed"]) == ("no-cache", "/")


def test_the_page_without_a_network_knows_nobody(reader):
    page = reader.get(reverse("offline_page"))

    assert "You are offline. Lessons you kept can be read." in page.content.decode()
    assert "Learner" not in BeautifulSoup(page.content, "html.parser").text
