"""The lesson page and what a learner does on it."""

from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from courses.enrolment.actions import enrol
from courses.models import Course, CourseCompletion, LessonBookmark, LessonEdition, LessonPage, LessonProblem
from courses.progress.rules import done_ids
from tests.factories.blocks import block
from tests.factories.content import make_course, make_lesson
from tests.factories.people import PASSWORD


@pytest.fixture(scope="module")
def standing_course(standing):
    with standing(lambda: make_course("Counting stock", lessons=3, access="free")) as page:
        yield page


@pytest.fixture
def course(db, standing_course):
    return Course.objects.get(translation_key=standing_course.translation_key)


@pytest.fixture
def lessons(course):
    return list(course.lessons.select_related("course").prefetch_related("editions").order_by("position"))


@pytest.fixture(autouse=True)
def menu_kept_for_the_whole_test(monkeypatch):
    monkeypatch.setattr("home.navigation.MENU_SECONDS", 600)


def address(lesson):
    return lesson.editions.all()[0].url_path


def text_of(response):
    return response.content.decode()


def test_a_learner_reads_a_lesson(client, learner, course, lessons):
    enrol(learner, course)
    client.force_login(learner)

    response = client.get(address(lessons[1]))

    assert response.status_code == 200
    text = text_of(response)
    assert "A few words to read." in text
    assert "Lesson 2 of 3" in text
    assert 'aria-current="page"' in text
    assert address(lessons[0]) in text and address(lessons[2]) in text


def test_a_locked_lesson_says_why_and_shows_nothing(client, learner, course, lessons):
    page = LessonPage.objects.first()
    assert "A few words to read." in str(page.body), "there is something to hide"

    visitor = client.get(address(lessons[0]))
    client.force_login(learner)
    signed_in = client.get(address(lessons[0]))

    for response, why in ((visitor, "Sign in and enrol, it is free."), (signed_in, "Enrolling is free.")):
        assert response.status_code == 403
        assert why in text_of(response)
        assert "A few words to read." not in text_of(response)


def test_done_leads_to_the_next_lesson(client, learner, course, lessons):
    enrol(learner, course)
    client.force_login(learner)

    response = client.post(reverse("mark_done", args=[lessons[0].pk]))

    assert response.url == address(lessons[1])
    assert done_ids(learner, course) == {lessons[0].pk}


def test_the_last_lesson_completes_the_course(client, learner, course, lessons):
    enrol(learner, course)
    client.force_login(learner)

    answers = [client.post(reverse("mark_done", args=[lesson.pk])).url for lesson in lessons]

    assert answers == [address(lessons[1]), address(lessons[2]), reverse("course_completed", args=[course.pk])]
    page = client.get(answers[-1])
    assert "You completed this course on" in text_of(page)
    assert CourseCompletion.objects.filter(learner=learner, course=course).count() == 1


def test_the_last_lesson_with_others_open_leads_to_what_is_left(client, learner, course, lessons):
    enrol(learner, course)
    client.force_login(learner)

    response = client.post(reverse("mark_done", args=[lessons[2].pk]), follow=True)

    assert response.redirect_chain[-1][0] == reverse("whats_left", args=[course.pk])
    assert "2 lessons stand between you and the end of the course." in text_of(response)


def test_marking_a_locked_lesson_is_refused_with_the_reason(client, learner, course, lessons):
    client.force_login(learner)

    response = client.post(reverse("mark_done", args=[lessons[0].pk]), follow=True)

    assert "Enrolling is free." in text_of(response)
    assert done_ids(learner, course) == set()


def test_marking_needs_a_post_and_a_person(client, learner, course, lessons):
    url = reverse("mark_done", args=[lessons[0].pk])

    visitor = client.post(url)
    client.force_login(learner)
    by_link = client.get(url)

    assert visitor.url == f"{reverse('account_login')}?next={url}"
    assert by_link.status_code == 200
    assert done_ids(learner, course) == set()


def form_of(response):
    """Where the form in the page leads, what it would send, and the words on its button."""
    form = BeautifulSoup(response.content, "html.parser").main.select_one("form[method=post]")
    fields = [(field["name"], field["value"]) for field in form.select("input[type=hidden]")]
    sent = [pair for pair in fields if pair[0] != "csrfmiddlewaretoken"]
    return form["action"], sent, form.button.get_text(strip=True)


