"""How far somebody is on a path, and what comes next. Nothing here asks the database."""

from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True)
class Record:
    """What a learner has done, by translation keys of courses and paths."""

    completed: frozenset = field(default_factory=frozenset)
    begun: frozenset = field(default_factory=frozenset)


@dataclass(frozen=True)
class StepState:
    """A step as it stands for one learner: `keys` are what is offered in it or done already, in the step's order."""

    number: int
    block_id: UUID
    needed: int
    keys: tuple
    done: frozenset

    @property
    def is_done(self):
        return len(self.done) >= self.needed

    @property
    def is_choice(self):
        return len(self.keys) > self.needed

    @property
    def missing(self):
        return max(0, self.needed - len(self.done))


@dataclass(frozen=True)
class Next:
    """What comes next: a course of a step; in a choice that is not made yet, the step alone."""

    path_key: UUID
    step: StepState
    course_key: UUID | None


class Progress:
    """One learner on any number of paths.

    A course counts when completed, a choice when as many as needed are, a path when all its steps are. What was
    completed once stays so. What is offline asks nothing of anybody: it counts for those who have done it, for all
    others the step needs as much less.
    """

    def __init__(self, ways, record):
        self.ways, self.record = ways, record
        self._steps = {}

    def steps(self, path_key):
        """The steps of a path that have something in them."""
        if path_key not in self._steps:
            self._steps[path_key] = []  # A path that leads back to itself ends here.
            states = []
            for step in self.ways.steps.get(path_key, ()):
                if state := self._state(step, len(states) + 1):
                    states.append(state)
            self._steps[path_key] = states
        return self._steps[path_key]

    def _state(self, step, number):
        done = frozenset(key for key in step.keys if self.is_done(key))
        keys = tuple(key for key in step.keys if key in done or self.is_offered(key))
        return StepState(number, step.block_id, min(step.needed, len(keys)), keys, done) if keys else None

    def is_done(self, key):
        if key in self.record.completed:
            return True
        steps = self.steps(key)
        return bool(steps) and all(step.is_done for step in steps)

    def is_offered(self, key):
        if key in self.ways.courses:
            return self.ways.courses[key].retired_at is None
        path = self.ways.paths.get(key)
        return path is not None and path.retired_at is None and bool(self.steps(key))

    def next_of(self, path_key):
        """Where a learner goes on; None when nothing is left. What was begun comes before what was not."""
        step = next((step for step in self.steps(path_key) if not step.is_done), None)
        if step is None:
            return None
        left = [key for key in step.keys if key not in step.done]
        begun = [key for key in left if key in self.record.begun]
        if not begun and len(left) > step.missing:
            return Next(path_key, step, None)
        key = (begun or left)[0]
        return self.next_of(key) if key in self.ways.steps else Next(path_key, step, key)

    def minutes(self, key, course_minutes):
        """How long a course or path takes; of a choice the shortest are counted."""
        if key in self.ways.courses:
            return course_minutes.get(key, 0)
        return sum(
            sum(sorted(self.minutes(inner, course_minutes) for inner in step.keys)[: step.needed])
            for step in self.steps(key)
        )

    def courses_in(self, key):
        """Keys of all courses on a path, each once, in the order of the way."""
        found = {}
        for step in self.steps(key):
            for inner in step.keys:
                found.update({inner: None} if inner in self.ways.courses else dict.fromkeys(self.courses_in(inner)))
        return list(found)
