"""The answers in the admin."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from courses.surveys.reports import SurveyAnswers, SurveyReport
from courses.surveys.rules import can_read_surveys


class SurveyMenuItem(MenuItem):
    def is_shown(self, request):
        return can_read_surveys(request.user)


@hooks.register("register_admin_urls")
def register_survey_report():
    screens = {"surveys_report": ("", SurveyReport), "survey_answers": ("<int:pk>/", SurveyAnswers)}
    return [
        address
        for name, (rest, view) in screens.items()
        for address in (
            path(f"reports/surveys/{rest}", view.as_view(), name=name),
            path(f"reports/surveys/{rest}results/", view.as_view(results_only=True), name=f"{name}_results"),
        )
    ]


@hooks.register("register_reports_menu_item")
def register_survey_menu_item():
    return SurveyMenuItem(
        _("Was it what they needed?"), reverse("surveys_report"), name="surveys", icon_name="help", order=1310
    )
