"""The page of a course, for each who may come to it."""

import json
import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from courses.enrolment.actions import enrol, leave
from courses.models import AccessGrant, Course, Instructor, Topic
from courses.progress.actions import mark_done
from tests.factories.content import make_course, make_lesson, make_module, make_page

COURSE = "/courses/counting-stock/"


def point(text):
    return {"type": "point", "value": text}


@pytest.fixture
def course_page(publishing, index):
    with publishing():
        page = make_course(
            "Counting stock",
            lessons=2,
            subtitle="Write small programs that count.",
            description="<p>About shelves.</p>",
            outcomes=[point("Keep a running total")],
            audience=[point("Shopkeepers")],
            requirements=[point("A phone")],
            faq=[{"type": "question", "value": {"question": "Do I need a computer?", "answer": "<p>No.</p>"}}],
            licence="CC BY 4.0",
            credits="Otieno Odhiambo",
            level="beginner",
        )
        page.topics = [Topic.objects.create(name="Computing", slug="computing")]
        page.instructors = [Instructor.objects.create(name="Salma Mwinyi", slug="salma", role="Teaches in Lamu")]
        page.save_revision().publish()
    return page


def row_of(page):
    return Course.objects.get(translation_key=page.translation_key)


def text_of(client, address="/courses/counting-stock/"):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def box_of(client, address="/courses/counting-stock/"):
    """The panel with the price and the one thing to do."""
    return text_of(client, address).split("<aside")[1].split("</aside>")[0]


def test_the_page_says_what_the_course_is(client, course_page):
    page = text_of(client)

    assert "<h1>Counting stock</h1>" in page
    for words in (
        "Write small programs that count.",
        "About shelves.",
        "Keep a running total",
        "Shopkeepers",
        "A phone",
        "Do I need a computer?",
        "CC BY 4.0",
        "Otieno Odhiambo",
        "Salma Mwinyi",
        "Teaches in Lamu",
        "Beginner",
    ):
        assert words in page
    assert '<a href="/courses/?topic=computing">Computing</a>' in page


def test_lessons_stand_below_their_modules(client, publishing, course_page):
    with publishing():
        make_module(course_page, "Second part", lessons=2)

    outline = text_of(client).split('<div class="outline outline--page">')[1].split("</section>")[0]

    words = " ".join(re.sub(r"<svg.*?</svg>|<[^>]+>", " ", outline, flags=re.S).split())
    assert words == (
        "Locked: Counting stock: lesson 1 1 min Locked: Counting stock: lesson 2 1 min "
        "1. Second part 2 lessons · 2 min Locked: Second part lesson 1 1 min Locked: Second part lesson 2 1 min"
    )


def test_only_modules_are_counted(client, learner, publishing, course_page):
    with publishing():
        make_module(course_page, "On the shelf", lessons=1)
        make_lesson(course_page, "By the way")
        make_module(course_page, "In the store", lessons=1)
    enrol(learner, row_of(course_page))
    client.force_login(learner)

    pages = [text_of(client, address) for address in (COURSE, f"{COURSE}counting-stock-lesson-1/")]
    headings = [re.findall(r"<summary><span>(.*?)</span>", page) for page in pages]

    assert headings == [["1. On the shelf", "2. In the store"]] * 2


def test_a_free_preview_is_marked_and_offered(client, publishing, course_page):
    with publishing():
        make_lesson(course_page, "Taster", free_preview=True)

    assert "Free to read" in text_of(client)
    assert '<a class="button button--second button--wide" href="/courses/counting-stock/taster/">' in box_of(client)
    assert "Read 1 lesson free" in box_of(client)


def test_a_visitor_is_led_to_sign_in(client, course_page):
    enrol_address = reverse("enrol", args=[row_of(course_page).pk])

    assert f'href="{enrol_address}">Sign in and enrol</a>' in box_of(client)
    assert "csrfmiddlewaretoken" not in text_of(client)


def test_somebody_signed_in_may_enrol(client, learner, course_page):
    client.force_login(learner)

    box = box_of(client)

    assert f'action="{reverse("enrol", args=[row_of(course_page).pk])}"' in box
    assert "Enrol, it is free" in box


@pytest.mark.parametrize("reader", ["editor", "instructor", "buyer", "stranger"])
def test_padlocks_are_drawn_for_those_who_may_not_enter(client, request, course_page, editor, instructor, reader):
    course, stranger = row_of(course_page), request.getfixturevalue("stranger")
    Instructor.objects.filter(slug="salma").update(user=instructor)
    buyer = request.getfixturevalue("learner")
    AccessGrant.objects.create(learner=buyer, course=course, source=AccessGrant.Source.PURCHASE)
    people = {"editor": editor, "instructor": instructor, "buyer": buyer, "stranger": stranger}

    client.force_login(people[reader])
    padlocks = text_of(client).count("Locked:")

    assert padlocks == (2 if reader == "stranger" else 0)


