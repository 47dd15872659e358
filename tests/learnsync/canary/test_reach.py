"""By every address, in every language, as every person, and in other ways than a browser asks."""

from django.urls import reverse

from courses.progress.actions import mark_done, report_problem, save_lesson
from home.outbox.models import Event
from tests.factories.canaries import CANARY, DRAFTED, FOR_INSTRUCTORS
from tests.factories.people import PASSWORD, make_person
from tests.learnsync.canary.looking import (
    OUTSIDERS,
    back_rooms,
    everything_in,
    files,
    leaks,
    leaks_in_other_ways,
    lesson_address,
    let_in,
    not_shown,
    screens,
    some_files,
)


def test_who_has_access_sees_all_of_it_and_nobody_else_any(cage, learner, outsiders):
    reader = let_in(learner, cage)
    assert len(cage.words) > 100 and len(cage.files) == 8 and len(cage.pictures) == 6
    assert not_shown(reader, cage) == set()

    addresses = [*screens(cage), *files(cage), *back_rooms(cage)]
    found = {who: leaks(client, addresses) for who, client in outsiders.items()}
    doors = [lesson_address(cage), lesson_address(cage, "sw"), cage.course.editions.first().url_path, *some_files(cage)]
    by_other_ways = {who: leaks_in_other_ways(client, doors) for who, client in outsiders.items()}

    assert found == by_other_ways == {who: [] for who in OUTSIDERS}


def test_notes_for_instructors_and_drafts_are_not_even_for_those_who_have_access(cage, learner):
    reader = let_in(learner, cage)
    assert FOR_INSTRUCTORS in str(cage.lesson_page.body.raw_data)
    assert DRAFTED in str(cage.lesson_page.latest_revision.content)

    addresses = [*screens(cage), *some_files(cage), *back_rooms(cage)]

    assert leaks(reader, addresses, (f"{FOR_INSTRUCTORS}-", DRAFTED)) == []


def test_mails_and_announcements_carry_none_of_it(cage, learner, mailoutbox, client):
    let_in(learner, cage)
    report_problem(learner, cage.lesson, cage.page.locale, kind="other", text="A word is missing.")
    save_lesson(learner, cage.lesson)
    mark_done(learner, cage.lesson)
    assert mark_done(learner, cage.free_lesson).completed, "the course is completed"
    client.post(reverse("account_reset_password"), {"email": learner.email})

    said = [str(mail.message()) for mail in mailoutbox] + [
        f"{event.name} {event.data}" for event in Event.objects.all()
    ]

    assert len(mailoutbox) == 1
    assert {"learner_enrolled", "course_completed", "lesson_problem_reported"} <= {one.split()[0] for one in said[1:]}
    assert [one for one in said if CANARY.casefold() in one.casefold() or DRAFTED.casefold() in one.casefold()] == []


def test_signing_in_or_enrolling_elsewhere_opens_nothing(cage, client):
    stranger = make_person("stranger")
    client.post("/accounts/login/", {"login": stranger.email, "password": PASSWORD})
    assert "_auth_user_id" in client.session

    answers = [
        client.post(reverse("mark_done", args=[cage.lesson.pk]), follow=True),
        client.post(reverse("save_lesson", args=[cage.lesson.pk]), {"keep": "yes", "from": "dashboard"}, follow=True),
        client.post(reverse("tick_checklist", args=[cage.lesson.pk]), follow=True),
        client.post(reverse("report_problem", args=[cage.lesson.pk]), {"kind": "other", "text": "Show"}, follow=True),
        client.post(reverse("finish_course", args=[cage.course.pk]), follow=True),
        client.post(lesson_address(cage), {"next": lesson_address(cage)}),
    ]

    assert [answer.status_code for answer in answers] == [403, 403, 403, 403, 200, 403]
    assert [answer for answer in answers if CANARY.casefold() in everything_in(answer)] == []
