"""A lesson that is not out yet."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from tests.factories.canaries import CANARY, give_access, make_cage
from tests.learnsync.canary.looking import browser_of, everything_in, file_address, found_by, leaks


@pytest.mark.parametrize("access", ["paid", "open"])
def test_a_scheduled_lesson_is_for_nobody_before_its_time(publishing, learner, access):
    opens = timezone.now() + timedelta(days=1)
    with publishing():
        cage = make_cage(access, go_live_at=opens)
    reader = browser_of(learner)
    give_access(learner, cage.course)
    later = SimpleNamespace(pk=10**9)
    addresses = ["/courses/cage-birds/songs/the-locked-one/", "/courses/cage-birds/", "/sitemap.xml", "/dashboard/"]
    addresses += [file_address(lesson, one) for one in cage.files for lesson in (cage.free_lesson, later)]

    assert leaks(reader, addresses) == leaks(Client(), addresses) == []
    assert found_by(reader, CANARY) == []

    with time_machine.travel(opens + timedelta(minutes=1), tick=False), publishing():
        call_command("publish_scheduled")
    assert CANARY.casefold() in everything_in(browser_of(learner).get(addresses[0]))
