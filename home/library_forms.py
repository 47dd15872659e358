"""How pictures and files are described when they come into the library. Named in settings."""

from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

TAGS = _("Words to find it by, with commas between. Example: kitchen, barrel")


class ImageForm(BaseImageForm):
    class Meta(BaseImageForm.Meta):
        help_texts = {
            "title": _("What you will look for in the library; readers do not see it. Example: Barrel under a tap"),
            "description": _(
                "What the picture tells, for those who do not see it; proposed wherever it is used. "
                "Example: A barrel with a tap near the ground"
            ),
            "tags": TAGS,
        }


class DocumentForm(BaseDocumentForm):
    class Meta(BaseDocumentForm.Meta):
        help_texts = {
            "title": _("What readers see where nothing else is written. Example: A cash book to fill in"),
            "tags": TAGS,
        }
