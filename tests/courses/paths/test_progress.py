"""How far somebody is on a path: worked out by rules, compared with counting by hand."""

import uuid
from types import SimpleNamespace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courses.paths.progress import Progress, Record
from courses.paths.reading import Step, Ways

COURSES = [uuid.UUID(int=number) for number in range(1, 7)]
PATHS = [uuid.UUID(int=number) for number in range(101, 105)]


def row(*, retired=False):
    return SimpleNamespace(retired_at="2027-01-01" if retired else None)


def way(*steps):
    """Steps from pairs of how many are needed and what of."""
    return tuple(Step(uuid.uuid4(), needed, tuple(keys)) for needed, keys in steps)


def ways_of(steps, *, retired=()):
    keys = {key for one in steps.values() for step in one for key in step.keys}
    return Ways(
        steps,
        {key: row(retired=key in retired) for key in keys - set(PATHS)},
        {key: row(retired=key in retired) for key in steps},
    )


def progress(steps, *, completed=(), begun=(), retired=()):
    return Progress(ways_of(steps, retired=retired), Record(frozenset(completed), frozenset(begun)))


def test_a_course_counts_when_completed_a_choice_when_enough_are():
    one, two, three, four, *_ = COURSES
    outer = PATHS[0]
    steps = {outer: way((1, [one]), (2, [two, three, four]))}

    none, first, almost, all_of_it = (
        [step.is_done for step in progress(steps, completed=completed).steps(outer)]
        for completed in ([], [one], [one, two], [one, two, four])
    )

    assert (none, first, almost, all_of_it) == ([False, False], [True, False], [True, False], [True, True])


def test_an_inner_path_counts_when_it_is_complete():
    outer, inner = PATHS[:2]
    one, two, *_ = COURSES
    steps = {outer: way((1, [inner])), inner: way((1, [one]), (1, [two]))}

    half, whole = (progress(steps, completed=done) for done in ([one], [one, two]))

    assert (half.is_done(outer), whole.is_done(inner), whole.is_done(outer)) == (False, True, True)


def test_what_was_completed_once_stays_so():
    outer, inner = PATHS[:2]
    steps = {outer: way((1, [inner])), inner: way((1, [COURSES[0]]))}

    assert progress(steps, completed=[inner]).is_done(outer)


def test_what_is_offline_asks_nothing_and_still_counts_for_those_who_did_it():
    one, two, three, *_ = COURSES
    outer = PATHS[0]
    steps = {outer: way((1, [one]), (2, [two, three]))}

    fresh = progress(steps, retired=[one, three])
    done_before = progress(steps, completed=[one, three], retired=[one, three])

    assert [(step.keys, step.needed, step.is_done) for step in fresh.steps(outer)] == [((two,), 1, False)]
    assert [step.keys for step in done_before.steps(outer)] == [(one,), (two, three)]
    assert [step.is_done for step in done_before.steps(outer)] == [True, False]


def test_a_path_of_which_nothing_is_offered_is_not_done():
    outer = PATHS[0]

    assert not progress({outer: way((1, [COURSES[0]]))}, retired=COURSES).is_done(outer)
    assert not progress({outer: ()}).is_done(outer)


def test_next_is_the_first_course_that_is_left():
    one, two, *_ = COURSES
    outer, inner = PATHS[:2]
    steps = {outer: way((1, [one]), (1, [inner])), inner: way((1, [two]))}

    following = progress(steps, completed=[one]).next_of(outer)

    assert (following.path_key, following.step.number, following.course_key) == (inner, 1, two)


def test_a_choice_that_is_not_made_is_next_by_itself_and_what_was_begun_is_the_choice():
    one, two, three, *_ = COURSES
    outer = PATHS[0]
    steps = {outer: way((2, [one, two, three]))}

    nothing, begun, last = (
        progress(steps, completed=done, begun=started).next_of(outer).course_key
        for done, started in [([one], []), ([one], [three]), ([], [two])]
    )

    assert (nothing, begun, last) == (None, three, two)


def test_nothing_is_next_when_all_is_done():
    outer = PATHS[0]

    assert progress({outer: way((1, [COURSES[0]]))}, completed=COURSES).next_of(outer) is None


def test_of_a_choice_the_shortest_are_counted_in_minutes():
    one, two, three, *_ = COURSES
    outer = PATHS[0]
    steps = {outer: way((1, [one]), (1, [two, three]))}

    assert progress(steps).minutes(outer, {one: 60, two: 90, three: 30}) == 90


def test_a_path_that_leads_back_to_itself_has_an_end():
    outer, inner = PATHS[:2]
    steps = {outer: way((1, [inner])), inner: way((1, [outer]), (1, [COURSES[0]]))}

    one = progress(steps, completed=[COURSES[0]])

    assert one.is_done(outer) in {True, False}
    assert one.next_of(outer) is None or one.next_of(outer).step


# Path number n leads to courses and to paths with a higher number: no circles.
def steps_of(number):
    target = st.sampled_from(COURSES + PATHS[number + 1 :])
    targets = st.lists(target, min_size=1, max_size=4, unique=True)
    step = targets.flatmap(lambda keys: st.tuples(st.integers(1, len(keys)), st.just(keys)))
    return st.lists(step, max_size=4)


worlds = st.tuples(*[steps_of(number) for number in range(len(PATHS))])
some_courses = st.sets(st.sampled_from(COURSES))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(worlds, some_courses, some_courses)
def test_progress_is_what_counting_by_hand_says(world, completed, retired):
    written = dict(zip(PATHS, world, strict=True))
    steps = {key: way(*of) for key, of in written.items()}

    found = progress(steps, completed=completed, retired=retired)

    def offered(key):
        return key not in retired if key in COURSES else any(counts(step) for step in written[key])

    def counts(step):
        return any(done(key) or offered(key) for key in step[1])

    def done(key):
        if key in COURSES:
            return key in completed
        asked = [step for step in written[key] if counts(step)]
        return bool(asked) and all(enough(step) for step in asked)

    def enough(step):
        needed, keys = step
        there = [key for key in keys if done(key) or offered(key)]
        return sum(done(key) for key in keys) >= min(needed, len(there))

    for path in PATHS:
        assert found.is_done(path) == done(path)
        assert len(found.steps(path)) == sum(counts(step) for step in written[path])


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(worlds, some_courses)
def test_more_done_never_takes_a_path_away_and_next_leads_to_the_end(world, completed):
    steps = {key: way(*of) for key, of in zip(PATHS, world, strict=True)}
    before = {path for path in PATHS if progress(steps, completed=completed).is_done(path)}
    done, path = set(completed), PATHS[0]

    for _step in range(len(COURSES) + 1):
        following = progress(steps, completed=done, begun=COURSES + PATHS).next_of(path)
        if following is None:
            break
        assert following.course_key not in done
        done.add(following.course_key)

    after = progress(steps, completed=done)
    assert before <= {path for path in PATHS if after.is_done(path)}
    assert after.is_done(path) == bool(after.steps(path))
