"""Search over what the searcher may open."""

import re

import pytest
from django.db import connection
from django.utils.html import escape

from courses.enrolment.actions import enrol
from courses.models import Course, Instructor, Topic
from home.models import StandardPage
from tests.factories.content import make_course, make_lesson, make_page, make_site, swahili

SECRET = "Kingfisher"


@pytest.fixture
def free_course(publishing, index):
    with publishing():
        page = make_course("Counting stock", lessons=0, access="free")
        make_lesson(
            page, "Shelves", text=f"Behind the shop a {SECRET} sits on a wire and waits for the river to clear."
        )
    return Course.objects.get(translation_key=page.translation_key)


def found(client, query, path="/search/"):
    """Titles found, and the page without the words that were asked for."""
    response = client.get(path, {"q": query})
    assert response.status_code == 200
    page = response.content.decode()
    return re.findall(r'<h3><a href="[^"]+"(?: lang="\w+")?>([^<]+)</a></h3>', page), page


def test_the_tab_of_the_browser_says_what_was_asked(client, index):
    titles = [re.search(r"<title>(.*)</title>", found(client, query)[1])[1] for query in ("", "till <b>")]

    assert titles == ["Search · Learnsync", "Search: till &lt;b&gt; · Learnsync"]


def test_courses_are_found_by_what_is_said_of_them(client, publishing, index):
    with publishing():
        make_course("Letters", subtitle="Complaints that get an answer")

    titles, _page = found(client, "complaints")

    assert titles == ["Letters"]


def test_plain_pages_are_found(client, db):
    make_page(make_site(), StandardPage, "About us", body="<p>We began under a mango tree.</p>")

    titles, _page = found(client, "mango")

    assert titles == ["About us"]


def test_a_learner_finds_words_inside_a_lesson_and_reads_them(client, learner, free_course):
    enrol(learner, free_course)
    client.force_login(learner)

    titles, page = found(client, "kingfisher")

    assert titles == ["Shelves"]
    assert f"Behind the shop a <mark>{SECRET}</mark> sits on a wire" in page


def test_words_of_a_locked_lesson_are_not_even_found(client, learner, free_course):
    client.force_login(learner)

    titles, page = found(client, "kingfisher wire")

    assert titles == []
    assert "river" not in page


def test_a_locked_lesson_is_found_by_its_title_and_says_why_it_is_locked(client, free_course):
    titles, page = found(client, "shelves")

    assert titles == ["Shelves"]
    assert "Sign in and enrol, it is free." in page
    assert SECRET not in page


def test_a_free_preview_is_found_by_anybody(client, publishing, free_course):
    with publishing():
        course_page = make_course("Letters", lessons=0)
        make_lesson(course_page, "Dear Sir", text="Begin with thanks and a marabou.", free_preview=True)

    titles, page = found(client, "marabou")

    assert titles == ["Dear Sir"]
    assert "Begin with thanks" in page


def test_the_teacher_of_a_course_finds_its_words(client, stranger, free_course):
    teacher = free_course.instructors.create(name="Salma", slug="salma", user=stranger)
    assert teacher.user == stranger
    client.force_login(stranger)

    titles, _page = found(client, "kingfisher")

    assert titles == ["Shelves"]


def test_what_is_not_published_is_not_found(client, publishing, index):
    with publishing():
        page = make_course("Letters", lessons=1, access="open")
    assert found(client, "letters")[0] == ["Letters", "Letters: lesson 1"]

    with publishing():
        page.unpublish()

    assert found(client, "letters")[0] == []


@pytest.mark.parametrize("query", ["mpesa", "m-pesa", "M-PESA", "m-pe", "pesa", "shop mpe"])
def test_words_with_hyphens_are_found_however_they_are_written(client, publishing, index, query):
    with publishing():
        page = make_course("M-Pesa for small shops", lessons=0, access="open")
        make_lesson(page, "Till or Paybill", text="What M-Pesa offers to shops.")

    titles, page = found(client, query)

    assert titles == ["M-Pesa for small shops", "Till or Paybill"]
    assert "<mark>" in page


def test_the_beginning_of_a_word_finds_it(client, publishing, index):
    with publishing():
        make_course("First steps in Python", lessons=0)
        make_course("Letters", lessons=0, subtitle="No snakes")

    assert found(client, "pyth")[0] == ["First steps in Python"]
    assert found(client, "ste pyth")[0] == ["First steps in Python"]


def test_a_course_is_found_by_its_teachers_and_topics(client, publishing, index):
    with publishing():
        page = make_course("Letters", lessons=0)
        page.instructors = [Instructor.objects.create(name="Baraka Mwangi", slug="baraka")]
        page.topics = [Topic.objects.create(name="Office", name_sw="Ofisi", slug="office")]
        page.save_revision().publish()

    assert [found(client, query)[0] for query in ("baraka", "office", "ofisi", "letters baraka")] == [["Letters"]] * 4


