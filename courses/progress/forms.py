from django import forms
from django.utils.translation import gettext_lazy as _

from courses.progress.models import LessonProblem


class ProblemForm(forms.ModelForm):
    """What is wrong with a lesson, in the reader's own words."""

    text = forms.CharField(
        label=_("What is wrong?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_(
            "Say where it is and what you expected. Example: the sum under “A week of sales” should be 21,400."
        ),
        error_messages={"required": _("Say in a few words what is wrong.")},
    )

    class Meta:
        model = LessonProblem
        fields = ["kind", "text"]
        widgets = {"kind": forms.RadioSelect}
        labels = {"kind": _("What kind of problem is it?")}


class TickForm(forms.Form):
    """The items a checklist showed, and those that are on. Ids that are no ids are refused."""

    def __init__(self, data):
        super().__init__(data)
        self.shown = self._ids("shown")
        self.ticked = self._ids("ticked")

    def _ids(self, name):
        field = forms.UUIDField()
        return [field.clean(value) for value in self.data.getlist(name)[:500]]
