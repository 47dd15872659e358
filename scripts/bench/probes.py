"""Which pages are measured, and as whom."""

from importlib import import_module

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.urls import reverse

from courses.models import Course, CourseEdition, LessonEdition, LessonProgress
from home.accounts.models import User
from scripts.bench.measuring import Probe

TOKEN = "b" * 32
PLAIN_BACKEND = "django.contrib.auth.backends.ModelBackend"


def learner():
    return User.objects.filter(enrolments__isnull=False).order_by("pk").first()


def probes():
    mine = {settings.SESSION_COOKIE_NAME: session_of(learner()), settings.CSRF_COOKIE_NAME: TOKEN}
    classmate = User.objects.filter(enrolments__isnull=False).order_by("pk").distinct()[1]
    theirs = {**mine, settings.SESSION_COOKIE_NAME: session_of(classmate)}
    course = Course.objects.filter(access="free", enrolments__learner=learner()).order_by("pk").first()
    open_course = Course.objects.filter(access="open").order_by("pk").first()
    lessons = addresses_of(course)
    open_lessons = addresses_of(open_course)
    course_page = CourseEdition.objects.filter(course=open_course).get().url_path
    return [
        Probe("Catalogue, stranger", ["/courses/"]),
        Probe("Course, stranger", [course_page]),
        Probe("Lesson, stranger", open_lessons[:1]),
        Probe("Catalogue, signed in", ["/courses/"], mine),
        Probe("Catalogue with a filter, signed in", ["/courses/?level=beginner&sort=title"], mine),
        Probe("Course, signed in", [course_page], mine),
        Probe("Lesson 1, signed in", lessons[:1], mine),
        Probe("Lesson 40, signed in", lessons[39:40], mine),
        Probe("Dashboard", ["/dashboard/"], mine),
        Probe("Search, a rare word, signed in", ["/search/?q=marble"], mine),
        Probe("Search, a word on every page", ["/search/?q=practice"], mine),
        Probe("Mark as done", to_be_marked(classmate), theirs, "POST"),
    ]


def addresses_of(course):
    editions = LessonEdition.objects.filter(lesson__course=course).order_by("lesson__position")
    return list(editions.values_list("url_path", flat=True))


def to_be_marked(person):
    """The lessons of a person's courses, none of them done any more: each run marks them anew."""
    LessonProgress.objects.filter(learner=person).delete()
    lessons = LessonEdition.objects.filter(lesson__course__enrolments__learner=person).order_by("lesson")
    return [reverse("mark_done", args=[row]) for row in lessons.values_list("lesson", flat=True)]


def session_of(person, backend=None):
    """The key of a session in which this person is signed in."""
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = backend or settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    return session.session_key


def trivial(probe, answer):
    """The view that does nothing but return as many bytes, for the same person as a new Django project knows one."""
    if settings.SESSION_COOKIE_NAME not in probe.cookies:
        return Probe("trivial", [f"/trivial/{answer.size}/"], probe.cookies)
    cookies = {**probe.cookies, settings.SESSION_COOKIE_NAME: session_of(learner(), PLAIN_BACKEND)}
    return Probe("trivial", [f"/trivial/signed-in/{answer.size}/"], cookies)
