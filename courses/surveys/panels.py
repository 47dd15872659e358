"""The question on the page of a completed course."""

from courses.catalogue.panels import CoursePanel
from courses.surveys.forms import SurveyForm
from courses.surveys.models import CourseSurvey


class SurveyPanel(CoursePanel):
    """Asks once; afterwards it says what was answered, with the way to change it. One query."""

    template = "courses/surveys/panel.html"

    def context(self):
        given = CourseSurvey.objects.filter(learner=self.request.user, course=self.course).first()
        return {"course": self.course, "given": given, "form": SurveyForm(instance=given)}
