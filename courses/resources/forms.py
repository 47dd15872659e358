"""What editors and members fill in about resources."""

from django import forms
from django.conf import settings
from django.core.validators import URLValidator
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from courses.resources.kinds import ResourceAccess
from courses.resources.uploads import ENDINGS, check_upload
from home.page_forms import BasePageForm


class ResourcePageForm(BasePageForm):
    def clean(self):
        """A draft may wait for its file; readers need it, or a link, and never both."""
        data = super().clean()
        file, link = data.get("file"), data.get("link")
        if self.is_deferred_validation:
            return data
        if file and link:
            self.add_error("link", _("Give a file or a link, not both."))
        if not (file or link) and "link" not in self.errors:
            self.add_error("file", _("Choose a file, or give a link below."))
        if data.get("access") == ResourceAccess.COURSE and not data.get("course"):
            self.add_error("course", _("Say which course opens it."))
        return data


class WebAddressField(forms.URLField):
    default_validators = [URLValidator(["http", "https"])]


class SuggestionForm(forms.Form):
    """What a member proposes: a link or a file, and why."""

    title = forms.CharField(
        label=_("What is it called?"), max_length=200, error_messages={"required": _("Give it a title.")}
    )
    why = forms.CharField(
        label=_("What is it good for?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Two or three sentences: for whom, and how you used it."),
        error_messages={"required": _("Say in a few words what it is good for.")},
    )
    link = WebAddressField(
        label=_("Address"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=_("If it is on another site. Example: https://example.org/atlas"),
    )
    file = forms.FileField(
        label=_("Or a file"),
        required=False,
        help_text=_("A text, table, presentation or PDF of at most 10 MB that you may pass on."),
        widget=forms.FileInput(attrs={"accept": ",".join(ENDINGS)}),
    )
    language_code = forms.ChoiceField(label=_("In which language is it?"), choices=settings.LANGUAGES)
    # People do not see it, programs fill it in.
    website = forms.CharField(required=False, widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["language_code"].initial = get_language()

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file:
            check_upload(file)
        return file

    def clean(self):
        data = super().clean()
        link, file = data.get("link"), data.get("file")
        if link and file:
            self.add_error("file", _("Give an address or a file, not both."))
        if not (link or file) and not {"link", "file"} & set(self.errors):
            self.add_error("link", _("Give an address, or choose a file below."))
        return data

    @property
    def is_from_a_program(self):
        return bool(self.data.get("website"))