SENT_TOO_LATE = [
    ("mark_done", {}, "Mark as done"),
    ("undo_done", {}, "Not done after all"),
    ("save_lesson", {"keep": "yes", "from": "dashboard"}, "Save lesson"),
    ("save_lesson", {"keep": "no"}, "Take off"),
    ("tick_checklist", {"shown": ["a", "b"], "ticked": ["b"]}, "Save my ticks"),
    ("finish_course", {}, "Finish the course"),
]


@pytest.mark.parametrize(("name", "fields", "button"), SENT_TOO_LATE)
def test_what_was_sent_after_the_session_ended_is_asked_for_once_more(
    client, learner, course, lessons, name, fields, button
):
    enrol(learner, course)
    url = reverse(name, args=[course.pk if name == "finish_course" else lessons[0].pk])
    sent_away = client.post(url, fields)

    client.force_login(learner)
    response = client.get(parse_qs(urlsplit(sent_away.url).query)["next"][0])

    assert sent_away.url.startswith(reverse("account_login"))
    assert "You were signed out before it was saved. Press it once more." in text_of(response)
    pairs = [(name, value) for name, values in MultiValueDict(_lists(fields)).lists() for value in values]
    assert form_of(response) == (url, pairs, button)
    assert done_ids(learner, course) == set()


def _lists(fields):
    return {name: value if isinstance(value, list) else [value] for name, value in fields.items()}


def test_ticks_too_many_to_keep_are_said_to_be_lost(client, learner, course, lessons):
    enrol(learner, course)
    url = reverse("tick_checklist", args=[lessons[0].pk])
    sent_away = client.post(url, {"shown": [f"{number:036}" for number in range(200)]})
    client.force_login(learner)

    response = client.get(parse_qs(urlsplit(sent_away.url).query)["next"][0], follow=True)

    assert response.redirect_chain[-1][0] == address(lessons[0])
    assert "You were signed out before your ticks were saved. Set them once more." in text_of(response)


def test_a_script_is_told_by_an_empty_answer_that_ticks_are_saved(client, learner, course, lessons):
    enrol(learner, course)
    url = reverse("tick_checklist", args=[lessons[0].pk])
    by_script = {"headers": {"X-Requested-With": "fetch"}}

    signed_out = client.post(url, **by_script)
    client.force_login(learner)
    saved = client.post(url, **by_script)

    assert (signed_out.status_code, saved.status_code, saved.content) == (302, 204, b"")
    assert "Your checklist is saved." not in text_of(client.get(address(lessons[0])))


def notices_of(response):
    """Each message: its words, and the words and address of its button."""
    found = []
    for notice in BeautifulSoup(response.content, "html.parser").select(".messages .notice"):
        form, link = notice.form, notice.select_one("a.button")
        way = (form.button.get_text(), form["action"]) if form else (link.get_text(), link["href"]) if link else ()
        found.append((notice.p.get_text(), *way))
    return found


def test_done_is_said_and_can_be_undone(client, learner, course, lessons):
    enrol(learner, course)
    client.force_login(learner)
    undo = reverse("undo_done", args=[lessons[0].pk])

    after = client.post(reverse("mark_done", args=[lessons[0].pk]), follow=True)
    undone = client.post(undo, follow=True)

    assert notices_of(after) == [("“Counting stock: lesson 1” is done.", "Undo", undo)]
    assert undone.redirect_chain[-1][0] == address(lessons[0])
    assert done_ids(learner, course) == set()


def test_completing_the_course_is_said_with_the_last_lesson(client, learner, course, lessons):
    enrol(learner, course)
    client.force_login(learner)
    for lesson in lessons[:2]:
        client.post(reverse("mark_done", args=[lesson.pk]), follow=True)

    after = client.post(reverse("mark_done", args=[lessons[2].pk]), follow=True)

    words = [notice[0] for notice in notices_of(after)]
    assert words == ["“Counting stock: lesson 3” is done. You have completed the course."]


