"""Courses beside a course, what learners also took, and not wanting to see one."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from courses.discovery.actions import dismiss
from courses.discovery.counting import count_companions
from courses.discovery.related import related_to, suggested_to
from courses.enrolment.actions import enrol, leave
from courses.models import CourseCompanion, CourseDismissal, CourseEdition, Enrolment, Topic
from home.accounts.privacy import erase_personal_data
from tests.factories.outline import make_outline
from tests.factories.people import make_person


@pytest.fixture
def people(db):
    return [make_person(f"reader-{number}") for number in range(6)]


@pytest.fixture
def courses(index):
    return [make_outline(title) for title in ("Letters", "Git", "Bread")]


def take(people, *courses):
    Enrolment.objects.bulk_create([Enrolment(learner=one, course=course) for one in people for course in courses])


def pairs():
    return list(CourseCompanion.objects.order_by("pk").values_list("course__cover_title", "companion__cover_title"))


def named(related):
    return [(one.edition.title, one.reason) for one in related]


# Learners also took


def test_five_people_make_a_pair_and_four_do_not(people, courses):
    letters, git, bread = courses
    take(people[:5], letters, git)
    take(people[:4], bread)

    count_companions()
    count_companions()

    assert pairs() == [("Letters", "Git"), ("Git", "Letters")]


def test_the_erased_do_not_stand_behind_a_pair(people, courses):
    take(people[:5], *courses[:2])
    count_companions()
    assert len(pairs()) == 2

    erase_personal_data(people[0])
    count_companions()

    assert pairs() == []


def test_who_left_a_course_does_not_stand_behind_a_pair(people, courses):
    take(people[:5], *courses[:2])
    Enrolment.objects.filter(learner=people[0], course=courses[1]).update(left_at=timezone.now())

    count_companions()

    assert pairs() == []


def test_a_retired_course_is_nobodys_companion(people, courses):
    take(people[:5], *courses[:2])
    courses[1].retired_at = timezone.now()
    courses[1].save()

    count_companions()

    assert pairs() == [("Git", "Letters")]


def test_only_the_strongest_are_kept(people, index, monkeypatch):
    monkeypatch.setattr("courses.discovery.counting.MOST_COMPANIONS", 1)
    letters, git, bread = (make_outline(title) for title in ("Letters", "Git", "Bread"))
    take(people, letters, git)
    take(people[:5], bread)

    count_companions()

    assert pairs() == [("Letters", "Git"), ("Git", "Letters"), ("Bread", "Letters")]


# Related, with the reason


def test_topics_and_level_are_the_reason(stranger, courses):
    letters, git, bread = courses
    office = Topic.objects.create(name="Office", slug="office")
    for course in courses:
        course.topics.add(office)
    bread.level = "some"
    bread.save()

    assert named(related_to(letters, stranger)) == [
        ("Git", "Also about Office, at the same level."),
        ("Bread", "Also about Office."),
    ]


def test_what_learners_took_too_comes_first(people, stranger, courses):
    letters, git, bread = courses
    office = Topic.objects.create(name="Office", slug="office")
    letters.topics.add(office)
    git.topics.add(office)
    take(people[:5], letters, bread)
    count_companions()

    assert [title for title, _reason in named(related_to(letters, stranger))] == ["Bread", "Git"]


@pytest.fixture
def akin(courses):
    """Three courses about the same."""
    office = Topic.objects.create(name="Office", slug="office")
    for course in courses:
        course.topics.add(office)
    return courses


def test_what_is_taken_unwanted_or_offline_is_not_related(learner, akin):
    letters, git, bread = akin
    more = make_outline("Radio")
    more.topics.set(Topic.objects.all())
    assert len(related_to(letters, learner)) == 3

    enrol(learner, git)
    dismiss(learner, bread)
    CourseEdition.objects.filter(course=more).update(live=False)

    assert related_to(letters, learner) == []


def test_a_dismissal_is_one_persons_alone(learner, classmate, akin):
    dismiss(learner, akin[1])

    assert [title for title, _reason in named(related_to(akin[0], learner))] == ["Bread"]
    assert [title for title, _reason in named(related_to(akin[0], classmate))] == ["Bread", "Git"]


# On the dashboard


def test_the_dashboard_says_for_which_course_it_suggests(client, people, courses):
    letters, git, _bread = courses
    take(people[:5], letters, git)
    take(people[5:], letters)
    count_companions()
    client.force_login(people[5])

    assert named(suggested_to(people[5])) == [("Git", "Learners of “Letters” took it too.")]
    assert "Learners of “Letters” took it too." in client.get(reverse("dashboard")).content.decode()


def test_who_has_taken_it_is_not_told_to(people, courses):
    take(people[:5], *courses[:2])
    count_companions()

    assert suggested_to(people[0]) == []


@pytest.mark.parametrize("count", [3, 30])
def test_suggesting_costs_the_same_for_few_and_many(people, index, count, django_assert_num_queries):
    courses = [make_outline(f"Course {number}") for number in range(count)]
    take(people[:5], *courses)
    take(people[5:], courses[0])
    count_companions()

    with django_assert_num_queries(2):
        assert len(suggested_to(people[5])) >= 2
    with django_assert_num_queries(1):
        related_to(courses[0], people[5])


# Not interested


def test_not_interested_is_remembered_and_can_be_undone(client, learner, akin):
    letters, git, _bread = akin
    client.force_login(learner)

    answer = client.post(reverse("not_interested", args=[git.pk]), {"next": "/courses/"}, follow=True)

    assert answer.redirect_chain[0][0] == "/courses/"
    undo = re.search(r'action="([^"]+/interested/)"', answer.content.decode())[1]
    assert "Git" not in dict(named(related_to(letters, learner)))
    client.post(undo)
    assert "Git" in dict(named(related_to(letters, learner)))


def test_twice_not_interested_is_once(client, learner, akin):
    client.force_login(learner)
    for _time in range(2):
        client.post(reverse("not_interested", args=[akin[1].pk]))

    assert CourseDismissal.objects.count() == 1


def test_the_list_of_what_is_not_suggested(client, learner, akin):
    client.force_login(learner)
    assert "Nothing here" in client.get(reverse("dismissed_courses")).content.decode()

    dismiss(learner, akin[1])

    page = client.get(reverse("dismissed_courses")).content.decode()
    assert re.findall(r'aria-label="Suggest ([^"]+) again"', page) == ["Git"]


# Read lately


def test_a_learner_finds_the_way_back_on_the_search_page(client, learner, courses):
    enrolment = enrol(learner, courses[0])
    lesson = courses[0].lessons.first()
    Enrolment.objects.filter(pk=enrolment.pk).update(last_lesson=lesson, last_opened_at=timezone.now())
    assert "Read lately" not in client.get("/search/").content.decode()
    client.force_login(learner)

    page = client.get("/search/").content.decode()

    assert "Read lately" in page
    assert ">Letters 1</a>" in page
    leave(learner, courses[0])
    assert "Read lately" not in client.get("/search/").content.decode()
