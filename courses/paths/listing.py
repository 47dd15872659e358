"""Paths in lists: what a card of one shows. The same queries, whatever their number."""

from dataclasses import dataclass

from courses.catalogue.cards import foreign_languages
from courses.paths.progress import Progress
from courses.paths.reading import course_editions_in, path_editions_here, read_ways
from courses.paths.rules import record_of
from home.languages import active_locale_id


@dataclass(frozen=True)
class PathCard:
    """One path in the language it is shown in; `foreign` names that language where it is not the reader's."""

    edition: object
    steps: int
    done: int
    courses: int
    minutes: int
    foreign: str
    is_begun: bool

    @property
    def path(self):
        return self.edition.path


def path_cards(user, editions=None):
    """Cards of these live editions (all paths), in their order. Paths in which nothing is published are left out."""
    locale_id = active_locale_id()
    editions = path_editions_here(locale_id) if editions is None else list(editions)
    if not editions:
        return []
    ways = read_ways([edition.path.translation_key for edition in editions])
    progress = Progress(ways, record_of(user, ways))
    minutes = course_minutes(course_editions_in(ways, locale_id))
    cards = [_card(edition, progress, minutes) for edition in editions]
    return [card for card in cards if card.steps]


def course_minutes(editions):
    """How long each course takes, by its key."""
    return {key: edition.course.effort_minutes or edition.minutes for key, edition in editions.items()}


def _card(edition, progress, minutes):
    key = edition.path.translation_key
    steps = progress.steps(key)
    return PathCard(
        edition,
        steps=len(steps),
        done=sum(step.is_done for step in steps),
        courses=len(progress.courses_in(key)),
        minutes=progress.minutes(key, minutes),
        foreign=foreign_languages().get(edition.locale.language_code, ""),
        is_begun=key in progress.record.begun,
    )
