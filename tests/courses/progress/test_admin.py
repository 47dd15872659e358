"""Reported problems, as those who mend lessons find them."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from courses.models import Lesson, LessonPage, LessonProblem
from courses.progress.actions import report_problem, resolve_problem
from tests.factories.content import make_course

LIST = "/admin/lesson_problems/"
QUERIES = 15


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def lessons(publishing, index):
    with publishing():
        make_course("Counting stock", lessons=3)
    return list(Lesson.objects.select_related("course").order_by("position"))


def report(lesson, text="The sum is wrong."):
    page = LessonPage.objects.get(translation_key=lesson.translation_key)
    return report_problem(None, lesson, page.locale, kind="mistake", text=text)


def rows(response):
    """Each row as a list of the words in its cells."""
    table = BeautifulSoup(response.content, "html.parser").select_one("table.listing")
    return (
        [[" ".join(cell.text.split()) for cell in row.select("td")] for row in table.select("tbody tr")]
        if table
        else []
    )


def test_a_report_names_the_lesson_and_leads_to_it(desk, lessons):
    report(lessons[1])
    page = LessonPage.objects.get(title="Counting stock: lesson 2")

    answer = desk.get(LIST)

    (row,) = rows(answer)
    assert row[0].startswith("Counting stock › Counting stock: lesson 2")
    assert row[1:4] == ["The sum is wrong.", "Something is wrong", "English"]
    links = [link["href"] for link in BeautifulSoup(answer.content, "html.parser").select("table.listing .unlist a")]
    assert links == [page.get_url(), reverse("wagtailadmin_pages:edit", args=[page.pk])]


def test_who_may_not_write_pages_gets_no_link_to_the_editor(client, support, lessons):
    report(lessons[0])
    page = LessonPage.objects.get(title="Counting stock: lesson 1")
    client.force_login(support)

    html = client.get(LIST).content.decode()

    assert page.get_url() in html
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) not in html


def test_open_reports_are_shown_first_and_solved_ones_on_request(desk, editor, lessons):
    report(lessons[0], "Open one")
    resolve_problem(report(lessons[1], "Solved one"), editor)

    def texts(query):
        return sorted(row[1] for row in rows(desk.get(LIST + query)))

    assert texts("") == ["Open one"]
    assert texts("?state=solved") == ["Solved one"]
    assert texts("?state=all") == ["Open one", "Solved one"]
    assert texts("?kind=mistake&state=open") == ["Open one"]


def test_a_lesson_that_is_offline_is_still_named(publishing, desk, lessons):
    report(lessons[0])
    page = LessonPage.objects.get(title="Counting stock: lesson 1")
    address = page.get_url()
    with publishing():
        page.unpublish()

    answer = desk.get(LIST)

    assert rows(answer)[0][0].startswith("Counting stock › Counting stock: lesson 1")
    assert f'href="{address}"' not in answer.content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_costs_the_same_for_one_and_for_three(desk, lessons, count, django_assert_num_queries):
    for lesson in lessons[:count]:
        report(lesson)
    desk.get(LIST)

    with django_assert_num_queries(QUERIES):
        answer = desk.get(LIST)

    assert len(rows(answer)) == count


def test_a_report_is_answered_with_a_note_and_solved(desk, editor, lessons):
    problem = report(lessons[0])
    address = f"{LIST}edit/{problem.pk}/"
    screen = BeautifulSoup(desk.get(address).content, "html.parser").main.text
    assert "Counting stock: lesson 1, Counting stock (English)" in screen
    assert "Something is wrong. Reported without a name" in screen

    desk.post(address, {"note": "The sum is 21,400 now.", "is_resolved": "on"})

    problem.refresh_from_db()
    assert (problem.note, problem.resolved_by, problem.text) == ("The sum is 21,400 now.", editor, "The sum is wrong.")
    assert problem.resolved_at <= timezone.now()
    assert "The sum is 21,400 now." in desk.get(LIST + "?state=solved").content.decode()


def test_a_report_solved_too_soon_is_opened_again_and_keeps_its_note(desk, editor, lessons):
    problem = report(lessons[0])
    resolve_problem(problem, editor)

    desk.post(f"{LIST}edit/{problem.pk}/", {"note": "Not yet."})

    problem = LessonProblem.objects.get()
    assert (problem.note, problem.resolved_at, problem.resolved_by) == ("Not yet.", None, None)
