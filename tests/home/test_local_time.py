"""Times stand in the time zone of whoever reads."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from community.profiles.models import Profile
from courses.models import CourseCompletion
from home.accounts.backends import AccountBackend
from home.local_time import LocalTimeMiddleware, zone_of
from tests.factories.outline import make_outline
from tests.factories.profiles import make_profile

NEARLY_MIDNIGHT = datetime(2026, 3, 9, 22, 30, tzinfo=UTC)


@pytest.fixture
def completed(learner):
    course = make_outline("Letters")
    CourseCompletion.objects.create(learner=learner, course=course, completed_at=NEARLY_MIDNIGHT)
    return course


def day_shown(client, course):
    page = client.get(reverse("course_completed", args=[course.pk])).content.decode()
    return [day for day in ("8 March 2026", "9 March 2026", "10 March 2026") if day in page]


def test_a_learner_reads_times_of_the_own_time_zone(client, learner, completed):
    client.force_login(learner)
    assert day_shown(client, completed) == ["10 March 2026"], "in Nairobi, the site's"

    make_profile(learner, "moja", time_zone="America/New_York")

    assert day_shown(client, completed) == ["9 March 2026"]
    assert timezone.get_current_timezone_name() == "Africa/Nairobi", "the next request begins with the site's"


@pytest.mark.parametrize("zone", ["", "Moon/Crater", "../etc/passwd"])
def test_a_zone_nobody_knows_is_the_sites(client, learner, completed, zone):
    make_profile(learner, "moja")
    Profile.objects.update(time_zone=zone)
    client.force_login(learner)

    assert day_shown(client, completed) == ["10 March 2026"]


def test_without_a_session_cookie_nobody_is_asked_for():
    request = RequestFactory().get("/")  # It has neither session nor user.

    assert zone_of(request) is None


def test_a_cookie_of_nobody_is_harmless():
    request = RequestFactory().get("/")
    request.COOKIES["sessionid"] = "gone"
    request.user = AnonymousUser()

    assert LocalTimeMiddleware(lambda request: timezone.get_current_timezone_name())(request) == "Africa/Nairobi"


def test_the_zone_comes_with_the_person(learner, django_assert_num_queries):
    make_profile(learner, "moja", time_zone="Asia/Kolkata")

    with django_assert_num_queries(1):
        person = AccountBackend().get_user(learner.pk)

    assert person.time_zone == "Asia/Kolkata"