def test_a_teacher_or_topic_is_found_by_the_new_name(client, publishing, index):
    teacher = Instructor.objects.create(name="Baraka", slug="baraka")
    topic = Topic.objects.create(name="Office", slug="office")
    with publishing():
        page = make_course("Letters", lessons=0)
        page.instructors, page.topics = [teacher], [topic]
        page.save_revision().publish()
    assert found(client, "baraka office")[0] == ["Letters"]

    teacher.name, topic.name = "Barasa", "Desk"
    teacher.save()
    topic.save()

    assert found(client, "barasa desk")[0] == ["Letters"]
    assert found(client, "baraka")[0] == found(client, "office")[0] == []


def test_locked_lessons_never_crowd_out_readable_ones(client, publishing, index, monkeypatch):
    monkeypatch.setattr("courses.catalogue.search.MOST_LOOKED_AT", 2)
    with publishing():
        make_lesson(make_course("Open birds", lessons=0, access="open"), "Readable", text="A heron stands here.")
        locked = make_course("Locked birds", lessons=0, access="free")
        for number in range(3):
            make_lesson(locked, f"Locked {number}", text="A heron stands here.")

    assert found(client, "heron")[0] == ["Readable"]


def test_the_other_language_comes_after_the_readers_own_and_is_marked(client, publishing, index):
    with publishing():
        index.get_parent().specific.copy_for_translation(swahili()).save_revision().publish()
        index.copy_for_translation(swahili()).save_revision().publish()
        page = make_course("Kuku", lessons=0, access="open")
        make_lesson(page, "A heron", text="Kuku here.")
        only_english = make_course("A kuku book", lessons=0, access="open")
        make_lesson(only_english, "Another", text="Kuku there.")
        page.copy_for_translation(swahili()).save_revision().publish()

    titles, answer = found(client, "kuku", "/sw/search/")

    assert titles == ["Kuku", "A kuku book", "A heron", "Another"]
    assert answer.count("Kwa Kiingereza") == 3
    assert 'lang="en">A kuku book</a>' in answer
    assert found(client, "kuku")[0] == ["A kuku book", "Kuku", "A heron", "Another"]
    assert "In English" not in found(client, "kuku")[1]


def test_a_page_in_the_other_language_is_found_where_its_translation_does_not_match(client, db):
    home = make_site()
    home.copy_for_translation(swahili()).save_revision().publish()
    make_page(home, StandardPage, "About us", body="<p>We began under a mango tree.</p>")

    titles, page = found(client, "mango", "/sw/search/")

    assert titles == ["About us"]
    assert 'lang="en">About us</a>' in page


def test_a_course_in_two_languages_is_found_once_in_the_readers_own(client, publishing, index):
    with publishing():
        index.get_parent().specific.copy_for_translation(swahili()).save_revision().publish()
        index.copy_for_translation(swahili()).save_revision().publish()
        page = make_course("Letters", lessons=0, subtitle="About bandari")
        barua = page.copy_for_translation(swahili())
        barua.title = "Barua"
        barua.save_revision().publish()

    assert found(client, "bandari")[0] == ["Letters"]
    assert found(client, "bandari", "/sw/search/")[0] == ["Barua"]


def test_what_carries_the_word_in_its_title_comes_first(client, publishing, index):
    with publishing():
        page = make_course("Birds", lessons=0, access="open")
        make_lesson(page, "At the river", text="A heron stands here.")
        make_lesson(page, "Heron", text="A tall bird.")

    titles, _page = found(client, "heron")

    assert titles == ["Heron", "At the river"]


@pytest.mark.parametrize(
    "query",
    ['"', "*", "a" * 10_000, "🐔", 'half "open', "\x00", "%", "' OR 1=1 --", "NEAR(", "-", "a AND", "\\", "()|&!:*"],
)
def test_whatever_is_typed_there_is_an_answer(client, free_course, query):
    titles, page = found(client, query)

    assert titles == []
    assert "<h1>Search</h1>" in page


@pytest.mark.parametrize("typed", ['"', "*", "print()", "M-Pesa"])
def test_the_field_shows_what_was_typed(client, index, typed):
    _titles, page = found(client, typed)

    assert f'name="q" maxlength="200" value="{escape(typed)}"' in page


def test_signs_alone_are_nothing_to_look_for(client, index):
    _titles, page = found(client, '"')

    assert "Nothing to look for in “&quot;”." in page


def test_without_a_word_the_page_says_what_to_do(client, index):
    assert "Type a word" in client.get("/search/").content.decode()


def test_nothing_found_leads_on(client, index):
    _titles, page = found(client, "pyhton")

    assert "Nothing matches “pyhton”" in page
    assert 'href="/catalogue/">All courses</a>' in page


@pytest.mark.parametrize("courses", [3, 30])
def test_searching_costs_the_same_for_few_and_many(
    client, learner, publishing, index, courses, django_assert_num_queries
):
    with publishing():
        for number in range(courses):
            page = make_course(f"Course {number}", lessons=2)
            make_lesson(page, f"Open {number}", free_preview=True)
    client.force_login(learner)
    client.get("/search/?q=course")

    # One for people, one for what is promoted, one that counts the search. Two look for words, on PostgreSQL one for
    # each kind of page.
    with django_assert_num_queries(25 if connection.vendor == "postgresql" else 20):
        client.get("/search/?q=course")
