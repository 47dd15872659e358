"""Reported problems, on the first page of the admin."""

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from courses.progress.rules import problems_open_to
from home.desk.panels import DeskPanel, Waiting


class ProblemsPanel(DeskPanel):
    """What readers reported about lessons and nobody has solved, the oldest first."""

    name = "reported-problems"
    heading = _("Reported problems")
    explanation = _("Readers say that something in a lesson is wrong or unclear.")
    order = 225

    def found(self):
        problems = problems_open_to(self.user).filter(resolved_at=None).select_related("lesson__course", "locale")
        return problems.with_place().order_by("reported_at", "pk")

    def line(self, problem):
        address = reverse("lesson_problems:edit", args=[problem.pk])
        return Waiting(Truncator(problem.text).words(24), address, problem.place, problem.reported_at)

    @property
    def more(self):
        return reverse("lesson_problems:index")
