"""Which courses stand beside another, each with its reason."""

from dataclasses import dataclass

from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.utils.translation import gettext as _

from courses.catalogue.snippets import Topic
from courses.discovery.models import CourseCompanion, CourseDismissal
from courses.enrolment.models import Enrolment
from courses.outline.editions import in_every_language, live_course_editions
from courses.outline.models import Course, CourseEdition

MOST_RELATED = 4
MOST_SUGGESTED = 3


@dataclass(frozen=True)
class Related:
    edition: CourseEdition
    reason: str


def related_to(course, user):
    """Courses to look at beside this one: first what its learners took too, then those of its topics and level.

    Leaves out what the reader has taken or does not want. How many took it is never told. One query.
    """
    topics = Course.topics.through.objects.filter(course_id=course.pk).values("topic_id")
    shared = Course.topics.through.objects.filter(topic_id__in=topics)
    taken_too = CourseCompanion.objects.filter(course=course)
    near = Q(course__in=taken_too.values("companion")) | Q(course__in=shared.values("course_id"))
    topic = shared.filter(course_id=OuterRef("course_id")).order_by("topic__name")
    editions = (
        in_every_language(_open_to_suggest(user).filter(near).exclude(course=course))
        .select_related("course", "locale")
        .annotate(
            taken_too=Subquery(taken_too.filter(companion=OuterRef("course")).values("learners")[:1]),
            topic_name=Subquery(topic.values("topic__name")[:1]),
            topic_name_sw=Subquery(topic.values("topic__name_sw")[:1]),
            is_level=Case(When(course__level=course.level, then=Value(True)), default=Value(False)),
        )
    )
    order = ("is_foreign", F("taken_too").desc(nulls_last=True), "-is_level", "-published_at", "-pk")
    return [Related(one, _reason(one)) for one in editions.order_by(*order)[:MOST_RELATED]]


def _reason(edition):
    if edition.taken_too:
        return _("Learners of this course took it too.")
    topic = {"topic": Topic(name=edition.topic_name, name_sw=edition.topic_name_sw).title}
    if edition.is_level:
        return _("Also about %(topic)s, at the same level.") % topic
    return _("Also about %(topic)s.") % topic


def suggested_to(learner):
    """What learners of a learner's own courses took too, that she has never taken herself. Two queries at most."""
    own = Enrolment.objects.filter(learner=learner, left_at=None).values("course")
    companions = CourseCompanion.objects.filter(
        course__in=own, companion__in=_open_to_suggest(learner).values("course")
    )
    # Each suggestion once, for the course that most people share with it.
    causes = {}
    for companion, course in companions.order_by("-learners", "pk").values_list("companion", "course")[:50]:
        causes.setdefault(companion, course)
    if not causes:
        return []
    editions = in_every_language(live_course_editions().filter(course__in=[*causes, *causes.values()]))
    named = {one.course_id: one for one in editions.select_related("course", "locale")}
    found = [
        Related(named[one], _("Learners of “%(title)s” took it too.") % {"title": named[cause].title})
        for one, cause in causes.items()
        if one in named and cause in named
    ]
    return sorted(found, key=lambda one: one.edition.is_foreign)[:MOST_SUGGESTED]


def _open_to_suggest(user):
    """Live editions, in all languages, of courses with lessons that this reader neither took nor turned down."""
    editions = live_course_editions().filter(lesson_count__gt=0)
    if not user.is_authenticated:
        return editions
    own = {"learner": user, "course": OuterRef("course")}
    return editions.filter(~Exists(Enrolment.objects.filter(**own)), ~Exists(CourseDismissal.objects.filter(**own)))
