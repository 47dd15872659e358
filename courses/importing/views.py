"""The admin's screens: upload, dry run, progress."""

from django.contrib.auth.mixins import UserPassesTestMixin
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from courses.catalogue.pages import CourseIndexPage
from courses.importing import archives
from courses.importing.comparison import compare
from courses.importing.forms import ConfirmForm, UploadForm
from courses.importing.models import ImportRun
from courses.importing.problems import ImportRefused
from courses.importing.reading import build_plan
from courses.importing.report import Report
from courses.importing.rules import (
    can_import,
    can_publish_into,
    can_publish_over,
    can_update,
    catalogues_open_to,
    closed_pages,
)
from courses.importing.source import ArchiveSource
from courses.importing.tasks import import_upload


class ImportScreen(UserPassesTestMixin, WagtailAdminTemplateMixin):
    """Only for people who may add courses somewhere; an upload is shown to whoever made it alone."""

    header_icon = "download"
    raise_exception = True
    _show_breadcrumbs = True

    def test_func(self):
        return can_import(self.request.user)

    def get_breadcrumbs_items(self):
        return [*self.parents, {"url": "", "label": self.page_title}]

    @property
    def parents(self):
        return [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": reverse("course_import:upload"), "label": _("Import a course")},
        ]

    @cached_property
    def upload(self):
        run = ImportRun.objects.filter(token=self.kwargs["token"], user=self.request.user).first()
        if run is None or archives.is_expired(run):
            raise Http404
        return run


class UploadView(ImportScreen, FormView):
    template_name = "courses/importing/upload.html"
    page_title = _("Import a course")
    form_class = UploadForm

    @property
    def parents(self):
        return super().parents[:1]

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "user": self.request.user}

    def form_valid(self, form):
        run = archives.keep(form.cleaned_data["archive"], self.request.user, form.cleaned_data["catalogue"])
        return redirect("course_import:review", run.token)


class ReviewView(ImportScreen, FormView):
    """The dry run, and the decision."""

    template_name = "courses/importing/review.html"
    page_title = _("What the import would make")
    form_class = ConfirmForm

    def dispatch(self, request, *args, **kwargs):
        if self.test_func() and self.upload.state != ImportRun.State.WAITING:
            return redirect("course_import:progress", self.upload.token)
        try:
            return super().dispatch(request, *args, **kwargs)
        except ImportRefused as error:  # It was fine when it came: the limits are others now, or the file is gone.
            messages.error(request, str(error))
            return redirect("course_import:upload")

    @cached_property
    def catalogue(self):
        catalogue = CourseIndexPage.objects.filter(pk=self.upload.catalogue_id).first()
        if catalogue not in catalogues_open_to(self.request.user):
            raise Http404
        return catalogue

    @cached_property
    def report(self):
        """Raises `ImportRefused` where there is nothing to report."""
        try:
            file = archives.open_archive(self.upload)
        except FileNotFoundError as error:
            raise ImportRefused(_("The uploaded file is gone. Upload it again.")) from error
        with file:
            plan = build_plan(ArchiveSource(file, self.upload.file_name), self.catalogue.locale.language_code)
        return Report(plan, compare(plan, self.catalogue), self.request.user)

    @property
    def may_publish(self):
        user = self.request.user
        return can_publish_into(user, self.catalogue) and can_publish_over(user, self.report.comparison)

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        if not self.may_publish:
            del form.fields["publish"]
        return form

    def get_context_data(self, **kwargs):
        is_allowed = can_update(self.request.user, self.report.comparison)
        return super().get_context_data(
            upload=self.upload, report=self.report, is_allowed=is_allowed,
            closed_pages=closed_pages(self.request.user, self.report.comparison),
            can_confirm=is_allowed and not self.report.errors, **kwargs,
        )  # fmt: skip

    def form_valid(self, form):
        if "cancel" in self.request.POST:
            if not archives.throw_away(self.upload):
                return redirect("course_import:progress", self.upload.token)
            messages.success(self.request, _("The upload was thrown away. Nothing was imported."))
            return redirect("course_import:upload")
        if self.report.errors or not can_update(self.request.user, self.report.comparison):
            return self.render_to_response(self.get_context_data(form=form))
        with transaction.atomic():  # A task that cannot be queued leaves the upload waiting.
            publish = form.cleaned_data.get("publish", False)
            if archives.advance(self.upload, ImportRun.State.WAITING, ImportRun.State.QUEUED, publish=publish):
                import_upload.enqueue(self.upload.token, get_language())
        return redirect("course_import:progress", self.upload.token)


class ProgressView(ImportScreen, TemplateView):
    """Looks again every two seconds until the import is over."""

    template_name = "courses/importing/progress.html"
    page_title = _("Importing a course")

    def get_context_data(self, **kwargs):
        done, total = archives.read_progress(self.upload)
        return super().get_context_data(upload=self.upload, done=done, total=total, **kwargs)