def test_a_learner_continues(client, learner, course_page):
    course = row_of(course_page)
    enrol(learner, course)
    mark_done(learner, course.lessons.first())
    client.force_login(learner)

    box = box_of(client)

    assert "1 of 2 lessons done" in box
    assert f'href="{reverse("continue_course", args=[course.pk])}">Continue</a>' in box
    assert f'href="{reverse("leave", args=[course.pk])}"' in box
    assert "Done:" in text_of(client) and "Locked:" not in text_of(client)


def test_who_has_completed_the_course_may_look_back(client, learner, course_page):
    course = row_of(course_page)
    enrol(learner, course)
    for lesson in course.lessons.all():
        mark_done(learner, lesson)
    client.force_login(learner)

    box = box_of(client)

    assert "Completed" in box
    assert f'href="{reverse("course_completed", args=[course.pk])}"' in box


def test_who_has_left_may_come_back(client, learner, course_page):
    course = row_of(course_page)
    enrol(learner, course)
    leave(learner, course)
    client.force_login(learner)

    box = box_of(client)

    assert "Come back to the course" in box
    assert "Your progress is kept" in box


def test_a_paid_course_shows_its_price(client, learner, publishing, index):
    with publishing():
        make_course("M-Pesa", access="paid", price_minor=150_000, currency="KES")
    client.force_login(learner)

    box = box_of(client, "/courses/m-pesa/")

    assert "KSh\N{NO-BREAK SPACE}1,500" in box
    assert "Enrol" not in box


@pytest.mark.parametrize(
    "dates, sentence",
    [
        ({"opens_at": timezone.now() + timedelta(days=2)}, "Enrolment has not opened yet."),
        ({"closes_at": timezone.now() - timedelta(days=2)}, "Enrolment has closed."),
    ],
)
def test_outside_its_dates_a_course_takes_nobody_in(client, learner, publishing, index, dates, sentence):
    with publishing():
        make_course("Letters", **dates)
    client.force_login(learner)

    box = box_of(client, "/courses/letters/")

    assert sentence in box
    assert '<form method="post" action="/learn/courses' not in box.split("Save for later")[0].split('class="save"')[0]


def test_an_open_course_is_read_without_an_account(client, publishing, index):
    with publishing():
        make_course("Letters", lessons=2, access="open")

    page = text_of(client, "/courses/letters/")

    assert 'href="/courses/letters/letters-lesson-1/">Read the first lesson</a>' in page
    assert "Locked:" not in page


def test_search_engines_are_told_that_it_is_a_course(client, course_page):
    data = re.search(r'<script type="application/ld\+json">(.*?)</script>', text_of(client)).group(1)

    described = json.loads(data)
    assert described["@type"] == "Course"
    assert described["name"] == "Counting stock"
    assert described["url"] == "http://testserver/courses/counting-stock/"
    assert described["author"] == [{"@type": "Person", "name": "Salma Mwinyi"}]
    assert described["offers"]["price"] == "0"


@pytest.mark.parametrize("lessons", [3, 30])
def test_a_course_costs_the_same_with_few_and_many_lessons(
    client, learner, publishing, index, lessons, django_assert_num_queries
):
    with publishing():
        page = make_course("Letters", lessons=lessons)
    enrol(learner, row_of(page))
    client.force_login(learner)
    client.get("/courses/letters/")

    with django_assert_num_queries(10):  # The last: how large the course is; kept where pages are.
        client.get("/courses/letters/")


def test_a_course_with_everything_stays_within_twelve_queries(
    client, learner, publishing, course_page, django_assert_max_num_queries
):
    client.force_login(learner)
    client.get("/courses/counting-stock/")

    with django_assert_max_num_queries(12):
        client.get("/courses/counting-stock/")


def test_a_draft_is_previewed_as_the_site_will_show_it(client, editor, course_page):
    course_page.title = "Counting everything"
    course_page.access = "open"
    course_page.save_revision()
    make_page(course_page, type(course_page.get_children().first().specific), "A lesson to come", publish=False)
    client.force_login(editor)

    page = client.get(reverse("wagtailadmin_pages:view_draft", args=[course_page.pk])).content.decode()

    assert "<h1>Counting everything</h1>" in page
    assert "A lesson to come" in page
    assert "A lesson to come" not in text_of(client)


def test_a_course_that_was_never_published_can_be_previewed(client, editor, index):
    page = make_course("Letters", lessons=1, publish=False)
    client.force_login(editor)

    response = client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))

    assert "<h1>Letters</h1>" in response.content.decode()
    assert not Course.objects.exists()