def test_being_enrolled_by_a_mark_is_said_with_the_way_out(client, learner, course, lessons):
    Course.objects.update(access="open")
    client.force_login(learner)

    first = client.post(reverse("mark_done", args=[lessons[0].pk]), follow=True)
    second = client.post(reverse("mark_done", args=[lessons[1].pk]), follow=True)

    enrolled = "You are enrolled in the course from now on, so that your progress is kept."
    assert notices_of(first)[1:] == [(enrolled, "Leave", reverse("leave", args=[course.pk]))]
    assert notices_of(second)[1:] == []


def end_of(response):
    """What stands below the text: what is offered, and the way to the next lesson with the thumb's."""
    page = BeautifulSoup(response.content, "html.parser")
    offered = page.select_one(".lesson-end__done")
    for note in offered.select("[hidden]"):  # A script shows it where a mark waits for the network.
        note.decompose()
    after, thumb = page.select_one(".next a[rel=next]"), page.select_one(".thumb > a:last-child")
    words = " ".join(offered.get_text(" ", strip=True).split())
    return words, after.span.get_text(strip=True), thumb["aria-label"].partition(":")[0]


PRICE = {"price_minor": 80000, "currency": "KES"}
ENDS = [
    # access, is the next lesson a preview too, signed in, what is offered
    ({"access": "open"}, False, False, "Enrol to keep your place You may read on without it."),
    ({"access": "open"}, False, True, "Mark as done and continue"),
    ({"access": "free"}, False, False, "Enrol to read on, it is free"),
    ({"access": "free"}, False, True, "Enrol to read on, it is free"),
    ({"access": "free"}, True, False, "Enrol to keep your place You may read on without it."),
    ({"access": "paid", **PRICE}, False, False, "See the course, KSh\xa0800"),
    ({"access": "paid", **PRICE}, False, True, "See the course, KSh\xa0800"),
    ({"access": "paid", **PRICE}, True, True, "See the course, KSh\xa0800 You may read on without it."),
]


@pytest.mark.parametrize(("access", "next_is_free", "signed_in", "offered"), ENDS)
def test_the_end_of_a_lesson_offers_what_is_true(
    client, learner, course, lessons, access, next_is_free, signed_in, offered
):
    course.lessons.filter(position__lte=int(next_is_free)).update(free_preview=True)
    Course.objects.update(**access, version=F("version") + 1)
    if signed_in:
        client.force_login(learner)
    is_open = access["access"] == "open" or next_is_free

    words = end_of(client.get(address(lessons[0])))

    neighbours = ("Next", "Next lesson") if is_open else ("Next, locked", "Next lesson, locked")
    assert words == (" ".join(offered.split()), *neighbours)


def test_from_a_locked_lesson_one_button_leads_in(client, learner, course, lessons):
    client.force_login(learner)

    action, fields, words = form_of(client.get(address(lessons[1])))
    answer = client.post(action, dict(fields))

    assert (words, answer.url) == ("Enrol, it is free", address(lessons[1]))


def test_what_is_left_for_a_stranger_is_an_offer_to_enrol(client, learner, course, lessons):
    client.force_login(learner)
    url = reverse("whats_left", args=[course.pk])

    stranger = client.get(url)
    enrol(learner, course)
    enrolled = client.get(url)

    assert "You are not enrolled in this course, so nothing of it waits for you." in text_of(stranger)
    assert form_of(stranger) == (reverse("enrol", args=[course.pk]), [], "Enrol, it is free")
    assert "stand between you" not in text_of(stranger)
    assert "3 lessons stand between you" in text_of(enrolled)


def test_coming_back_continues_where_the_learner_was(client, learner, course, lessons):
    enrol(learner, course)
    client.force_login(learner)
    client.post(reverse("mark_done", args=[lessons[0].pk]))
    client.get(address(lessons[1]))

    response = client.get(reverse("continue_course", args=[course.pk]))

    assert response.url == address(lessons[1])


