"""What learners say about courses, for those who make them. Names nobody."""

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Max, Q
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, NumberColumn, TitleColumn
from wagtail.admin.views.reports import ReportView

from courses.outline.models import Course
from courses.surveys.models import CourseSurvey
from courses.surveys.rules import can_read_surveys, courses_reported_to


class SurveyReport(ReportView):
    """One line for each course, with the number of each answer."""

    model = Course
    page_title = _("Was it what they needed?")
    header_icon = "help"
    index_url_name = "surveys_report"
    index_results_url_name = "surveys_report_results"
    export_filename = "surveys"
    default_ordering = "cover_title"
    columns = [
        TitleColumn("cover_title", label=_("Course"), url_name="survey_answers", sort_key="cover_title"),
        NumberColumn("yes", label=_("Yes"), sort_key="yes"),
        NumberColumn("partly", label=_("Partly"), sort_key="partly"),
        NumberColumn("no", label=_("No"), sort_key="no"),
        DateColumn("last", label=_("Last answer"), sort_key="last"),
    ]
    list_export = ["cover_title", "yes", "partly", "no", "last"]
    export_headings = {
        "cover_title": _("Course"),
        "yes": _("Yes"),
        "partly": _("Partly"),
        "no": _("No"),
        "last": _("Last answer"),
    }

    def dispatch(self, request, *args, **kwargs):
        if not can_read_surveys(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self):
        given = {name: Count("surveys", filter=Q(surveys__answer=name)) for name in CourseSurvey.Answer.values}
        # By key, so that two teachers' cards of one person do not count an answer twice.
        courses = Course.objects.filter(pk__in=courses_reported_to(self.request.user).values("pk"))
        return courses.annotate(**given, last=Max("surveys__answered_at"))


class SurveyAnswers(ReportView):
    """The answers to one course, the latest first, without names."""

    model = CourseSurvey
    header_icon = "help"
    index_url_name = "survey_answers"
    index_results_url_name = "survey_answers_results"
    export_filename = "survey"
    default_ordering = "-answered_at"
    columns = [
        Column("get_answer_display", label=_("Answer"), sort_key="answer"),
        Column("text", label=_("In the learner's words")),
        DateColumn("answered_at", label=_("Answered"), sort_key="answered_at"),
    ]
    list_export = ["get_answer_display", "text", "answered_at"]
    export_headings = {
        "get_answer_display": _("Answer"),
        "text": _("In the learner's words"),
        "answered_at": _("Answered"),
    }

    def dispatch(self, request, *args, **kwargs):
        if not can_read_surveys(request.user):
            raise PermissionDenied
        self.course = get_object_or_404(courses_reported_to(request.user).distinct(), pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self):
        return str(self.course)

    def get_index_url(self):
        return reverse(self.index_url_name, args=[self.course.pk])

    def get_index_results_url(self):
        return reverse(self.index_results_url_name, args=[self.course.pk])

    def get_base_queryset(self):
        return CourseSurvey.objects.filter(course=self.course)
