"""What comes before a course, and what stands in a learner's way because of it."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext, gettext_lazy

from courses.access.models import PrerequisiteWaiver
from courses.catalogue.naming import name_all
from courses.catalogue.prerequisites import written_prerequisites
from courses.enrolment.models import Enrolment
from courses.outline.editions import editions_of
from courses.outline.models import Course, Gating, Lesson, Prerequisite
from courses.progress.models import CourseCompletion, LessonProgress
from home.languages import active_locale_id


@dataclass(frozen=True)
class Gate:
    """What a learner must complete before a course: editions in the reader's language. `begun`: ids of lessons.

    Nothing that was begun is locked again, and free previews stay readable.
    """

    needs: tuple = ()
    begun: frozenset = frozenset()

    def bars(self, lesson):
        return bool(self.needs) and not lesson.free_preview and lesson.pk not in self.begun

    @property
    def sentence(self):
        titles = name_all([edition.title for edition in self.needs])
        return gettext("This is locked because you need %(courses)s first.") % {"courses": titles}


NO_GATE = Gate()


@dataclass(frozen=True)
class Before:
    """A course that comes before another: advised, or needed."""

    edition: object
    is_hard: bool
    is_done: bool = False

    @property
    def words(self):
        return gettext_lazy("Needed first") if self.is_hard else gettext_lazy("Advised first")


def unmet_prerequisites(learner):
    """What is needed first and not completed. What is not offered at present is not asked for, nor what is waived."""
    offered = Course.objects.filter(translation_key=OuterRef("key"), retired_at=None)
    completed = CourseCompletion.objects.filter(learner=learner, course__translation_key=OuterRef("key"))
    waived = PrerequisiteWaiver.objects.filter(learner=learner, course=OuterRef("course"), withdrawn_at=None)
    return Prerequisite.objects.filter(Exists(offered), ~Exists(completed), ~Exists(waived), hard=True)


def lessons_begun(learner):
    """A condition on lessons: what the learner has done, or opened last."""
    done = LessonProgress.objects.filter(learner=learner).values("lesson")
    opened = Enrolment.objects.filter(learner=learner, last_lesson__isnull=False).values("last_lesson")
    return Q(pk__in=done) | Q(pk__in=opened)


def gate_of(learner, course):
    """The gate of one course; no query where no other is needed first."""
    return gates_of(learner, [course])[course.pk]


def gates_of(learner, courses):
    """The gates of some courses by their ids: no query where none has any, four at most."""
    gates = dict.fromkeys([course.pk for course in courses], NO_GATE)
    gated = [course.pk for course in courses if course.gating == Gating.HARD]
    if not gated or not learner.is_authenticated:
        return gates
    unmet = unmet_prerequisites(learner).filter(course__in=gated).order_by("course", "position")
    unmet = list(unmet.values_list("course_id", "key"))
    editions = _editions_by_key({key for _course, key in unmet})
    needs = {}
    for course, key in unmet:
        if key in editions:
            needs.setdefault(course, []).append(editions[key])
    begun = _begun(learner, needs)
    gates.update((course, Gate(tuple(first), begun)) for course, first in needs.items())
    return gates


def _begun(learner, courses):
    if not courses:
        return frozenset()
    lessons = Lesson.objects.filter(lessons_begun(learner), course__in=courses)
    return frozenset(lessons.order_by().values_list("pk", flat=True))


def _editions_by_key(keys):
    """What a reader sees of the courses with these keys, if they are offered. Two queries, none without keys."""
    if not keys:
        return {}
    courses = list(Course.objects.filter(translation_key__in=keys, retired_at=None))
    editions = editions_of(courses, active_locale_id())
    return {course.translation_key: editions[course.pk] for course in courses if course.pk in editions}


def before_courses(courses, learner=None):
    """What comes before each of these courses, by their ids. No query where nothing does; four at most."""
    found = {course.pk: [] for course in courses}
    gated = [course.pk for course in courses if course.gating]
    if not gated:
        return found
    rows = Prerequisite.objects.filter(course__in=gated).order_by("course", "position")
    rows = list(rows.values_list("course_id", "key", "hard"))
    editions = _editions_by_key({key for _course, key, _hard in rows})
    done = _completed(learner, editions)
    for course, key, is_hard in rows:
        if key in editions:
            found[course].append(Before(editions[key], is_hard, key in done))
    return found


def drafted_before(page):
    """What would come before a course if its page were published as it is."""
    written = dict(written_prerequisites(page.prerequisites.raw_data))
    keys = type(page).objects.filter(pk__in=written).order_by().values_list("pk", "translation_key")
    strengths = {key: written[pk] for pk, key in keys}
    editions = _editions_by_key(set(strengths))
    return [Before(edition, strengths[key]) for key, edition in editions.items()]


def _completed(learner, keys):
    if learner is None or not learner.is_authenticated:
        return set()
    rows = CourseCompletion.objects.filter(learner=learner, course__translation_key__in=keys)
    return set(rows.values_list("course__translation_key", flat=True))
