"""Pictures that say nothing to those who cannot see them, on the first page of the admin."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from courses.weights.reports import weights_open_to
from home.desk.panels import DeskPanel, Waiting


class SilentPicturesPanel(DeskPanel):
    """Published lessons with pictures that have neither an alternative text nor the mark of decoration.

    The editor refuses such a picture; they come with imported courses.
    """

    name = "silent-pictures"
    heading = _("Pictures without an alternative text")
    explanation = _("Who cannot see these pictures learns nothing from them. Say in a sentence what each one tells.")
    order = 275

    def found(self):
        return weights_open_to(self.user).filter(silent_pictures__gt=0).order_by("-silent_pictures", "pk")

    def line(self, weight):
        words = ngettext("%(count)d picture", "%(count)d pictures", weight.silent_pictures)
        note = f"{words % {'count': weight.silent_pictures}} · {weight.course_title}"
        return Waiting(weight.edition.title, reverse("wagtailadmin_pages:edit", args=[weight.edition.page_id]), note)
