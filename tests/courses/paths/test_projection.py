"""A path's rows follow its pages, whatever editors do to them."""

import uuid

import pytest
from django.urls import reverse
from wagtail.models import Page

from courses.catalogue.circles import pages_that_lead_back
from courses.models import LearningPath, LearningPathEdition, LearningPathPage, PathStep, PathTarget
from courses.outline.guards import RecordsRemainError
from courses.paths.actions import enrol_in_path
from courses.paths.blocks import pages_in_steps
from courses.paths.projection import rebuild_all, rebuild_path
from tests.factories.content import make_course, swahili
from tests.factories.paths import choice, course_step, inner_path, make_path, make_path_index, path_of


@pytest.fixture
def courses(publishing, index):
    with publishing():
        return [make_course(title, lessons=1) for title in ("Counting stock", "Letters", "Bread at home")]


def written(path):
    """Steps of a path as they stand in its rows."""
    return [
        (step.needed, [target.key for target in step.targets.all()]) for step in path.steps.prefetch_related("targets")
    ]


def test_a_path_gets_its_rows_when_it_is_published(publishing, courses):
    one, two, three = courses
    with publishing():
        page = make_path("The way", course_step(one), choice(1, two, three), publish=False)
    assert not LearningPath.objects.exists()

    with publishing():
        page.save_revision().publish()

    path = path_of(page)
    assert written(path) == [(1, [one.translation_key]), (1, [two.translation_key, three.translation_key])]
    assert [(one.title, one.url_path, one.live) for one in path.editions.all()] == [
        ("The way", "/paths/the-way/", True)
    ]
    assert rebuild_path(page.translation_key) == []


def test_drafts_change_nothing(publishing, courses):
    one, two, _three = courses
    with publishing():
        page = make_path("The way", course_step(one))
    page.steps = [course_step(two)]

    with publishing():
        page.save_revision()

    assert written(path_of(page)) == [(1, [one.translation_key])]


def test_order_and_courses_come_from_the_source_language_alone(publishing, courses):
    one, two, _three = courses
    block_id = uuid.uuid4()
    with publishing():
        page = make_path("The way", course_step(one, "Begin here.", block_id))
        copy = page.copy_for_translation(swahili(), copy_parents=True)
        copy.title = "Njia"
        copy.steps = [course_step(two, "Anza hapa.", block_id)]
        copy.save_revision().publish()

    path = path_of(page)
    assert written(path) == [(1, [one.translation_key])]
    assert sorted(path.editions.values_list("title", flat=True)) == ["Njia", "The way"]
    assert LearningPath.objects.count() == 1


def test_unpublishing_retires_and_publishing_brings_back(publishing, courses, learner):
    with publishing():
        page = make_path("The way", course_step(courses[0]))
    enrol_in_path(learner, path_of(page))

    with publishing():
        page.unpublish()
    retired = path_of(page)
    states = (retired.retired_at is not None, retired.editions.get().live, retired.enrolments.count())
    with publishing():
        page.refresh_from_db()
        page.save_revision().publish()

    assert states == (True, False, 1)
    assert (path_of(page).retired_at, path_of(page).editions.get().live) == (None, True)


def test_a_moved_index_takes_the_addresses_along(publishing, courses):
    with publishing():
        page = make_path("The way", course_step(courses[0]))
    index = make_path_index()

    with publishing():
        index.slug = "routes"
        index.save_revision().publish()

    assert path_of(page).editions.get().url_path == "/routes/the-way/"


def test_a_copy_is_a_new_path_without_learners(publishing, courses, learner):
    with publishing():
        page = make_path("The way", course_step(courses[0]))
    enrol_in_path(learner, path_of(page))

    with publishing():
        copy = page.copy(update_attrs={"slug": "the-way-2", "title": "The way, again"}, keep_live=True)

    assert path_of(copy) != path_of(page)
    assert (written(path_of(copy)), path_of(copy).enrolments.count()) == (written(path_of(page)), 0)


def test_deleting_is_refused_while_learners_are_on_the_path(client, publishing, courses, learner, publisher):
    with publishing():
        page = make_path("The way", course_step(courses[0]))
    enrol_in_path(learner, path_of(page))
    client.force_login(publisher)

    response = client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]), follow=True)

    assert LearningPathPage.objects.filter(pk=page.pk).exists()
    said = [str(message) for message in response.context["messages"]]
    assert "Learners have records on “The way”" in said[0]
    assert "Unpublish “The way”" in said[0]
    with pytest.raises(RecordsRemainError):
        Page.objects.get(pk=page.pk).specific.delete()


def test_deleting_a_path_nobody_is_on_takes_its_rows_along(publishing, courses):
    with publishing():
        page = make_path("The way", course_step(courses[0]))
    assert PathTarget.objects.exists()

    with publishing():
        page.delete()

    counts = [model.objects.count() for model in (LearningPath, LearningPathEdition, PathStep, PathTarget)]
    assert counts == [0, 0, 0, 0]


def test_a_translation_may_go_while_learners_are_on_the_path(publishing, courses, learner):
    with publishing():
        page = make_path("The way", course_step(courses[0]))
        copy = page.copy_for_translation(swahili(), copy_parents=True)
        copy.save_revision().publish()
    enrol_in_path(learner, path_of(page))

    with publishing():
        copy.delete()

    assert [edition.locale.language_code for edition in path_of(page).editions.select_related("locale")] == ["en"]


def test_drift_is_found_and_mended(publishing, courses):
    with publishing():
        page = make_path("The way", course_step(courses[0]))
    assert rebuild_all() == {}

    PathStep.objects.all().delete()

    assert rebuild_all() == {page.translation_key: ["steps"]}
    assert rebuild_all() == {}


# Circles


def test_a_path_that_leads_back_is_found_through_drafts_and_translations(publishing, courses):
    with publishing():
        inner = make_path("Inner", course_step(courses[0]))
        outer = make_path("Outer", inner_path(inner))
        copy = outer.copy_for_translation(swahili(), copy_parents=True)

    def closing(page):
        return pages_that_lead_back(inner, "steps", pages_in_steps, [inner_path(page)])

    assert closing(inner) == {inner.pk: "Inner"}
    assert closing(outer) == {outer.pk: "Outer"}
    assert closing(copy) == {copy.pk: "Outer"}
    outer.steps = [course_step(courses[0])]
    outer.save_revision()
    assert closing(outer) == {outer.pk: "Outer"}, "it is still published so"


def test_what_is_only_drafted_counts_too(publishing, courses):
    with publishing():
        inner = make_path("Inner", course_step(courses[0]))
        outer = make_path("Outer", course_step(courses[1]))
    outer.steps = [inner_path(inner)]
    outer.save_revision()

    closing = pages_that_lead_back(inner, "steps", pages_in_steps, [choice(1, outer, courses[0])])

    assert closing == {outer.pk: "Outer"}


def test_a_circle_that_came_about_anyway_is_cut(publishing, courses):
    with publishing():
        inner = make_path("Inner", course_step(courses[0]))
        outer = make_path("Outer", inner_path(inner))

    with publishing():
        inner.steps = [inner_path(outer), course_step(courses[0])]
        inner.save_revision().publish()

    assert written(path_of(inner)) == [(1, []), (1, [courses[0].translation_key])]
    assert written(path_of(outer)) == [(1, [inner.translation_key])]
