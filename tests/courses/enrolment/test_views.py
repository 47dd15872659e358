"""The screens of enrolling and leaving: what they say is what has happened."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from courses.enrolment.actions import enrol, leave
from courses.models import CourseCompletion, Enrolment
from courses.progress.actions import mark_done
from tests.factories.outline import make_outline


@pytest.fixture
def course(index):
    return make_outline()


@pytest.fixture
def reader(client, learner):
    client.force_login(learner)
    return learner


def said(response):
    return [
        notice.p.get_text() for notice in BeautifulSoup(response.content, "html.parser").select(".messages .notice")
    ]


def title_of(response):
    return BeautifulSoup(response.content, "html.parser").title.get_text()


def enrol_by_button(client, course):
    """What is said on the next page that greets; the lessons of this course have no pages to land on."""
    client.post(reverse("enrol", args=[course.pk]))
    return said(client.get(reverse("dashboard")))


def test_leaving_is_said_only_by_who_was_in(client, reader, course):
    url = reverse("leave", args=[course.pk])
    stranger = client.post(url, follow=True)
    enrol(reader, course)
    learner = client.post(url, follow=True)

    assert said(stranger) == ["You are not enrolled in “Counting stock”."]
    assert said(learner) == ["You have left “Counting stock”. Your progress is kept if you come back."]


def test_a_stranger_is_not_asked_whether_to_leave(client, reader, course):
    url = reverse("leave", args=[course.pk])
    stranger = client.get(url).content.decode()
    enrol(reader, course)
    learner = client.get(url).content.decode()

    assert ("You are not enrolled in “Counting stock”." in stranger, "Leave the course" in stranger) == (True, False)
    assert "Leave the course" in learner


def test_whoever_comes_back_is_told_where_to_go_on(client, reader, course):
    first = enrol_by_button(client, course)
    lessons = list(course.lessons.all())
    for lesson in lessons[:2]:
        mark_done(reader, lesson)
    Enrolment.objects.update(last_lesson=lessons[1])
    leave(reader, course)

    again = enrol_by_button(client, course)

    assert first == ["You are enrolled in “Counting stock”."]
    assert again == ["Welcome back. You go on at lesson 3."]


def test_whoever_comes_back_to_a_completed_course_is_only_greeted(client, reader, course):
    enrol(reader, course)
    CourseCompletion.objects.create(learner=reader, course=course, completed_at=timezone.now())
    leave(reader, course)

    assert enrol_by_button(client, course) == ["Welcome back to “Counting stock”."]


def test_after_enrolling_one_goes_on_where_one_was_and_never_elsewhere(client, reader, course):
    lesson = course.lessons.last().editions.get().url_path
    url = reverse("enrol", args=[course.pk])

    here = client.post(url, {"next": lesson})
    elsewhere = client.post(url, {"next": "https://evil.example/"})

    assert (here.url, elsewhere.url) == (lesson, reverse("continue_course", args=[course.pk]))


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("enrol", "Enrol: Counting stock · Learnsync"),
        ("leave", "Leave: Counting stock · Learnsync"),
        ("save_course", "Save for later: Counting stock · Learnsync"),
        ("whats_left", "What is left: Counting stock · Learnsync"),
    ],
)
def test_the_tab_of_the_browser_tells_the_screens_apart(client, reader, course, name, title):
    assert title_of(client.get(reverse(name, args=[course.pk]))) == title
