"""What editors find around a course in the admin: order, copies, tabs."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from courses.models import CoursePage, LessonPage, ModulePage, Topic
from tests.factories.content import make_course, make_module


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def course(publishing, index):
    with publishing():
        page = make_course("Sums", lessons=2)
        make_module(page, "More sums", lessons=2)
    return page


def titles(response):
    rows = BeautifulSoup(response.content, "html.parser").select("table.listing tbody .title-wrapper")
    return [row.text.strip() for row in rows]


def test_the_explorer_shows_a_course_and_its_parts_in_the_order_of_learning(desk, publishing, course):
    module = ModulePage.objects.get()
    with publishing():
        for title in ("Sums: lesson 1", "More sums lesson 1"):
            LessonPage.objects.get(title=title).save_revision().publish()

    in_course = titles(desk.get(reverse("wagtailadmin_explore", args=[course.pk])))
    in_module = titles(desk.get(reverse("wagtailadmin_explore", args=[module.pk])))

    assert in_course == ["Sums: lesson 1", "Sums: lesson 2", "More sums"]
    assert in_module == ["More sums lesson 1", "More sums lesson 2"]


@pytest.mark.parametrize("page_class", [CoursePage, ModulePage, LessonPage])
def test_no_alias_is_offered_where_it_would_be_refused(client, admin, course, page_class):
    client.force_login(admin)

    form = client.get(reverse("wagtailadmin_pages:copy", args=[page_class.objects.first().pk])).context["form"]

    assert "new_title" in form.fields
    assert "alias" not in form.fields


def test_the_catalogue_itself_may_have_an_alias(client, admin, index):
    client.force_login(admin)

    form = client.get(reverse("wagtailadmin_pages:copy", args=[index.pk])).context["form"]

    assert "alias" in form.fields


def test_topics_and_instructors_are_ticked(desk, course):
    topic = Topic.objects.create(name="Computing", slug="computing")

    page = BeautifulSoup(desk.get(reverse("wagtailadmin_pages:edit", args=[course.pk])).content, "html.parser")

    boxes = page.select("input[type=checkbox][name=topics]")
    assert [box["value"] for box in boxes] == [str(topic.pk)]
    assert boxes[0].parent.text.strip() == "Computing"
