"""What the editing form of every page checks."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm


class BasePageForm(WagtailAdminPageForm):
    """Refuses to go live in the past, which Wagtail would do at once and without a word."""

    def clean(self):
        data = super().clean()
        goes_live = data.get("go_live_at")
        # A page that went live at its hour keeps that hour, and must stay editable.
        if goes_live and goes_live < timezone.now() and "go_live_at" in self.changed_data:
            self.add_error("go_live_at", _("This time has passed. Give one in the future, or leave it empty."))
        return data
