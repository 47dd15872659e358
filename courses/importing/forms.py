from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from courses.catalogue.pages import CourseIndexPage
from courses.importing.problems import ImportRefused
from courses.importing.reading import build_plan
from courses.importing.rules import catalogues_open_to
from courses.importing.source import ArchiveSource


class CatalogueField(forms.ModelChoiceField):
    def label_from_instance(self, page):
        return f"{page.title} ({page.locale})"


class UploadForm(forms.Form):
    archive = forms.FileField(
        label=_("Zip file"),
        help_text=_(
            "A Carpentries Workbench lesson, or a folder with course.md and one Markdown file for each lesson. "
            "Nothing is changed yet: you see first what would be made."
        ),
        error_messages={"empty": _("The file is empty."), "required": _("Choose a zip file.")},
    )
    catalogue = CatalogueField(
        label=_("Catalogue"), queryset=CourseIndexPage.objects.none(), empty_label=None,
        help_text=_("The course is made below it, in its language. Example: Courses (English)"),
    )  # fmt: skip

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        ids = [page.pk for page in catalogues_open_to(user)]
        self.fields["catalogue"].queryset = CourseIndexPage.objects.filter(pk__in=ids).select_related("locale")

    def clean_archive(self):
        """Refuses what can never be imported; what else is wrong with it stands in the dry run."""
        file = self.cleaned_data["archive"]
        if file.size > settings.IMPORT_MAX_ARCHIVE:
            limit = settings.IMPORT_MAX_ARCHIVE // (1024 * 1024)
            raise forms.ValidationError(_("The file is larger than %(limit)s MB."), params={"limit": limit})
        try:
            build_plan(ArchiveSource(file, file.name))
        except ImportRefused as error:
            raise forms.ValidationError("%(reason)s", params={"reason": str(error)}) from error
        return file


class ConfirmForm(forms.Form):
    publish = forms.BooleanField(
        label=_("Publish at once"), required=False,
        help_text=_("Otherwise the lessons are drafts, and what learners see stays as it is."),
    )  # fmt: skip