def test_a_lesson_is_saved_and_taken_off_again(client, learner, course, lessons):
    enrol(learner, course)
    client.force_login(learner)
    url = reverse("save_lesson", args=[lessons[0].pk])

    saved = client.post(url, {"keep": "yes"}, follow=True)
    assert "is saved" in text_of(saved)
    assert LessonBookmark.objects.get().lesson == lessons[0]

    client.post(url, {"keep": "no"})
    assert not LessonBookmark.objects.exists()


def test_a_report_keeps_what_was_typed_when_something_is_missing(client, learner, course, lessons):
    enrol(learner, course)
    client.force_login(learner)
    url = reverse("report_problem", args=[lessons[0].pk])

    bad = client.post(url, {"kind": "unclear", "text": ""})
    good = client.post(url, {"kind": "unclear", "text": "The sum is wrong."}, follow=True)

    assert "Say in a few words what is wrong." in text_of(bad)
    assert "checked" in text_of(bad)
    assert "The editors of the course will read it." in text_of(good)
    problem = LessonProblem.objects.get()
    assert (problem.text, problem.reporter, problem.lesson) == ("The sum is wrong.", learner, lessons[0])


def test_a_report_on_a_locked_lesson_is_refused_with_the_reason_and_the_words_stay(client, learner, lessons):
    client.force_login(learner)

    response = client.post(reverse("report_problem", args=[lessons[0].pk]), {"kind": "other", "text": "Let me in"})

    assert response.status_code == 403
    assert "This is locked because you are not enrolled." in text_of(response)
    assert ">\nLet me in</textarea>" in text_of(response)
    assert not LessonProblem.objects.exists()


def test_a_report_sent_after_the_session_ended_waits_for_the_person(client, learner, course, lessons):
    enrol(learner, course)
    url = reverse("report_problem", args=[lessons[0].pk])

    refused = client.post(url, {"kind": "unclear", "text": "The sum is wrong."})
    client.post(reverse("account_login"), {"login": learner.email, "password": PASSWORD})
    again = client.get(url)
    elsewhere = client.get(reverse("report_problem", args=[lessons[1].pk]))
    sent = client.post(url, {"kind": "unclear", "text": "The sum is wrong."})

    assert refused.status_code == 403
    assert "What you wrote is kept: sign in, then press “Send”." in text_of(refused)
    assert f"{reverse('account_login')}?next={url}" in text_of(refused)
    assert ">\nThe sum is wrong.</textarea>" in text_of(refused)
    assert ">\nThe sum is wrong.</textarea>" in text_of(again)
    assert "Press “Send” once more." in text_of(again)
    assert "The sum is wrong." not in text_of(elsewhere)
    assert sent.url == address(lessons[0])
    assert LessonProblem.objects.get().reporter == learner
    assert "The sum is wrong." not in text_of(client.get(url))


def test_reports_of_strangers_on_locked_lessons_are_kept_in_their_session_alone_and_limited(client, course, lessons):
    url = reverse("report_problem", args=[lessons[0].pk])
    for number in range(10):
        assert client.post(url, {"kind": "other", "text": f"Spam {number}"}).status_code == 403

    refused = client.post(url, {"kind": "other", "text": "One too many"})

    assert refused.status_code == 429
    assert "You have sent many reports this hour." in text_of(refused)
    assert "One too many" in text_of(refused)
    assert client.session["unsent_report"]["text"] == "Spam 9"
    assert not LessonProblem.objects.exists()


def keep_what_is_kept(client):
    """Menu and locale are kept in the process for a while; a budget counts what comes on top."""
    client.get(reverse("search"))


@pytest.mark.parametrize("count", [3, 30])
def test_a_lesson_costs_the_same_in_a_long_course(
    client, learner, publishing, index, count, django_assert_max_num_queries
):
    with publishing():
        page = make_course(f"Course of {count}", lessons=count)
    course = Course.objects.get(translation_key=page.translation_key)
    enrol(learner, course)
    client.force_login(learner)
    url = address(course.lessons.first())
    keep_what_is_kept(client)

    with django_assert_max_num_queries(7):
        first = client.get(url)
    with django_assert_max_num_queries(5):
        again = client.get(url)

    assert f"Lesson 1 of {count}" in text_of(first)
    assert text_of(first).count("lesson-link") == count == text_of(again).count("lesson-link")


