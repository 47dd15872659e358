"""Counts over all learners: which courses many take, and which are taken by the same people. Safe to repeat.

Who has been erased or shut out does not count, nor who has left the course. Of a pair of courses nothing is kept
unless enough people stand behind it, and nothing that is kept names anybody or lets the number be watched day by day:
readers see the words alone.
"""

from collections import Counter
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Count, F, Q
from django.utils import timezone

from courses.discovery.models import CourseCompanion, CoursePopularity
from courses.enrolment.models import Enrolment

MOST_COMPANIONS = 8


def _places():
    return Enrolment.objects.filter(left_at=None, learner__is_active=True)


@transaction.atomic
def count_popularity(now=None):
    """Count the learners who took a place in each course in the last `POPULAR_DAYS` days."""
    since = (now or timezone.now()) - timedelta(days=settings.POPULAR_DAYS)
    rows = _places().filter(enrolled_at__gte=since).values_list("course_id").annotate(learners=Count("pk"))
    CoursePopularity.objects.all().delete()
    CoursePopularity.objects.bulk_create(
        CoursePopularity(course_id=course, learners=learners) for course, learners in rows.order_by()
    )


@transaction.atomic
def count_companions():
    """Keep, for each course, those that most of its learners took too: at least `LEAST_PEOPLE_BEHIND` of them."""
    # In one call, so that all of it is asked of the same second place.
    another = Q(learner__enrolments__course__gt=F("course")) | Q(learner__enrolments__course__lt=F("course"))
    here = {"learner__enrolments__left_at": None, "learner__enrolments__course__retired_at": None}
    rows = (
        _places()
        .filter(another, **here)
        .values_list("course_id", "learner__enrolments__course_id")
        .annotate(learners=Count("learner_id", distinct=True))
        .filter(learners__gte=settings.LEAST_PEOPLE_BEHIND)
        .order_by("course_id", "-learners", "learner__enrolments__course_id")
    )
    kept, companions = Counter(), []
    for course, companion, learners in rows.iterator():
        if kept[course] < MOST_COMPANIONS:
            kept[course] += 1
            companions.append(CourseCompanion(course_id=course, companion_id=companion, learners=learners))
    CourseCompanion.objects.all().delete()
    CourseCompanion.objects.bulk_create(companions, batch_size=500)
