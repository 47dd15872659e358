"""Kinds of lessons, and live ones: when they take place, who sees the link, and a file for one's calendar."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from courses.catalogue.pages import LessonPage
from courses.enrolment.actions import enrol
from courses.models import Course, Lesson, LessonEdition
from courses.progress.live import calendar_file
from tests.factories.content import make_course, make_lesson, swahili
from tests.factories.profiles import make_profile

MEETING = "https://meet.example.org/ZEBRAFINCH"
STARTS = datetime(2031, 1, 14, 15, 0, tzinfo=UTC)
LIVE = {"kind": "live", "starts_at": STARTS, "live_minutes": 90, "meeting_url": MEETING}


@pytest.fixture
def course(publishing, index):
    """A free course: one lesson of each kind."""
    with publishing():
        page = make_course("Counting stock", lessons=0, access="free")
        make_lesson(page, "Read")
        make_lesson(page, "Watch", kind="video")
        make_lesson(page, "Listen", kind="audio")
        make_lesson(page, "Meet", **LIVE)
        make_lesson(page, "Do", kind="practice")
    return Course.objects.get(translation_key=page.translation_key)


def address_of(title):
    return LessonEdition.objects.get(title=title).url_path


def live_lesson():
    return Lesson.objects.get(kind="live")


def kinds_in(response):
    page = BeautifulSoup(response.content, "html.parser")
    return [one.get_text(" ", strip=True) for one in page.select("main .lesson-kind")]


def test_kinds_and_meetings_come_from_the_page_in_the_source_language(publishing, course):
    page = LessonPage.objects.get(title="Meet")
    with publishing():
        copy = page.copy_for_translation(swahili(), copy_parents=True)
        copy.kind, copy.meeting_url = "audio", "https://elsewhere.example.org/"
        copy.save_revision().publish()

    rows = list(course.lessons.order_by("position").values_list("kind", flat=True))
    row = live_lesson()
    assert rows == ["reading", "video", "audio", "live", "practice"]
    assert (row.starts_at, row.live_minutes, row.meeting_url) == (STARTS, 90, MEETING)


def test_what_stood_in_the_fields_of_a_live_lesson_goes_with_the_kind(publishing, course):
    page = LessonPage.objects.get(title="Meet")
    page.kind = "reading"
    with publishing():
        page.save_revision().publish()

    row = course.lessons.get(position=3)
    assert (row.kind, row.starts_at, row.live_minutes, row.meeting_url) == ("reading", None, None, "")


def test_a_new_date_changes_the_outline_readers_have(client, publishing, course):
    before = kinds_in(client.get("/courses/counting-stock/"))
    page = LessonPage.objects.get(title="Meet")
    page.starts_at = STARTS + timedelta(days=1)
    with publishing():
        page.save_revision().publish()

    after = kinds_in(client.get("/courses/counting-stock/"))

    assert before[2] == "Live lesson, 14 Jan 2031, 18:00"
    assert after[2] == "Live lesson, 15 Jan 2031, 18:00"


def test_course_page_lesson_and_dashboard_say_what_kind_it_is(client, learner, course):
    everywhere = ["Video", "Audio", "Live lesson, 14 Jan 2031, 18:00", "Practice"]
    enrol(learner, course)
    client.force_login(learner)

    course_page, lesson = client.get("/courses/counting-stock/"), client.get(address_of("Watch"))
    dashboard = client.get(reverse("dashboard"))

    assert (kinds_in(course_page), kinds_in(lesson)) == (everywhere, everywhere)
    assert kinds_in(dashboard) == ["Video"]


def test_the_link_to_join_is_for_those_who_may_open_the_lesson(client, learner, course):
    stranger = [client.get(place).content.decode() for place in (address_of("Meet"), "/courses/counting-stock/")]
    enrol(learner, course)
    client.force_login(learner)
    inside = client.get(address_of("Meet")).content.decode()

    assert [MEETING in text for text in (*stranger, inside)] == [False, False, True]
    assert "Tuesday, 14 January 2031, 18:00" in inside
    assert "to 19:30, Nairobi time" in " ".join(inside.split())


def test_times_are_those_of_the_readers_zone(client, learner, course):
    enrol(learner, course)
    make_profile(learner, "wanjiru.k", time_zone="America/New_York")
    client.force_login(learner)

    inside = " ".join(client.get(address_of("Meet")).content.decode().split())

    assert "Tuesday, 14 January 2031, 10:00" in inside
    assert "to 11:30, New York time" in inside


def test_when_it_is_over_nobody_is_asked_to_join(client, learner, course):
    Lesson.objects.filter(pk=live_lesson().pk).update(starts_at=timezone.now() - timedelta(hours=2))
    enrol(learner, course)
    client.force_login(learner)

    inside = client.get(address_of("Meet")).content.decode()

    assert "This live lesson has taken place" in inside
    assert MEETING not in inside


def test_the_calendar_file_is_for_those_who_may_open_the_lesson(client, learner, course):
    address = reverse("lesson_calendar", args=[live_lesson().pk])

    stranger = client.get(address)
    enrol(learner, course)
    client.force_login(learner)
    inside = client.get(address)

    assert (stranger.status_code, stranger.url) == (302, address_of("Meet"))
    assert inside["Content-Type"] == "text/calendar; charset=utf-8"
    assert inside["Cache-Control"] == "private, no-store"
    lines = inside.content.decode().split("\r\n")
    assert [line for line in lines if line.startswith(("DTSTART", "DTEND", "SUMMARY", "LOCATION"))] == [
        "DTSTART:20310114T150000Z",
        "DTEND:20310114T163000Z",
        "SUMMARY:Meet",
        f"LOCATION:{MEETING}",
    ]


def test_only_live_lessons_have_a_calendar_file(client, learner, course):
    enrol(learner, course)
    client.force_login(learner)
    reading = course.lessons.get(kind="reading")

    assert client.get(reverse("lesson_calendar", args=[reading.pk])).status_code == 404


def test_titles_of_any_kind_keep_to_the_format():
    title = "Moja; mbili, tatu\\nne: " + "swali la kwanza ñandú " * 10 + "\r\nATTACH:x"
    lesson = SimpleNamespace(translation_key="key", starts_at=STARTS, live_minutes=None, meeting_url="")

    file = calendar_file(lesson, title=title, address="https://example.org/l/", host="example.org")

    lines = file.split("\r\n")
    assert max(len(line.encode()) for line in lines) <= 75
    assert "DTEND:20310114T160000Z" in lines
    assert [line for line in lines if line.startswith("ATTACH")] == []
    unfolded = file.replace("\r\n ", "").split("\r\n")
    assert next(line for line in unfolded if line.startswith("SUMMARY")).startswith(
        "SUMMARY:Moja\\; mbili\\, tatu\\\\nne: swali"
    )


@pytest.mark.parametrize(
    ("data", "errors"),
    [
        ({"kind": "live"}, {"starts_at": ["Say when the live lesson takes place."]}),
        ({"kind": "live", "starts_at": "2031-01-14 18:00"}, {}),
        ({"kind": "reading", "meeting_url": "ftp://meet.example.org/"}, {"meeting_url": ["Enter a valid URL."]}),
        ({"kind": "reading"}, {}),
    ],
)
def test_an_editor_is_told_what_a_live_lesson_needs(index, data, errors):
    form = form_for(index, **data)

    form.is_valid()

    assert form.errors == errors


def test_a_draft_of_a_live_lesson_may_wait_for_its_date(index):
    form = form_for(index, kind="live")
    form.defer_required_fields()

    assert form.is_valid(), form.errors


def form_for(index, **data):
    form_class = LessonPage.get_edit_handler().get_form_class()
    page = make_course(lessons=0)
    comments = {f"comments-{part}": "0" for part in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")}
    given = {"title": "Meet", "slug": "meet", "body-count": "0", **comments, **data}
    return form_class(given, instance=LessonPage(title="Meet"), parent_page=page)
