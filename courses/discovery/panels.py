"""Suggestions on the page of a course and on the dashboard, each with its reason."""

from courses.catalogue.panels import CoursePanel
from courses.discovery.related import related_to, suggested_to
from home.dashboard import Panel


class RelatedCourses(CoursePanel):
    template = "courses/discovery/panels/related.html"

    def context(self):
        return {"related": related_to(self.course, self.request.user)}


class SuggestedCourses(Panel):
    """For a learner: what others with the same courses took too."""

    template = "courses/discovery/panels/suggested.html"

    def context(self):
        return {"related": suggested_to(self.request.user)}
