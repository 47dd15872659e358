"""What the learner did in the last seven days, on the dashboard."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.urls import reverse

from courses.enrolment.actions import enrol
from courses.models import Lesson, LessonProgress
from courses.progress.actions import mark_done, undo_done
from courses.progress.week import week_of
from tests.factories.outline import make_outline
from tests.factories.profiles import make_profile

# A Monday: one in the afternoon in Nairobi, the site's time zone.
NOW = datetime(2026, 11, 30, 10, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def monday():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def do(learner):
    """`do(course, 0, 0, 3)`: lessons of the course done so many days ago; `hours` shifts all of them."""

    def record(course, *days_ago, hours=0):
        lessons = Lesson.objects.filter(course=course).order_by("position")
        for lesson, days in zip(lessons, days_ago, strict=False):
            when = NOW - timedelta(days=days, hours=hours)
            LessonProgress.objects.create(learner=learner, lesson=lesson, completed_at=when)

    return record


@pytest.fixture
def panel(client, learner, index):
    """`panel()`: the numbers of the seven days, and the sentences; None where the panel is not shown."""
    client.force_login(learner)

    def read(prefix=""):
        page = BeautifulSoup(client.get(prefix + reverse("dashboard")).content, "html.parser")
        section = page.find("section", {"aria-labelledby": "h-week"})
        if section is None:
            return None
        numbers = [int(day.strong.text) for day in section.select("li")]
        return numbers, [" ".join(sentence.text.split()) for sentence in section.select("p")]

    return read


def test_each_day_has_its_number_and_all_of_it_is_said_in_a_sentence(panel, do):
    do(make_outline("Bread", lessons=9), 0, 0, 3, 8, 9, 12, 13, 13, 14)

    assert panel() == ([0, 0, 0, 1, 0, 0, 2], ["3 lessons on 2 days this week. Last week: 5.", "In Bread."])


def test_a_week_without_lessons_is_no_failure(panel, do):
    do(make_outline("Bread", lessons=2), 7, 30)

    numbers, sentences = panel()

    assert numbers == [0] * 7
    assert sentences == [
        "No lesson in these seven days. Last week: 1.",
        "Your place is kept. Go on whenever it suits you.",
    ]


def test_who_has_not_begun_sees_no_empty_week(panel, learner):
    enrol(learner, make_outline("Bread"))

    assert panel() is None


def test_one_lesson_is_one_lesson(panel, do):
    do(make_outline("Bread"), 0)

    assert panel() == ([0, 0, 0, 0, 0, 0, 1], ["1 lesson on 1 day this week.", "In Bread."])


def test_what_was_taken_back_does_not_count(panel, learner):
    lessons = Lesson.objects.filter(course=make_outline("Bread", access="open")).select_related("course")
    for lesson in lessons[:2]:
        mark_done(learner, lesson)

    undo_done(learner, lessons[0])

    assert panel()[0] == [0, 0, 0, 0, 0, 0, 1]


@pytest.mark.parametrize(
    ("zone", "numbers"),
    [("", [0, 0, 0, 0, 0, 0, 1]), ("America/New_York", [0, 0, 0, 0, 0, 1, 0])],
)
def test_days_begin_where_the_learner_lives(panel, do, learner, zone, numbers):
    """Half past midnight in Nairobi is still Sunday afternoon in New York."""
    make_profile(learner, "moja", time_zone=zone)

    do(make_outline("Bread"), 0, hours=12.5)

    assert panel()[0] == numbers


def test_a_day_names_its_courses(panel, do, client):
    do(make_outline("Bread"), 2, 0)
    do(make_outline("Soup"), 0, 0)

    page = BeautifulSoup(client.get(reverse("dashboard")).content, "html.parser")

    assert [day.get("title") for day in page.select(".week__days li")] == [None] * 4 + ["Bread", None, "Bread, Soup"]
    assert panel()[1] == ["4 lessons on 2 days this week.", "In Bread, Soup."]
    spoken = [day.select_one(".sr-only").text for day in page.select(".week__days li")]
    assert spoken[-3:] == ["Saturday: 1 lesson", "Sunday: 0 lessons", "Monday, today: 3 lessons"]


def test_many_lessons_are_one_query(client, learner, do, index, django_assert_num_queries):
    do(make_outline("Bread", lessons=1), 0)
    do(make_outline("Soup", lessons=30), *range(30))

    with django_assert_num_queries(1):
        week = week_of(learner, locale_id=1)

    assert week.lessons == 8
