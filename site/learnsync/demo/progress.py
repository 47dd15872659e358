"""What the demo's learners have done so far: enough that every page has something to show."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from courses.enrolment.actions import enrol, save_course
from courses.enrolment.models import Enrolment
from courses.outline.models import CourseEdition
from courses.progress.actions import mark_done, open_lesson
from courses.progress.models import CourseCompletion, LessonProgress
from learnsync.demo.people import person

PYTHON = "First steps in Python"
COMMAND_LINE = "The command line, calmly"
M_PESA = "M-Pesa for small shops"

# Account, course, lessons done (None: all of them), days since enrolling
STUDIES = [
    ("learner", PYTHON, 4, 9),
    ("learner", COMMAND_LINE, None, 30),
    ("classmate", PYTHON, 6, 12),
    ("classmate", COMMAND_LINE, 1, 2),
]
SAVED = [("learner", M_PESA), ("classmate", M_PESA)]


@transaction.atomic
def learn():
    """Lets the learners learn, unless one of them has begun already; returns whether they did."""
    accounts = {account for account, *_ in STUDIES}
    if Enrolment.objects.filter(learner__in=[person(account) for account in accounts]).exists():
        return False
    for account, title, count, days in STUDIES:
        study(person(account), course_called(title), count, timezone.now() - timedelta(days=days))
    for account, title in SAVED:
        save_course(person(account), course_called(title))
    return True


def course_called(title):
    return CourseEdition.objects.select_related("course").get(title=title, locale__language_code="en").course


def study(learner, course, count, began):
    """Does the first `count` lessons through the same actions as on the site, then dates them an evening each."""
    enrolment = enrol(learner, course)
    lessons = list(course.lessons.filter(retired_at=None).order_by("position"))
    done = lessons[:count]
    for lesson in done:
        mark_done(learner, lesson)
    open_lesson(enrolment, lessons[min(len(done), len(lessons) - 1)])

    Enrolment.objects.filter(pk=enrolment.pk).update(enrolled_at=began)
    for evening, lesson in enumerate(done):
        when = began + timedelta(days=evening, minutes=7 * evening)
        LessonProgress.objects.filter(learner=learner, lesson=lesson).update(completed_at=when)
    CourseCompletion.objects.filter(learner=learner, course=course).update(
        completed_at=began + timedelta(days=len(done))
    )
