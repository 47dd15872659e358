"""A learner finds a path, sets out, is led on, arrives, leaves and comes back."""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from courses.enrolment.actions import enrol
from courses.models import CourseCompletion, Lesson, PathEnrolment
from courses.paths.actions import complete_paths, enrol_in_path, leave_path
from courses.progress.actions import mark_done
from home.outbox.delivery import deliver
from home.outbox.models import Event
from tests.factories.content import make_course, swahili
from tests.factories.outline import make_outline
from tests.factories.paths import choice, course_of, course_step, inner_path, make_path, make_way, path_of


@pytest.fixture
def courses(publishing, index):
    with publishing():
        return [make_course(title, lessons=1) for title in ("Counting stock", "Letters", "Bread at home")]


@pytest.fixture
def page(publishing, courses):
    one, two, three = courses
    with publishing():
        return make_path(
            "The way", course_step(one, "Begin with this."), choice(1, two, three), lead="From here to there."
        )


def finish(learner, course):
    enrol(learner, course)
    for lesson in Lesson.objects.filter(course=course).select_related("course"):
        mark_done(learner, lesson)


def said(response):
    return [str(message) for message in response.context["messages"]]


def test_the_page_sells_the_path_to_a_visitor(client, page):
    response = client.get("/paths/the-way/")
    text = response.content.decode()

    assert response.status_code == 200
    assert "<h1>The way</h1>" in text
    assert "From here to there." in text
    assert "Begin with this." in text
    assert "any 1 of these 2" in text
    assert [stop.title for one in response.context["stations"] for stop in one.stops] == [
        "Counting stock", "Letters", "Bread at home",
    ]  # fmt: skip
    assert [one.state for one in response.context["stations"]] == ["now", "todo"]
    assert "Sign in and take this path" in text


def test_search_engines_are_told_of_its_courses(client, page):
    text = client.get("/paths/the-way/").content.decode()

    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)[1])
    assert (data["@type"], data["name"]) == ("Course", "The way")
    assert [part["url"] for part in data["hasPart"]] == [
        f"http://testserver/courses/{slug}/" for slug in ("counting-stock", "letters", "bread-at-home")
    ]
    assert "/paths/the-way/" in client.get("/sitemap.xml").content.decode()


def test_the_list_and_the_search_lead_to_it(client, page):
    listed = client.get("/paths/").content.decode()
    found = client.get("/search/?q=the way").content.decode()
    by_step = client.get("/search/?q=begin").content.decode()

    assert [text.count('href="/paths/the-way/"') for text in (listed, found, by_step)] == [1, 1, 1]
    assert 'href="/paths/the-way/"' not in client.get("/search/?q=giraffe").content.decode()


def test_a_list_without_paths_leads_on(client, page, publishing):
    assert 'href="/paths/the-way/"' in client.get("/paths/").content.decode()

    with publishing():
        page.unpublish()

    assert "No learning path is published yet" in client.get("/paths/").content.decode()
    assert client.get("/paths/the-way/").status_code == 404


def test_a_learner_sets_out_leaves_and_comes_back(client, learner, page, courses):
    client.force_login(learner)
    path = path_of(page)
    finish(learner, course_of(courses[0]))

    out = client.post(reverse("enrol_in_path", args=[path.pk]), follow=True)
    left = client.post(reverse("leave_path", args=[path.pk]), follow=True)
    back = client.post(reverse("enrol_in_path", args=[path.pk]), follow=True)

    assert said(out) == ["You are on the path “The way”. You find it under My learning."]
    assert said(left) == ["You have left “The way”. Your courses go on, and your progress is kept if you come back."]
    assert said(back) == ["Welcome back to “The way”. Everything you have done is still there."]
    assert [one.state for one in back.context["stations"]] == ["done", "now"]
    assert PathEnrolment.objects.count() == 1
    events = Event.objects.filter(name__startswith="learning_path_").order_by("pk")
    assert list(events.values_list("name", flat=True)) == [
        "learning_path_changed", "learning_path_begun", "learning_path_left", "learning_path_begun",
    ]  # fmt: skip


def test_leaving_a_path_one_is_not_on_says_so(client, learner, page):
    client.force_login(learner)

    shown = client.get(reverse("leave_path", args=[path_of(page).pk])).content.decode()
    response = client.post(reverse("leave_path", args=[path_of(page).pk]), follow=True)

    assert "You are not on the path “The way”." in shown
    assert said(response) == ["You are not on the path “The way”."]


def test_what_is_next_leads_on_in_the_right_course(client, learner, page, courses):
    client.force_login(learner)
    path, first, third = path_of(page), course_of(courses[0]), course_of(courses[2])
    enrol_in_path(learner, path)

    def leads_to():
        return client.get(reverse("continue_path", args=[path.pk])).url

    fresh = leads_to()
    enrol(learner, first)
    begun = leads_to()
    finish(learner, first)
    to_choose = leads_to()
    enrol(learner, third)
    chosen = leads_to()
    finish(learner, third)
    at_the_end = leads_to()

    assert fresh == "/courses/counting-stock/"
    assert begun == reverse("continue_course", args=[first.pk])
    assert to_choose == "/paths/the-way/#step-2"
    assert chosen == reverse("continue_course", args=[third.pk])
    assert at_the_end == "/paths/the-way/"


def test_a_choice_inside_another_path_is_made_on_that_paths_page(client, learner, publishing, courses):
    with publishing():
        inner = make_path("Inside", choice(1, courses[0], courses[1]))
        outer = make_path("Outside", inner_path(inner))
    client.force_login(learner)

    response = client.get(reverse("continue_path", args=[path_of(outer).pk]))

    assert response.url == "/paths/inside/#step-1"


