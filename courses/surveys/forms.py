from django import forms
from django.utils.translation import gettext_lazy as _

from courses.surveys.models import CourseSurvey


class SurveyForm(forms.ModelForm):
    """Two questions, the second of which may stay empty."""

    answer = forms.ChoiceField(
        label=_("Was this course what you needed?"),
        choices=CourseSurvey.Answer.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the three.")},
    )
    text = forms.CharField(
        label=_("What was missing, or what helped most?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The teachers read it without your name. Example: more about counting in dozens."),
    )

    class Meta:
        model = CourseSurvey
        fields = ["answer", "text"]
