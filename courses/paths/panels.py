"""The learner's paths on the dashboard, and all of them on the home page."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import get_language

from courses.outline.editions import editions_of
from courses.paths.listing import path_cards
from courses.paths.models import PathEnrolment
from courses.paths.pages import LearningPathIndexPage
from courses.paths.progress import Progress
from courses.paths.reading import path_editions_here, path_editions_of, read_ways
from courses.paths.rules import record_of
from home.dashboard import Panel
from home.languages import active_locale_id
from home.page_cache.kept import kept

ON_THE_SHELF = 3


@dataclass(frozen=True)
class PathOfMine:
    """A path the learner is on: `states` has a word for each step, `courses` the keys of all its courses.

    `following` is the edition of the course that is next; without one the next step is a choice, or nothing is left.
    """

    enrolment: PathEnrolment
    edition: object
    states: list
    courses: frozenset = frozenset()
    following: object = None

    @property
    def path(self):
        return self.enrolment.path

    @property
    def stitches(self):
        """For the woven bar: all steps in one part."""
        return [self.states] if self.states else []

    @property
    def done(self):
        return self.states.count("done")

    @property
    def is_completed(self):
        return bool(self.enrolment.completed_at) or 0 < len(self.states) == self.done


def paths_of_mine(user):
    """Paths the learner is on, the last one set out on first. The same queries, however many; one if there is none."""
    enrolments = (
        PathEnrolment.objects.filter(learner=user, left_at=None).select_related("path").order_by("-enrolled_at")
    )
    enrolments = list(enrolments)
    if not enrolments:
        return []
    locale_id = active_locale_id()
    editions = path_editions_of([one.path for one in enrolments], locale_id)
    ways = read_ways([one.path.translation_key for one in enrolments])
    progress = Progress(ways, record_of(user, ways))
    nexts = {one.pk: progress.next_of(one.path.translation_key) for one in enrolments}
    wanted = [ways.courses[following.course_key] for following in nexts.values() if following and following.course_key]
    courses = editions_of(wanted, locale_id)
    return [
        PathOfMine(
            one,
            editions[one.path_id],
            _states(progress.steps(one.path.translation_key)),
            frozenset(progress.courses_in(one.path.translation_key)),
            courses.get(_course_id(ways, nexts[one.pk])),
        )
        for one in enrolments
        if one.path_id in editions
    ]


def _course_id(ways, following):
    return ways.courses[following.course_key].pk if following and following.course_key else None


def _states(steps):
    """A word for each step: done, now for the first that is left, todo."""
    here = next((step.number for step in steps if not step.is_done), None)
    return ["done" if step.is_done else "now" if step.number == here else "todo" for step in steps]


class PathsPanel(Panel):
    template = "courses/paths/panels/paths.html"

    def context(self):
        return {"paths": paths_of_mine(self.request.user)}


class PathShelf(Panel):
    """Some paths, the same for everybody; nothing where there are none."""

    template = "courses/paths/panels/shelf.html"

    def context(self):
        return kept(f"home-paths/{get_language()}", _shelf)


def _shelf():
    """Cards as a stranger sees them, and where the list of all is."""
    editions = path_editions_here(active_locale_id())[:ON_THE_SHELF]
    if not editions:
        return {"cards": []}
    index = LearningPathIndexPage.objects.live().filter(locale=active_locale_id()).first()
    return {"cards": path_cards(AnonymousUser(), editions), "list_url": index.url if index else ""}
