"""Where a learner has read lately: the place each course keeps anyhow. Of strangers nothing is kept."""

from django.db.models import OuterRef, Subquery

from courses.enrolment.models import Enrolment
from courses.outline.models import CourseEdition, LessonEdition
from home.languages import active_locale_id

MOST_SHOWN = 5


def recently_read(user):
    """The last lesson opened in each of a learner's courses, the latest first. Two queries, none for a visitor."""
    if not user.is_authenticated:
        return []
    places = Enrolment.objects.filter(learner=user, left_at=None, last_opened_at__isnull=False)
    lessons = list(places.order_by("-last_opened_at").values_list("last_lesson", flat=True)[:MOST_SHOWN])
    titles = CourseEdition.objects.filter(course=OuterRef("lesson__course"), locale=OuterRef("locale"), live=True)
    editions = (
        LessonEdition.objects.filter(lesson__in=lessons, live=True, lesson__retired_at=None)
        .select_related("locale", "lesson")
        .annotate(course_title=Subquery(titles.values("title")[:1]))
        .exclude(course_title=None)
    )
    # The last of a lesson wins, and the reader's own language comes last.
    own = {one.lesson_id: one for one in sorted(editions, key=lambda one: one.locale_id == active_locale_id())}
    return [own[lesson] for lesson in lessons if lesson in own]
