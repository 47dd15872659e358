"""Courses on the home page: where to go on, and what is new."""

from courses.catalogue.cards import cards_of
from courses.catalogue.first_lesson import first_open_lesson
from courses.outline.editions import in_every_language, live_course_editions
from courses.progress.panels import courses_of_mine
from home.dashboard import Panel

NEWEST = 4


class CoursePanel(Panel):
    """One part of a course's page, from a slice that the page knows nothing of: see `COURSE_PANELS`."""

    def __init__(self, request, course, edition):
        super().__init__(request)
        self.course = course
        self.edition = edition


class ContinueReading(Panel):
    """For the signed-in: the lesson they stopped at."""

    template = "courses/catalogue/panels/continue.html"

    def context(self):
        if not self.request.user.is_authenticated:
            return {"current": None}
        running = courses_of_mine(self.request.user, most=1).running
        return {"current": running[0] if running else None}


class NewestCourses(Panel):
    """A shelf of the courses published last: first those in the reader's language, then the rest."""

    template = "courses/catalogue/panels/newest.html"

    def context(self):
        editions = in_every_language(live_course_editions()).order_by("is_foreign", "-published_at", "-pk")
        return {"cards": cards_of(editions[:NEWEST], self.request.user)}


class FirstLesson(Panel):
    """For visitors: what a lesson is like, with one to read at once; nothing where none is open to everyone."""

    template = "courses/catalogue/panels/first_lesson.html"

    def context(self):
        return {"lesson": None if self.request.user.is_authenticated else first_open_lesson()}
