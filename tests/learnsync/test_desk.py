"""The first page of the admin: what waits for each person, and nothing of others."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page

from courses.models import CoursePage, Instructor, Lesson, LessonProblem, LessonWeight
from courses.progress.actions import report_problem, resolve_problem
from courses.resources.actions import suggest_resource
from home.feature_requests.actions import ask_for_feature
from home.models import ArticleIndexPage, ArticlePage, FeatureRequest, StandardPage
from tests.factories.blocks import block, make_image
from tests.factories.content import make_course, make_lesson, make_page, make_site

YEARS_AGO = timezone.now() - timedelta(days=2 * 365)


@pytest.fixture
def desk(client):
    """`desk(person)`: the lists on that person's first page, by their names, each with its titles."""

    def read(person):
        client.force_login(person)
        page = BeautifulSoup(client.get("/admin/").content, "html.parser")
        panels = page.select(".w-panel--dashboard")
        return {
            panel["id"].removesuffix("-section"): [link.text.strip() for link in panel.select(".title-wrapper a")]
            for panel in panels
        }

    return read


def write_draft(page, person, title=None):
    page.draft_title = page.title = title or page.title
    page.save_revision(user=person, changed=True)


def make_old(page):
    Page.objects.filter(pk=page.pk).update(last_published_at=YEARS_AGO)


def test_my_drafts_and_nobody_elses(desk, editor, publisher):
    home = make_site()
    write_draft(make_page(home, StandardPage, "About us", publish=False), editor)
    write_draft(make_page(home, StandardPage, "Terms"), editor)
    write_draft(make_page(home, StandardPage, "Jobs", publish=False), publisher)

    assert desk(editor)["drafts"] == ["Terms", "About us"]
    assert desk(publisher)["drafts"] == ["Jobs"]


def test_teachers_find_the_drafts_of_their_own_pages(desk, instructor, publishing, index):
    with publishing():
        course = make_page(index, CoursePage, "Sums", publish=False, owner=instructor)
    write_draft(course, instructor)

    assert desk(instructor)["drafts"] == ["Sums"]


def test_five_drafts_are_shown_and_all_are_counted(client, desk, editor):
    home = make_site()
    for number in range(7):
        write_draft(make_page(home, StandardPage, f"Page {number}", publish=False), editor)

    assert desk(editor)["drafts"] == ["Page 6", "Page 5", "Page 4", "Page 3", "Page 2"]
    assert "7 in all" in client.get("/admin/").content.decode()


def test_a_published_page_is_no_draft_any_more(desk, editor):
    page = make_page(make_site(), StandardPage, "About us", publish=False)
    write_draft(page, editor)
    assert desk(editor)["drafts"] == ["About us"]

    page.latest_revision.publish()

    assert "drafts" not in desk(editor)


def test_pages_that_nobody_looked_at_for_a_year(desk, editor, marketing, publishing):
    home = make_site()
    with publishing():
        course = make_course("Sums", lessons=1)
    for page in (make_page(home, StandardPage, "About us"), course, home):
        make_old(page)
    make_page(home, StandardPage, "Terms")

    assert desk(editor)["stale-pages"] == ["Sums", "About us"]
    assert desk(marketing)["stale-pages"] == ["About us"]


def test_publishing_again_takes_an_old_page_off_the_list(desk, editor):
    index = make_page(make_site(), ArticleIndexPage, "News")
    article = make_page(index, ArticlePage, "How we began")
    make_old(article)
    assert desk(editor)["stale-pages"] == ["How we began"]

    article.save_revision().publish()

    assert "stale-pages" not in desk(editor)


@pytest.fixture
def problem(publishing, learner, index):
    with publishing():
        make_course("Sums", lessons=1)
    lesson = Lesson.objects.select_related("course").get()
    locale = lesson.editions.select_related("locale").get().locale
    return report_problem(learner, lesson, locale, kind="mistake", text="The sum is wrong.")


def test_reported_problems_until_they_are_solved(desk, problem, editor, support, marketing):
    assert desk(editor)["reported-problems"] == ["The sum is wrong."]
    assert desk(support)["reported-problems"] == ["The sum is wrong."]
    assert "reported-problems" not in desk(marketing)

    resolve_problem(LessonProblem.objects.get(), editor)

    assert "reported-problems" not in desk(editor)


def test_teachers_see_problems_of_their_own_courses(desk, problem, instructor):
    assert "reported-problems" not in desk(instructor)

    problem.lesson.course.instructors.add(Instructor.objects.create(name="Mr. Sum", slug="sum", user=instructor))

    assert desk(instructor)["reported-problems"] == ["The sum is wrong."]


def test_pictures_that_tell_nothing_to_who_cannot_see_them(desk, editor, publishing, index):
    described = {"image": make_image().pk, "alt": "A till with coins", "decorative": False, "caption": ""}
    values = [described, {**described, "alt": ""}, {**described, "alt": "", "decorative": True}]
    with publishing():
        course = make_course("Sums", lessons=0)
        make_lesson(course, "With pictures", body=[block("image", value) for value in values])
        make_lesson(course, "With words", body=[block("image", described)])

    assert LessonWeight.objects.get(edition__title="With pictures").silent_pictures == 1
    assert desk(editor)["silent-pictures"] == ["With pictures"]


def test_suggestions_and_wishes_that_wait_for_an_answer(desk, learner, editor, support, index):
    suggest_resource(
        learner, title="A table of measures", why="Sums", link="https://example.org/", file=None, language_code="en"
    )
    ask_for_feature(learner, title="Dark maps", text="")

    assert desk(editor)["suggested-resources"] == ["A table of measures"]
    assert desk(support)["new-feature-requests"] == ["Dark maps"]
    assert "suggested-resources" not in desk(support)

    FeatureRequest.objects.update(state=FeatureRequest.State.PLANNED)

    assert "new-feature-requests" not in desk(support)


def test_a_clear_desk_says_so(client, desk, support, index):
    assert desk(support) == {"clear-desk": []}
    assert "Your desk is clear." in client.get("/admin/").content.decode()


def test_long_lists_cost_what_short_ones_do(client, editor, index):
    home = make_site()

    def fill_and_count(rows):
        for number in range(rows):
            write_draft(make_page(home, StandardPage, f"Page {rows} {number}", publish=False), editor)
            make_old(make_page(home, StandardPage, f"Old page {rows} {number}"))
        with CaptureQueriesContext(connection) as queries:
            client.get("/admin/")
        return len(queries)

    client.force_login(editor)
    client.get("/admin/")
    with_five = fill_and_count(5)

    assert fill_and_count(10) == with_five
