"""Topics and instructors: found, named once, and kept while courses have them."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.messages import get_messages
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.urls import reverse

from courses.models import CoursePage, Instructor, Topic
from tests.factories.content import make_course, make_page

STAYS = "“%s” is chosen on %s, so it must stay: nothing was deleted. Take it off there first."


@pytest.fixture
def desk(client, publisher):
    client.force_login(publisher)
    return client


@pytest.fixture
def topic(db):
    return Topic.objects.create(name="Computing", slug="computing")


@pytest.fixture
def teacher(db):
    return Instructor.objects.create(name="Otieno Odhiambo", slug="otieno-odhiambo")


@pytest.fixture
def course(publishing, index, topic, teacher):
    with publishing():
        page = make_course("Sums", lessons=1)
        page.topics, page.instructors = [topic], [teacher]
        page.save_revision().publish()
    return page


def said(answer):
    return [str(message).split("<")[0].strip() for message in get_messages(answer.wsgi_request)]


def delete_address(*chosen):
    model = type(chosen[0])
    if len(chosen) == 1:
        return reverse(model.snippet_viewset.get_url_name("delete"), args=[chosen[0].pk])
    ids = "&".join(f"id={one.pk}" for one in chosen)
    return reverse("wagtail_bulk_action", args=["courses", model._meta.model_name, "delete"]) + f"?{ids}"


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(("kind", "name"), [("topic", "Computing"), ("teacher", "Otieno Odhiambo")])
def test_what_a_course_has_stays_and_the_screen_names_the_course(request, desk, course, kind, name, method):
    chosen = request.getfixturevalue(kind)

    answer = getattr(desk, method)(delete_address(chosen))

    assert said(answer) == [STAYS % (name, "“Sums”")]
    assert answer.url == reverse(type(chosen).snippet_viewset.get_url_name("list"))
    assert type(chosen).objects.get() == chosen


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_screen_for_many_refuses_all_of_them(desk, course, topic, method):
    unused = Topic.objects.create(name="Writing", slug="writing")

    answer = getattr(desk, method)(delete_address(topic, unused))

    assert said(answer) == [
        "“Computing”, “Writing” are chosen on “Sums”, so they must stay: nothing was deleted. "
        "Take them off there first."
    ]
    assert set(Topic.objects.all()) == {topic, unused}


@pytest.mark.parametrize("kind", ["topic", "teacher"])
def test_scripts_are_refused_too(request, course, kind):
    chosen = request.getfixturevalue(kind)

    with pytest.raises(ProtectedError, match="is chosen on “Sums”"):
        chosen.delete()
    with pytest.raises(ProtectedError, match="is chosen on “Sums”"):
        type(chosen).objects.all().delete()

    assert type(chosen).objects.filter(course_pages=course).get() == chosen


def test_a_topic_in_a_draft_stays(desk, index, topic):
    page = make_page(index, CoursePage, "Sums")
    page.topics = [topic]
    page.save_revision()
    assert not CoursePage.objects.get().topics.exists()

    answer = desk.post(delete_address(topic))

    assert said(answer) == [STAYS % ("Computing", "“Sums”")]


def test_what_no_course_has_goes(desk, topic):
    assert desk.get(delete_address(topic)).status_code == 200

    desk.post(delete_address(topic))

    assert not Topic.objects.exists()


def test_a_name_in_other_capitals_is_refused_beside_the_field(desk, topic):
    answer = desk.post(reverse(Topic.snippet_viewset.get_url_name("add")), {"name": "COMPUTING", "slug": "other"})

    assert answer.context["form"].errors == {"name": ["There is a topic of this name already, whatever its capitals."]}
    with pytest.raises(IntegrityError), transaction.atomic():
        Topic.objects.create(name="computing", slug="other")


def test_a_topic_may_change_its_own_capitals(desk, topic):
    address = reverse(Topic.snippet_viewset.get_url_name("edit"), args=[topic.pk])

    desk.post(address, {"name": "COMPUTING", "slug": "computing"})

    assert Topic.objects.get().name == "COMPUTING"


@pytest.mark.parametrize("model", [Topic, Instructor])
def test_the_address_is_filled_in_from_the_name(desk, model):
    page = desk.get(reverse(model.snippet_viewset.get_url_name("add"))).content.decode()

    assert 'data-w-sync-target-value="#id_slug"' in page


# The account behind an instructor


def names(response):
    """The people a chooser lists, with their roles."""
    html = response.json()["html"] if response["content-type"].startswith("application/json") else response.content
    rows = BeautifulSoup(html, "html.parser").select("table tbody tr")
    return [[cell.text.strip() for cell in row.select("td")] for row in rows]


@pytest.mark.parametrize("path", ["", "results/"])
def test_only_staff_can_be_chosen_and_nobodys_address_is_shown(desk, learner, instructor, editor, path):
    answer = desk.get(f"/admin/teacher_chooser/{path}")

    assert names(answer) == [["Editor", "Editor"], ["Instructor", "Instructor"], ["Publisher", "Publisher"]]
    assert "@demo.learnsync.test" not in answer.content.decode()


def test_an_account_is_found_by_name_and_not_by_address(desk, learner, instructor):
    assert names(desk.get("/admin/teacher_chooser/results/?q=instr")) == [["Instructor", "Instructor"]]
    assert names(desk.get("/admin/teacher_chooser/results/?q=demo.learnsync")) == []


def test_a_learner_cannot_be_asked_for_by_number(desk, learner, instructor):
    assert desk.get(f"/admin/teacher_chooser/chosen/{instructor.pk}/").json()["result"]["title"] == "Instructor"

    assert desk.get(f"/admin/teacher_chooser/chosen/{learner.pk}/").status_code == 404
    several = desk.get(f"/admin/teacher_chooser/chosen-multiple/?id={learner.pk}&id={instructor.pk}").json()["result"]
    assert [one["title"] for one in several] == ["Instructor"]


def test_the_form_holds_no_list_of_people(desk, learner, instructor):
    page = desk.get(reverse(Instructor.snippet_viewset.get_url_name("add"))).content.decode()

    assert "Choose an account" in page
    assert "Learner" not in page
    assert page.count("<option") == 0


def test_a_learner_is_refused_beside_the_field(desk, learner, instructor):
    data = {"name": "Otieno", "slug": "otieno", "role": "", "bio": "", "picture": ""}
    address = reverse(Instructor.snippet_viewset.get_url_name("add"))

    refused = desk.post(address, {**data, "user": learner.pk})
    assert refused.context["form"].errors == {"user": ["Choose somebody with a role on the staff."]}

    desk.post(address, {**data, "user": instructor.pk})
    assert Instructor.objects.get().user == instructor


def test_a_card_keeps_somebody_who_has_left_the_staff(desk, instructor):
    card = Instructor.objects.create(name="Otieno", slug="otieno", user=instructor)
    instructor.groups.clear()

    data = {"name": "Otieno", "slug": "otieno", "role": "Was here", "bio": "", "picture": "", "user": instructor.pk}
    desk.post(reverse(Instructor.snippet_viewset.get_url_name("edit"), args=[card.pk]), data)

    card.refresh_from_db()
    assert (card.role, card.user) == ("Was here", instructor)
