"""What a learner meets when the line breaks or the session ends: nothing is lost, and the page says what is so."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from courses.enrolment.actions import enrol
from courses.models import ChecklistTick, LessonEdition
from tests.factories.journeys import course_of, make_journey_site
from tests.factories.people import PASSWORD, make_person

FAILED = "Not saved. Press “Save my ticks”."


@pytest.fixture
def lesson(live_server, page, sign_in):
    """An open lesson with a checklist, and its reader."""
    course = course_of(make_journey_site())
    learner = make_person("learner")
    enrol(learner, course)
    sign_in(page, learner)
    page.goto(LessonEdition.objects.get(title="Count the till").url_path)
    return learner


def test_ticks_say_saved_only_when_they_are(page, lesson):
    status, button = page.locator(".checklist [role=status]"), page.get_by_role("button", name="Save my ticks")

    page.get_by_label("Till counted").check()
    expect(status).to_have_text("Saved")
    expect(button).to_be_hidden()

    page.context.set_offline(True)
    page.get_by_label("Door locked").check()
    expect(status).to_have_text(FAILED)
    expect(button).to_be_visible()

    page.context.set_offline(False)
    page.get_by_label("Door locked").uncheck()
    expect(status).to_have_text("Saved")
    expect(button).to_be_hidden()

    Session.objects.all().delete()
    page.get_by_label("Door locked").check()
    expect(status).to_have_text(FAILED)
    expect(button).to_be_visible()
    assert ChecklistTick.objects.count() == 1


def test_ticks_sent_after_the_session_ended_come_back_after_sign_in(page, lesson):
    Session.objects.all().delete()
    page.get_by_label("Door locked").check()
    page.get_by_role("button", name="Save my ticks").click()

    page.locator("input[name=login]").fill(lesson.email)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=password]").press("Enter")
    page.get_by_text("You were signed out before it was saved. Press it once more.").wait_for()
    page.get_by_role("button", name="Save my ticks").click()

    expect(page.get_by_text("Your checklist is saved.")).to_be_visible()
    expect(page.get_by_label("Door locked")).to_be_checked()
    assert ChecklistTick.objects.count() == 1


def test_after_a_failed_form_the_summary_has_the_focus(page, live_server):
    page.goto("/accounts/login/")
    page.locator("form.stack").evaluate("form => { form.noValidate = true; }")
    page.get_by_role("button", name="Sign in", exact=True).click()

    expect(page.locator(".errors")).to_be_focused()
    expect(page).to_have_title("Error: Sign in · Learnsync")


def test_done_is_taken_back_without_javascript(open_context, live_server, sign_in):
    page = open_context(java_script_enabled=False).new_page()
    learner = make_person("learner")
    enrol(learner, course_of(make_journey_site()))
    sign_in(page, learner)
    page.goto(LessonEdition.objects.get(title="Count the till").url_path)

    page.get_by_role("button", name="Mark as done and continue").click()
    notice = page.get_by_role("status").filter(has_text="“Count the till” is done.")
    expect(notice).to_be_visible()
    notice.get_by_role("button", name="Undo").click()

    expect(page.locator("h1")).to_have_text("Count the till")
    expect(page.get_by_role("button", name="Mark as done and continue")).to_be_visible()