@pytest.mark.parametrize("count", [3, 30])
def test_marking_costs_the_same_in_a_long_course(
    client, learner, publishing, index, count, django_assert_max_num_queries
):
    with publishing():
        page = make_course(f"Course of {count}", lessons=count)
    course = Course.objects.get(translation_key=page.translation_key)
    enrol(learner, course)
    client.force_login(learner)
    keep_what_is_kept(client)
    client.get(reverse("continue_course", args=[course.pk]))
    url = reverse("mark_done", args=[course.lessons.first().pk])

    with django_assert_max_num_queries(8):
        response = client.post(url)

    assert response.status_code == 302


def test_a_lesson_that_is_kept_ready_costs_three_queries(
    client, learner, course, lessons, settings, django_assert_num_queries
):
    """The session, the person, and what this person's record says of the lesson."""
    settings.PAGE_CACHE_SECONDS = 60
    enrol(learner, course)
    client.force_login(learner)
    keep_what_is_kept(client)
    first = client.get(address(lessons[0]))

    with django_assert_num_queries(3):
        again = client.get(address(lessons[0]))

    assert (
        BeautifulSoup(first.content, "html.parser").main.text == BeautifulSoup(again.content, "html.parser").main.text
    )


def test_reports_of_one_person_are_limited_and_the_words_stay(client, learner, course, lessons):
    enrol(learner, course)
    client.force_login(learner)
    url = reverse("report_problem", args=[lessons[0].pk])
    for number in range(10):
        assert client.post(url, {"kind": "other", "text": f"Fault {number}"}).status_code == 302

    refused = client.post(url, {"kind": "other", "text": "One too many"})

    assert LessonProblem.objects.count() == 10
    assert refused.status_code == 429
    assert "You have sent many reports this hour." in text_of(refused)
    assert "One too many" in text_of(refused)


def test_a_lesson_of_somebody_signed_in_is_kept_by_no_proxy(client, learner, course, lessons):
    enrol(learner, course)
    client.force_login(learner)

    assert client.get(address(lessons[0]))["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize("number", [0, 987654321, 9223372036854775808])
def test_numbers_that_name_nothing_are_answered_as_not_found(client, learner, index, number):
    client.force_login(learner)

    asked = [f"/files/{number}/1/a", f"/learn/courses/{number}/left/", f"/learn/courses/{number}/enrol/"]

    assert [client.get(one, follow=True).status_code for one in asked] == [404, 404, 404]


def test_a_course_without_lessons_has_nothing_to_finish(client, learner, course, lessons):
    enrol(learner, course)
    course.lessons.update(retired_at=timezone.now())
    Course.objects.update(version=F("version") + 1)
    client.force_login(learner)

    page = text_of(client.get(reverse("whats_left", args=[course.pk])))

    assert "The lessons of this course are not published at present." in page
    assert "Finish the course" not in page


def asides(html):
    return [tag.text.split() for tag in BeautifulSoup(html, "html.parser").select("aside")]


def test_the_list_on_this_page_stands_only_beside_lessons_with_headings(client, learner, publishing, index):
    heading = block("heading", {"text": "Sums", "level": "2"})
    with publishing():
        page = make_course("Counting", lessons=1, access="open")
        make_lesson(page, "With headings", body=[heading])
    lessons = LessonEdition.objects.filter(lesson__course__translation_key=page.translation_key)
    plain, headed = lessons.order_by("lesson__position").values_list("url_path", flat=True)

    visitor = asides(text_of(client.get(plain))), asides(text_of(client.get(headed)))
    client.force_login(learner)
    signed_in = asides(text_of(client.get(plain)))

    assert visitor == ([["Reading", "view"]], [["On", "this", "page", "Sums", "Reading", "view"]])
    assert signed_in == [["Save", "lesson", "Reading", "view"]]


def test_the_preview_of_a_lesson_without_headings_has_no_empty_column(learner, course, rf):
    page = LessonPage.objects.first()
    page.body = [{"type": "heading", "value": {"text": "", "level": "2"}}]

    preview = page.make_preview_request(preview_mode="", extra_request_attrs={"user": learner})

    assert asides(preview.render().content) == []
