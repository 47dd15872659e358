from django import forms
from django.utils.translation import gettext_lazy as _

from home.feature_requests.models import FeatureRequest


class FeatureRequestForm(forms.ModelForm):
    title = forms.CharField(
        label=_("What should the site be able to do?"),
        max_length=120,
        help_text=_("In a few words. Example: Read lessons aloud"),
    )
    text = forms.CharField(
        label=_("What would it help you with?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Example: On the bus I could listen where I cannot look at the screen."),
    )

    class Meta:
        model = FeatureRequest
        fields = ["title", "text"]
