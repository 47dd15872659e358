"""What ends a reader's access, and what takes a lesson away from everybody."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page

from courses.enrolment.actions import leave
from courses.models import AccessGrant
from courses.progress.actions import save_lesson
from home.page_cache.version import forget_version
from tests.factories.canaries import CANARY
from tests.learnsync.canary.looking import found_by, leaks, let_in, not_shown, screens, some_files


@pytest.fixture(autouse=True)
def pages_are_kept(settings):
    """What is kept ready of a lesson must not outlive its end."""
    settings.PAGE_CACHE_SECONDS = 60
    forget_version()


def unpublish_the_lesson(cage, learner):
    cage.lesson_page.unpublish()
    cage.translation.unpublish()


def unpublish_the_module(cage, learner):
    for page in Page.objects.filter(translation_key=cage.module.translation_key):
        page.specific.unpublish()


def unpublish_the_course(cage, learner):
    for page in Page.objects.filter(translation_key=cage.page.translation_key):
        page.specific.unpublish()


def retire_the_lesson(cage, learner):
    cage.course.lessons.filter(pk=cage.lesson.pk).update(retired_at=timezone.now())
    course = cage.course
    course.version = 1000
    course.save()


def revoke_the_grant(cage, learner):
    AccessGrant.objects.filter(learner=learner).update(revoked_at=timezone.now())


def end_the_grant(cage, learner):
    AccessGrant.objects.filter(learner=learner).update(ends=timezone.now() - timedelta(seconds=1))


def leave_the_course(cage, learner):
    leave(learner, cage.course)
    if cage.course.access == "paid":  # What was bought stays bought, even for those who have left.
        revoke_the_grant(cage, learner)


@pytest.mark.parametrize(
    "end",
    [unpublish_the_lesson, unpublish_the_module, unpublish_the_course, retire_the_lesson, revoke_the_grant,
     end_the_grant, leave_the_course],
)  # fmt: skip
def test_what_has_ended_has_ended(cage, learner, publishing, end):
    reader = let_in(learner, cage)
    save_lesson(learner, cage.lesson)
    kept_addresses = [*screens(cage), *some_files(cage)]
    assert not_shown(reader, cage) == set()

    with publishing():
        end(cage, learner)

    assert leaks(reader, kept_addresses) == []
    assert found_by(reader, CANARY) == []
