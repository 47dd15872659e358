"""Who may answer, and who reads the answers."""

from courses.outline.models import Course
from courses.surveys.models import CourseSurvey

VIEW = "courses.view_coursesurvey"


def courses_reported_to(user):
    """The courses whose answers a person may read: all for those who may view them, else those taught.

    The answers carry no names, for anybody.
    """
    courses = Course.objects.all() if user.has_perm(VIEW) else Course.objects.filter(instructors__user=user)
    return courses.filter(pk__in=CourseSurvey.objects.values("course"))


def can_read_surveys(user):
    """Whether the report is any of a person's business: those who write courses, and those who may view all answers."""
    return user.has_perm(VIEW) or user.has_perm("courses.add_coursepage")
