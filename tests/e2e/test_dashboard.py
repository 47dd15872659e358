"""My learning in a real browser."""

import pytest
from playwright.sync_api import expect

from courses.enrolment.actions import enrol
from courses.models import Lesson
from courses.progress.actions import mark_done
from tests.factories.journeys import course_of, make_journey_site
from tests.factories.people import make_person


@pytest.mark.looks
@pytest.mark.parametrize("color_scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_week_can_be_read_by_everybody(
    live_server, open_context, sign_in, check_accessibility, check_fits, color_scheme, width
):
    course, learner = course_of(make_journey_site()), make_person("learner")
    enrol(learner, course)
    for lesson in Lesson.objects.filter(course=course, required=True).select_related("course")[:2]:
        mark_done(learner, lesson)
    page = open_context(color_scheme=color_scheme, viewport={"width": width, "height": 900}).new_page()
    sign_in(page, learner)

    page.goto("/dashboard/")

    week = page.get_by_role("region", name="This week")
    expect(week.get_by_role("listitem")).to_have_count(7)
    expect(week.get_by_role("listitem").last).to_contain_text("today: 2 lessons")
    expect(week).to_contain_text("2 lessons on 1 day this week.")
    check_accessibility(page)
    check_fits(page)
