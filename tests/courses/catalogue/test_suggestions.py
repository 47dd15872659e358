"""What is offered while one types, and words that are mended."""

import pytest

from courses.catalogue.spelling import did_you_mean
from courses.models import CourseEdition, Topic
from tests.factories.content import swahili
from tests.factories.outline import make_outline


@pytest.fixture
def courses(index):
    python = make_outline("First steps in Python")
    python.topics.add(Topic.objects.create(name="Computing", name_sw="Kompyuta", slug="computing"))
    make_outline("M-Pesa for small shops", access="paid")
    return python


def suggested(client, typed, path="/search/suggestions/"):
    response = client.get(path, {"q": typed})
    assert response.status_code == 200
    return [(one["title"], one["kind"]) for one in response.json()["suggestions"]]


@pytest.mark.parametrize("typed", ["pyth", "PYTHON", "steps py", "python first"])
def test_courses_by_any_of_their_words(client, courses, typed):
    assert suggested(client, typed) == [("First steps in Python", "Course")]


@pytest.mark.parametrize("typed", ["mpe", "m-pesa"])
def test_hyphens_make_no_difference(client, courses, typed):
    assert suggested(client, typed) == [("M-Pesa for small shops", "Course")]


def test_topics_that_have_courses(client, courses):
    Topic.objects.create(name="Compost", slug="compost")

    assert suggested(client, "comp") == [("Computing", "Subject")]
    answer = client.get("/search/suggestions/?q=comp").json()
    assert answer["suggestions"][0]["url"] == "/catalogue/?topic=computing"


def test_what_begins_with_the_words_comes_first(client, index):
    make_outline("A book of shops")
    make_outline("Shops by the sea")

    assert [title for title, _kind in suggested(client, "shops")] == ["Shops by the sea", "A book of shops"]


def test_in_kiswahili_the_other_language_comes_last_and_is_marked(client, courses):
    CourseEdition.objects.create(
        course=make_outline("Another"), locale=swahili(), title="Python kwa wote", url_path="/sw/kozi/x/", page_id=9,
        live=True,
    )  # fmt: skip

    answer = client.get("/sw/search/suggestions/", {"q": "python"}).json()["suggestions"]

    assert [(one["title"], one["language"]) for one in answer] == [
        ("Python kwa wote", ""),
        ("First steps in Python", "en"),
    ]


def test_lessons_and_drafts_are_never_offered(client, courses):
    assert suggested(client, "pyth") != []
    CourseEdition.objects.update(live=False)

    assert suggested(client, "pyth") == []
    assert suggested(client, "comp") == []


@pytest.mark.parametrize("typed", ["", "p", "%", '"', "\x00", "a" * 10_000, "🐔"])
def test_whatever_is_typed_there_is_an_answer(client, courses, typed):
    assert suggested(client, typed) == []


def test_at_most_eight(client, index):
    for number in range(12):
        make_outline(f"Course {number:02}")

    assert len(suggested(client, "course")) == 8


def test_who_asks_too_often_hears_nothing_for_a_while(client, courses, monkeypatch):
    monkeypatch.setattr("courses.catalogue.views.SUGGESTIONS_A_MINUTE", 2)
    assert suggested(client, "pyth") == suggested(client, "pyth") != []

    refused = client.get("/search/suggestions/?q=pyth")

    assert (refused.status_code, refused.json()) == (429, {"suggestions": []})


@pytest.mark.parametrize("count", [3, 30])
def test_suggesting_costs_the_same_for_few_and_many(client, index, count, django_assert_num_queries):
    for number in range(count):
        make_outline(f"Course {number}").topics.add(Topic.objects.create(name=f"Course {number}", slug=f"t-{number}"))
    client.get("/search/suggestions/?q=cou")

    with django_assert_num_queries(2):
        client.get("/search/suggestions/?q=cou")


def test_the_search_field_says_where_suggestions_come_from(client, index):
    page = client.get("/search/").content.decode()

    assert 'data-url="/search/suggestions/"' in page


@pytest.mark.parametrize(
    "typed, meant",
    [
        (["pyhton"], "python"),
        (["PYTON"], "python"),
        (["frist", "steps"], "first steps"),
        (["kompyuuta"], "kompyuta"),
        (["mpessa"], "mpesa"),
        (["python"], ""),
        (["pyth"], ""),
        (["xyzzyx"], ""),
        (["tsepz"], ""),
        (["abc"], ""),
        (["firs", "shopz"], "firs shops"),
        ([], ""),
    ],
)
def test_a_mistyped_word_is_mended(courses, typed, meant):
    assert did_you_mean(typed) == meant


def test_words_of_what_is_not_live_help_nobody(courses):
    CourseEdition.objects.update(live=False)

    assert did_you_mean(["pyhton"]) == ""


def test_a_search_without_a_find_asks_what_was_meant(client, courses):
    page = client.get("/search/", {"q": "pyhton steps"}).content.decode()

    assert 'Did you mean <a href="?q=python%20steps"><strong>python steps</strong></a>?' in page
    assert "Did you mean" not in client.get("/search/", {"q": "xyzzyx"}).content.decode()
