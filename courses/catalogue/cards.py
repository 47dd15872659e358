"""What a course card shows. A handful of queries, whatever the number of cards."""

from dataclasses import dataclass

from django.utils.translation import get_language

from courses.access.prerequisites import before_courses
from courses.enrolment.models import SavedCourse
from courses.outline.models import CourseEdition
from home.navigation import language_words
from home.pictures import CARD, pictures_of


@dataclass(frozen=True)
class Card:
    """One course in the language it is shown in. `saved` is None for a visitor, who has no list to save to.

    `foreign` names that language where it is not the reader's. `before`: what comes before it.
    """

    edition: CourseEdition
    languages: list
    foreign: str = ""
    picture: object = None
    saved: bool | None = None
    before: tuple = ()

    @property
    def course(self):
        return self.edition.course


def cards_of(editions, user):
    """Cards for a slice of editions, in its order: at most five queries, three more where courses come before them."""
    editions = list(editions.select_related("course", "locale"))
    courses = [edition.course_id for edition in editions]
    languages = _languages_of(courses)
    foreign = foreign_languages()
    pictures = pictures_of([edition.cover_id for edition in editions], CARD)
    saved = _saved_by(user, courses)
    before = before_courses([edition.course for edition in editions])
    return [
        Card(
            edition,
            languages[edition.course_id],
            foreign.get(edition.locale.language_code, ""),
            pictures.get(edition.cover_id),
            edition.course_id in saved if user.is_authenticated else None,
            tuple(before[edition.course_id]),
        )
        for edition in editions
    ]


def foreign_languages():
    """Code → name of every language that is not the reader's."""
    return {code: name for code, name in language_words().items() if code != get_language()}


def _languages_of(courses):
    """Names of the languages each course is live in, the order of the site's languages."""
    rows = CourseEdition.objects.filter(course__in=courses, live=True).values_list("course_id", "locale__language_code")
    spoken = {course: set() for course in courses}
    for course, code in rows:
        spoken[course].add(code)
    names = language_words()
    return {course: [names[code] for code in names if code in codes] for course, codes in spoken.items()}


def _saved_by(user, courses):
    if not user.is_authenticated:
        return set()
    return set(SavedCourse.objects.filter(learner=user, course__in=courses).values_list("course_id", flat=True))
