"""How many queries a page may take: a number for each, the same for few rows and for many.

The budgets of catalogue, course, search, sitemap, lesson outline and mark-as-done stand with the tests of those pages.
"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from courses.enrolment.actions import enrol, save_course
from courses.models import Course, CourseCompletion, Instructor, Lesson
from courses.progress.actions import mark_done, save_lesson
from home.page_cache.version import forget_version
from home.picture_making import make_sizes
from home.pictures import PORTRAIT
from tests.factories.blocks import block, every_block, items, make_document, make_image
from tests.factories.content import make_course, make_lesson
from tests.factories.outline import make_outline
from tests.factories.people import make_person
from tests.factories.profiles import make_profile

FEW, MANY = 3, 30


@pytest.fixture(autouse=True)
def menu_kept_for_the_whole_test(monkeypatch):
    monkeypatch.setattr("home.navigation.MENU_SECONDS", 600)


@pytest.fixture
def reader(client, learner, index):
    client.force_login(learner)
    return learner


@pytest.fixture
def cost_of(client):
    """`cost_of(address)`: queries of the second visit, when menu, locale and outline are kept in the process."""

    def count(address):
        assert client.get(address).status_code == 200
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        return len(queries)

    return count


def outlines(numbers):
    return [make_outline(f"Course {number}") for number in numbers]


def test_home(reader, cost_of):
    """Three of them, for paths and articles, only where something has changed: see the next but one."""
    for course in outlines(range(FEW)):
        enrol(reader, course)
    few = cost_of("/")

    for course in outlines(range(FEW, MANY)):
        enrol(reader, course)

    assert few == cost_of("/") <= 19


def test_home_for_a_visitor(client, index, cost_of):
    """Where the page is not kept: nine, and five for paths, articles and a lesson to read."""
    outlines(range(FEW))
    few = cost_of("/")

    outlines(range(FEW, MANY))

    assert few == cost_of("/") <= 13


def test_what_the_home_page_shows_to_everybody_is_kept(reader, client, settings, cost_of):
    for course in outlines(range(FEW)):
        enrol(reader, course)
    anew = cost_of("/")

    settings.PAGE_CACHE_SECONDS = 60
    forget_version()

    assert anew - cost_of("/") >= 3


def test_dashboard(reader, cost_of):
    def take_part(numbers):
        for number, course in enumerate(outlines(numbers)):
            enrol(reader, course)
            save_course(reader, course)
            lesson = Lesson.objects.filter(course=course).first()
            mark_done(reader, lesson)
            save_lesson(reader, lesson)
            if number % 3 == 0:
                CourseCompletion.objects.create(learner=reader, course=course)

    take_part(range(FEW))
    few = cost_of(reverse("dashboard"))

    take_part(range(FEW, MANY))

    assert few == cost_of(reverse("dashboard")) <= 12


@pytest.mark.parametrize("name", ["whats_left", "enrol", "leave"])
def test_screens_of_a_course(reader, cost_of, name):
    short, long = (make_outline(lessons=count) for count in (FEW, MANY))
    enrol(reader, short)
    enrol(reader, long)

    assert cost_of(reverse(name, args=[short.pk])) == cost_of(reverse(name, args=[long.pk])) <= 10


def test_completed_course(reader, cost_of):
    courses = [make_outline(lessons=0, optional=count) for count in (FEW, MANY)]
    for course in courses:
        enrol(reader, course)
        CourseCompletion.objects.create(learner=reader, course=course)

    few, many = (cost_of(reverse("course_completed", args=[course.pk])) for course in courses)

    assert few == many <= 9


@pytest.mark.parametrize(("name", "budget"), [("person", 8), ("profile", 8), ("profile_seen", 8)])
def test_profile(reader, cost_of, name, budget):
    """Two for session and person, one for handle and profile, three for courses, two of the page itself."""
    address = reverse(name, args=["moja"] if name == "person" else [])

    def show(numbers):
        for course in outlines(numbers):
            CourseCompletion.objects.create(learner=reader, course=course)
        shown = list(CourseCompletion.objects.values_list("course", flat=True))
        make_profile(reader, "moja", shown_courses=shown, skills=["reading"], links=["https://example.org"])

    show(range(FEW))
    few = cost_of(address)

    show(range(FEW, MANY))

    assert few == cost_of(address) <= budget


def test_profile_for_a_visitor(client, index, learner, cost_of):
    make_profile(learner, "moja", visibility="public")

    assert cost_of("/people/moja/") <= 4


def test_sitemap_with_people(client, index, cost_of):
    def introduce(numbers):
        for number in numbers:
            person = make_person(f"person-{number}")
            make_profile(person, f"mtu{number}", visibility="public", for_search_engines=True)

    introduce(range(FEW))
    few = cost_of("/sitemap.xml")

    introduce(range(FEW, MANY))

    assert few == cost_of("/sitemap.xml") <= 7


def test_report_of_a_problem(reader, cost_of):
    courses = [make_outline(lessons=count, access="open") for count in (FEW, MANY)]
    lessons = [Lesson.objects.filter(course=course).first() for course in courses]

    few, many = (cost_of(reverse("report_problem", args=[lesson.pk])) for lesson in lessons)

    assert few == many <= 6


def test_course_with_many_teachers_and_questions(reader, publishing, index, cost_of):
    def questions(count):
        return [block("question", {"question": f"Question {n}", "answer": "<p>Yes.</p>"}) for n in range(count)]

    def add_teachers(page, numbers):
        for number in numbers:
            picture = make_image(f"Teacher {number}")
            make_sizes(picture, PORTRAIT)
            teacher = Instructor.objects.create(name=f"Teacher {number}", slug=f"teacher-{number}", picture=picture)
            page.instructors.add(teacher)

    with publishing():
        page = make_course("Letters", lessons=1, faq=questions(FEW))
        add_teachers(page, range(FEW))
        page.save_revision().publish()
    few = cost_of("/courses/letters/")

    with publishing():
        page.faq = questions(MANY)
        add_teachers(page, range(FEW, MANY))
        page.save_revision().publish()

    assert few == cost_of("/courses/letters/") <= 12


def pieces(count):
    """Of everything that stands in a table of its own, `count` pieces; half of them inside folds."""
    body = []
    for number in range(count):
        picture = {"image": make_image(f"Picture {number}").pk, "alt": "A", "decorative": False, "caption": ""}
        sheet = {"file": make_document(f"sheet-{number}.csv").pk, "title": "", "description": ""}
        ticks = {"title": "", "items": items("<p>One</p>", "<p>Two</p>")}
        some = [block("image", picture), block("file", sheet)]
        body += [*some, block("fold", {"title": "More", "content": some}), block("checklist", ticks)]
    return body


def address_of(page):
    return Lesson.objects.get(translation_key=page.translation_key).editions.get().url_path


def test_lesson_with_many_pictures_and_files(reader, publishing, index, cost_of):
    """The five of any lesson, one for the sizes of all pictures, one for ticks; and, as Wagtail reads streams, one
    for each kind of attachment in each kind of place (here two kinds in two places)."""
    with publishing():
        course = make_course("Letters", lessons=0)
        pages = [make_lesson(course, f"{count} of each", body=pieces(count)) for count in (FEW, MANY)]
    enrol(reader, Course.objects.get())

    few, many = (cost_of(address_of(page)) for page in pages)

    assert few == many <= 5 + 2 + 2 * 2


def test_lesson_with_every_block(reader, publishing, index, cost_of):
    """As above: seven kinds of attachments (a gallery's pictures are one) in two kinds of places, and a passage."""
    with publishing():
        page = make_lesson(make_course("Letters", lessons=0), "Everything", body=every_block())
    enrol(reader, Course.objects.get())

    assert cost_of(address_of(page)) <= 5 + 2 + 7 * 2 + 1
