from django import forms
from django.utils.translation import gettext_lazy as _


class WordsForm(forms.Form):
    """A few words about a help page."""

    words = forms.CharField(
        label=_("A few words"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("At most 500 characters. Leave out passwords, codes and telephone numbers."),
        error_messages={"required": _("Write a few words, or go back to the page.")},
    )
