"""What comes before a course: locked, advised, waived; and never locked again once begun."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from zeal import zeal_ignore

from courses.access.actions import waive_prerequisites, withdraw_waiver
from courses.access.prerequisites import gate_of
from courses.access.rules import can_enter, can_open, lessons_open_to
from courses.catalogue.circles import pages_that_lead_back
from courses.catalogue.prerequisites import pages_before
from courses.enrolment.actions import enrol
from courses.models import Course, CourseCompletion, Instructor, Lesson, Prerequisite, PrerequisiteWaiver
from courses.outline.rebuilding import rebuild_outline
from courses.progress.actions import LessonLocked, mark_done, open_lesson
from home.outbox.models import Event
from tests.factories.content import make_course, make_lesson, swahili
from tests.factories.outline import make_outline
from tests.factories.paths import before, course_of

WORD = "ZEBRAFINCH"


@pytest.fixture(autouse=True)
def several_people_in_one_test():
    """Each is asked for their rights once; a request has one person only."""
    with zeal_ignore([{"model": "accounts.User", "field": "user_permissions"}]):
        yield


def put_before(course, first, *, hard=True):
    """Rows alone: `first` comes before `course`."""
    Prerequisite.objects.create(course=course, key=first.translation_key, position=0, hard=hard)
    course.gating = "hard" if hard else "advised"
    course.save(update_fields=["gating"])


@pytest.fixture
def first(db):
    return make_outline("First steps")


@pytest.fixture
def course(first):
    """A free course of three lessons, the first of which is a free preview; "First steps" is needed before it."""
    course = make_outline("A week of sales")
    Lesson.objects.filter(course=course, position=0).update(free_preview=True)
    put_before(course, first)
    return course


def lessons_of(course):
    return list(Lesson.objects.filter(course=course).select_related("course").order_by("position"))


def codes(person, course):
    return [can_open(person, lesson).code for lesson in lessons_of(course)]


def complete(learner, course):
    CourseCompletion.objects.create(learner=learner, course=course)


def test_lessons_are_locked_until_the_first_course_is_completed(learner, first, course):
    enrol(learner, course)
    before_it = codes(learner, course), can_enter(learner, course)

    complete(learner, first)

    assert before_it == (["ahead", "needs_first", "needs_first"], False)
    assert (codes(learner, course), can_enter(learner, course)) == (["granted"] * 3, True)


def test_the_sentence_names_what_is_needed(learner, first, course):
    enrol(learner, course)
    other = make_outline("Letters")
    Prerequisite.objects.create(course=course, key=other.translation_key, position=1, hard=True)

    sentence = can_open(learner, lessons_of(course)[1]).sentence

    assert sentence == "This is locked because you need “First steps”, “Letters” first."


def test_who_is_not_enrolled_hears_of_enrolling_first(learner, course):
    assert codes(learner, course) == ["preview", "enrol", "enrol"]
    assert codes(AnonymousUser(), course) == ["preview", "sign_in", "sign_in"]


def test_what_was_begun_is_never_locked(learner, course):
    enrolment = enrol(learner, course)
    Course.objects.filter(pk=course.pk).update(gating="")
    mark_done(learner, lessons_of(course)[1])
    open_lesson(enrolment, lessons_of(course)[2])

    Course.objects.filter(pk=course.pk).update(gating="hard")

    assert codes(learner, course) == ["ahead", "ahead", "ahead"]


def test_what_is_locked_cannot_be_marked(learner, course):
    enrol(learner, course)
    preview, second, _third = lessons_of(course)
    mark_done(learner, preview)

    with pytest.raises(LessonLocked) as locked:
        mark_done(learner, second)

    assert locked.value.decision.code == "needs_first"


def test_advised_locks_nothing(learner, first):
    course = make_outline("Bread at home")
    put_before(course, first, hard=False)
    enrol(learner, course)

    assert codes(learner, course) == ["granted"] * 3


def test_what_is_not_offered_is_not_asked_for(learner, first, course):
    enrol(learner, course)
    assert gate_of(learner, course).needs != ()

    Course.objects.filter(pk=first.pk).update(retired_at=first.introduced_at)

    assert codes(learner, course) == ["granted"] * 3


def test_those_who_work_on_courses_and_those_who_teach_pass(learner, editor, course):
    for person in (learner, editor):
        enrol(person, course)
    assert codes(learner, course)[1] == "needs_first"

    course.instructors.add(Instructor.objects.create(name="Teacher", slug="teacher", user=learner))

    assert (codes(learner, course)[1], codes(editor, course)[1]) == ("teaching", "staff")


def test_the_search_looks_into_the_same_lessons(learner, classmate, first, course):
    for person in (learner, classmate):
        enrol(person, course)
    mark_done(classmate, lessons_of(course)[0])
    complete(classmate, first)
    other = make_outline("Letters")
    enrol(learner, other)

    for person in (learner, classmate):
        decided = {one.pk for one in Lesson.objects.select_related("course") if can_open(person, one)}
        assert set(lessons_open_to(person).values_list("pk", flat=True)) == decided


def test_a_waiver_opens_for_one_learner_and_may_be_taken_back(learner, classmate, support, course):
    for person in (learner, classmate):
        enrol(person, course)

    waiver = waive_prerequisites(learner, course, reason="Has taught it.", by=support)
    again = waive_prerequisites(learner, course, reason="Another reason.", by=support)
    opened = codes(learner, course), codes(classmate, course)
    withdraw_waiver(waiver, by=support)
    withdraw_waiver(waiver, by=support)

    assert again == waiver
    assert opened == (["granted"] * 3, ["ahead", "needs_first", "needs_first"])
    assert codes(learner, course)[1] == "needs_first"
    assert list(Event.objects.filter(name__contains="waive").order_by("pk").values_list("name", flat=True)) == [
        "prerequisites_waived",
        "waiver_withdrawn",
    ]


# From the pages


@pytest.fixture
def pages(publishing, index):
    """A course, and one that comes after it: the lesson holds a word to look for."""
    with publishing():
        one = make_course("First steps", lessons=1)
        two = make_course("A week of sales", lessons=0, access="free", prerequisites=[before(one, "hard")])
        make_lesson(two, "Sums", text=WORD)
    return one, two


def rows_of(page):
    course = course_of(page)
    return course.gating, list(course.prerequisites.values_list("key", "hard"))


def test_prerequisites_follow_the_published_page_in_the_source_language(pages, publishing):
    one, two = pages
    with publishing():
        copy = two.copy_for_translation(swahili(), copy_parents=True)
        copy.prerequisites = []
        copy.save_revision().publish()
    published = rows_of(two)

    two.prerequisites = []
    with publishing():
        two.save_revision()
    drafted = rows_of(two)
    with publishing():
        two.save_revision().publish()

    assert published == drafted == ("hard", [(one.translation_key, True)])
    assert rows_of(two) == ("", [])
    assert rebuild_outline(two.translation_key) == []


def test_in_an_open_course_nothing_is_locked(pages, publishing):
    one, two = pages
    with publishing():
        two.access = "open"
        two.save_revision().publish()

    assert rows_of(two) == ("advised", [(one.translation_key, False)])


def test_a_circle_is_found_and_one_that_came_about_anyway_is_cut(pages, publishing):
    one, two = pages

    closing = pages_that_lead_back(one, "prerequisites", pages_before, [before(two, "advised")])
    with publishing():
        one.prerequisites = [before(two, "hard")]
        one.save_revision().publish()

    assert closing == {two.pk: "A week of sales"}
    assert rows_of(one) == ("", [])


def test_the_locked_page_leads_to_what_is_needed_and_shows_nothing_of_the_lesson(client, pages, learner):
    one, two = pages
    enrol(learner, course_of(two))
    client.force_login(learner)
    address = "/courses/a-week-of-sales/sums/"

    locked = client.get(address)
    searched = client.get(f"/search/?q={WORD}").content.decode()
    complete(learner, course_of(one))
    opened = client.get(address)

    text = locked.content.decode()
    assert (locked.status_code, opened.status_code) == (403, 200)
    assert "This is locked because you need “First steps” first." in text
    assert 'href="/courses/first-steps/"' in text
    assert WORD not in text
    assert "/sums/" not in searched
    assert WORD in opened.content.decode()


def test_course_page_and_catalogue_say_what_comes_before(client, pages, learner):
    one, _two = pages

    page, catalogue = client.get("/courses/a-week-of-sales/"), client.get("/courses/")

    assert [(first.edition.title, first.is_hard, first.is_done) for first in page.context["before"]] == [
        ("First steps", True, False)
    ]
    assert "Needed first:" in page.content.decode()
    assert "After “First steps”" in catalogue.content.decode()
    complete(learner, course_of(one))
    client.force_login(learner)
    assert [first.is_done for first in client.get("/courses/a-week-of-sales/").context["before"]] == [True]


# The screen of exceptions


def send(client, learner, course, **changed):
    data = {"email": learner.email, "course": course.pk, "reason": "Has taught it.", **changed}
    return client.post(reverse("prerequisite_waivers:add"), data)


def test_support_gives_an_exception_and_takes_it_back(client, learner, support, course):
    enrol(learner, course)
    client.force_login(support)

    send(client, learner, course)
    waiver = PrerequisiteWaiver.objects.get()
    opened = codes(learner, course)[1]
    listed = client.get(reverse("prerequisite_waivers:index")).content.decode()
    client.post(reverse("prerequisite_waivers:edit", args=[waiver.pk]), {"is_withdrawn": "on"})

    assert (waiver.learner, waiver.course, waiver.reason, waiver.given_by) == (
        learner,
        course,
        "Has taught it.",
        support,
    )
    assert opened == "granted"
    assert "Has taught it." in listed
    assert codes(learner, course)[1] == "needs_first"


@pytest.mark.parametrize(
    ("changed", "field", "message"),
    [
        ({"email": "nobody@example.org"}, "email", "Nobody signs in with this address."),
        ({"reason": ""}, "reason", "This field is required."),
    ],
)
def test_what_is_wrong_stands_beside_the_field(client, learner, support, course, changed, field, message):
    client.force_login(support)

    response = send(client, learner, course, **changed)

    assert response.context["form"].errors[field] == [message]
    assert not PrerequisiteWaiver.objects.exists()


def test_a_second_exception_for_the_same_is_refused(client, learner, support, course):
    client.force_login(support)
    send(client, learner, course)

    response = send(client, learner, course)

    assert response.context["form"].errors["course"] == ["This learner has an exception for this course already."]
    assert PrerequisiteWaiver.objects.count() == 1


def test_others_do_not_get_in(client, learner, editor, course):
    for person in (learner, editor):
        client.force_login(person)
        assert client.get(reverse("prerequisite_waivers:index")).status_code == 302
        send(client, learner, course)

    assert not PrerequisiteWaiver.objects.exists()
