"""The dashboard of somebody with many courses."""

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from courses.enrolment.actions import enrol
from courses.models import Course, CourseCompletion
from courses.progress.panels import SHOWN
from tests.factories.content import make_course


@pytest.fixture
def many(learner, publishing, index):
    """Two more courses in progress than are shown at once, and one completed."""
    with publishing():
        for number in range(SHOWN + 3):
            make_course(f"Course {number}", lessons=1)
    courses = list(Course.objects.order_by("pk"))
    for course in courses:
        enrol(learner, course)
    CourseCompletion.objects.create(learner=learner, course=courses[0], completed_at=timezone.now())
    return courses


def headings(client, address):
    page = BeautifulSoup(client.get(address).content, "html.parser")
    sections = {section["aria-labelledby"]: section for section in page.main.select("section[aria-labelledby]")}
    running = [heading.text for heading in sections["h-running"].select("h3")]
    completed = [heading.text for heading in sections["h-completed"].select("h3")]
    more = page.find("a", href="?courses=all")
    return running, completed, more and more.text


def test_the_courses_opened_last_stand_first_and_the_others_are_one_press_away(client, learner, many):
    client.force_login(learner)

    running, completed, more = headings(client, "/dashboard/")

    assert running == [f"Course {number}" for number in range(SHOWN + 1, 2, -1)], "the last one stands above them"
    assert completed == ["Course 0"]
    assert more == "Show 2 more courses"


def test_all_courses_are_shown_who_asks_for_them(client, learner, many):
    client.force_login(learner)

    running, completed, more = headings(client, "/dashboard/?courses=all")

    assert running == [f"Course {number}" for number in range(SHOWN + 1, 0, -1)]
    assert (completed, more) == (["Course 0"], None)


def test_many_courses_cost_no_more_queries_than_are_shown(client, learner, many, django_assert_max_num_queries):
    client.force_login(learner)
    client.get("/dashboard/")

    with django_assert_max_num_queries(12):
        client.get("/dashboard/")


def test_where_to_go_on_is_never_a_course_without_lessons(client, learner, many, publishing):
    with publishing():
        empty = make_course("Nothing in it yet", lessons=0)
    enrol(learner, Course.objects.get(translation_key=empty.translation_key))
    client.force_login(learner)

    page = client.get("/").content.decode()

    assert f"Course {SHOWN + 2}" in page
    assert headings(client, "/dashboard/")[2] == "Show 2 more courses"
