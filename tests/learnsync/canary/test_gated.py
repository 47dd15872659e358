"""A learner who is in, but needs another course first, sees nothing of what is locked; then all of it."""

from courses.models import Course, CourseCompletion, Prerequisite
from tests.factories.canaries import CANARY
from tests.learnsync.canary.looking import (
    back_rooms,
    files,
    found_by,
    leaks,
    leaks_in_other_ways,
    lesson_address,
    let_in,
    not_shown,
    screens,
    some_files,
)


def test_what_another_course_locks_shows_nowhere_until_that_is_completed(cage, learner):
    first = Course.objects.exclude(pk=cage.course.pk).get()
    Prerequisite.objects.create(course=cage.course, key=first.translation_key, position=0, hard=True)
    Course.objects.filter(pk=cage.course.pk).update(gating="hard")
    reader = let_in(learner, cage)

    doors = [lesson_address(cage), lesson_address(cage, "sw"), *some_files(cage)]
    found = leaks(reader, [*screens(cage), *files(cage), *back_rooms(cage)]) + leaks_in_other_ways(reader, doors)
    searched = found_by(reader, CANARY) + found_by(reader, CANARY, prefix="/sw")
    told = reader.get(lesson_address(cage))
    CourseCompletion.objects.create(learner=learner, course=first)

    assert found == searched == []
    assert told.status_code == 403
    assert "This is locked because you need “Open birds” first." in told.content.decode()
    assert not_shown(reader, cage) == set()
