"""The cage, a learner to be let in, and those who stay outside."""

import pytest

from courses.enrolment.actions import enrol
from courses.models import Course, Instructor
from tests.factories.canaries import make_cage, make_open_course
from tests.factories.people import make_person
from tests.ground import anew, as_if_committed
from tests.learnsync.canary.looking import OUTSIDERS, browser_of


@pytest.fixture(scope="module", params=["paid", "free"])
def standing_cage(request, standing):
    with standing(lambda: make_cages(request.param)) as cage:
        yield cage


def make_cages(access):
    with as_if_committed():
        cage = make_cage(access)
        make_open_course()
    return cage


@pytest.fixture
def cage(db, standing_cage):
    return anew(standing_cage)


@pytest.fixture
def learner(db):
    return make_person("learner")


@pytest.fixture
def outsiders(cage):
    other = Course.objects.exclude(pk=cage.course.pk).get()
    people = {name: make_person(name.split()[0], group=name.title()) for name in OUTSIDERS[4:]}
    reader, teacher = make_person("reader"), make_person("teacher", group="Instructor")
    enrol(reader, other)
    other.instructors.add(Instructor.objects.create(name="Teacher", slug="teacher", user=teacher))
    named = [None, make_person("stranger"), reader, teacher, *people.values()]
    return dict(zip(OUTSIDERS, map(browser_of, named), strict=True))