def deliver_all():
    for event in Event.objects.filter(delivered_at=None):
        assert deliver(event.pk)


def test_arriving_is_recorded_once(learner, page, courses):
    path = path_of(page)
    enrol_in_path(learner, path)
    finish(learner, course_of(courses[0]))
    deliver_all()
    half_way = PathEnrolment.objects.get().completed_at

    finish(learner, course_of(courses[1]))
    deliver_all()

    first = PathEnrolment.objects.get().completed_at
    assert complete_paths(learner) == []
    assert (half_way, PathEnrolment.objects.get().completed_at) == (None, first)
    assert first is not None
    events = Event.objects.filter(name="learning_path_completed")
    assert [event.data for event in events] == [{"learner": learner.pk, "path": path.pk}]


def test_who_has_done_it_all_before_arrives_by_setting_out(learner, page, courses):
    for course in courses[:2]:
        finish(learner, course_of(course))

    enrol_in_path(learner, path_of(page))

    assert PathEnrolment.objects.get().completed_at is not None


def test_a_step_taken_away_lets_those_arrive_who_wait_for_nothing_else(learner, page, courses, publishing):
    enrol_in_path(learner, path_of(page))
    finish(learner, course_of(courses[0]))
    deliver_all()
    assert PathEnrolment.objects.get().completed_at is None

    with publishing():
        page.steps = [course_step(courses[0])]
        page.save_revision().publish()
    deliver_all()

    assert PathEnrolment.objects.get().completed_at is not None


def test_an_inner_path_completed_counts_for_the_outer_one(learner):
    one, two = make_outline("One", lessons=1), make_outline("Two", lessons=1)
    inner = make_way(one, title="Inner")
    outer = make_way(inner, two, title="Outer")
    enrol_in_path(learner, outer)
    finish(learner, one)

    finish(learner, two)

    assert complete_paths(learner) == [outer]


def test_who_has_left_does_not_arrive_until_coming_back(learner):
    course = make_outline(lessons=1)
    path = make_way(course)
    enrol_in_path(learner, path)
    leave_path(learner, path)
    finish(learner, course)

    away = complete_paths(learner)
    enrol_in_path(learner, path)

    assert away == []
    assert PathEnrolment.objects.get().completed_at is not None


def test_the_dashboard_says_how_far_and_what_is_next(client, learner, page, courses):
    client.force_login(learner)
    assert "Your paths" not in client.get(reverse("dashboard")).content.decode()
    enrol_in_path(learner, path_of(page))

    text = client.get(reverse("dashboard")).content.decode()

    assert "Your paths" in text
    assert "0 of 2 steps done" in text
    assert "Next: Counting stock" in text


def test_the_end_of_a_course_leads_on_along_the_path(client, learner, page, courses):
    client.force_login(learner)
    enrol_in_path(learner, path_of(page))
    finish(learner, course_of(courses[0]))
    address = reverse("course_completed", args=[course_of(courses[0]).pk])

    half_way = client.get(address).content.decode()
    finish(learner, course_of(courses[1]))
    at_the_end = client.get(address).content.decode()

    assert "Further on your path" in half_way
    assert reverse("continue_path", args=[path_of(page).pk]) in half_way
    assert "Further on your path" not in at_the_end


def test_in_kiswahili_the_text_is_translated_and_the_way_the_same(client, page, courses, publishing):
    with publishing():
        copy = page.copy_for_translation(swahili(), copy_parents=True)
        copy.title = "Njia"
        copy.steps = [course_step(courses[0], "Anza na hii.", page.steps[0].id)]
        copy.save_revision().publish()

    response = client.get(path_of(page).editions.get(locale__language_code="sw").url_path)

    text = response.content.decode()
    assert "<h1>Njia</h1>" in text
    assert "Anza na hii." in text
    assert [stop.title for one in response.context["stations"] for stop in one.stops] == [
        "Counting stock", "Letters", "Bread at home",
    ]  # fmt: skip


def test_a_draft_is_previewed(client, publisher, publishing, courses):
    with publishing():
        page = make_path("The way", course_step(courses[0], "Begin with this."), publish=False)
    client.force_login(publisher)

    response = client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))

    text = response.content.decode()
    assert "<h1>The way</h1>" in text
    assert "Begin with this." in text
    assert "Counting stock" in text


def cost_of(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.mark.parametrize("signed_in", [False, True])
def test_a_long_path_costs_as_many_queries_as_a_short_one(client, learner, publishing, index, monkeypatch, signed_in):
    monkeypatch.setattr("home.navigation.MENU_SECONDS", 600)
    with publishing():
        pages = [make_course(f"Course {number}", lessons=1) for number in range(30)]
        make_path("Short", *[course_step(page) for page in pages[:3]])
        make_path("Long", *[course_step(page) for page in pages])
    if signed_in:
        client.force_login(learner)

    few, many = (cost_of(client, f"/paths/{slug}/") for slug in ("short", "long"))

    assert few == many <= (17 if signed_in else 11)


def test_many_paths_cost_the_dashboard_and_the_list_as_much_as_three(client, learner, publishing, index, monkeypatch):
    monkeypatch.setattr("home.navigation.MENU_SECONDS", 600)
    with publishing():
        page = make_path("First")
    client.force_login(learner)

    def walk(numbers):
        for number in numbers:
            course = make_outline(f"Course {number}", lessons=1)
            enrol_in_path(learner, make_way(course, title=f"Way {number}"))
            if number % 2:
                CourseCompletion.objects.create(learner=learner, course=course)
        return [cost_of(client, address) for address in (reverse("dashboard"), page.url)]

    few, many = walk(range(3)), walk(range(3, 30))

    assert few == many
    assert many[0] <= 18
    assert many[1] <= 16
