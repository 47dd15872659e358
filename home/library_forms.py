"""How pictures and files are described when they come into the library. Named in settings."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

TAGS = _("Words to find it by, with commas between. Example: kitchen, barrel")


class PictureField(WagtailImageField):
    """Wagtail's field, which reads a file only as far as its first bytes before it believes that it is a picture."""

    def to_python(self, data):
        try:
            return super().to_python(data)
        except ValidationError:
            raise
        except Exception as error:  # Decoders fail in every way there is.
            raise ValidationError(self.error_messages["invalid_image"], code="invalid_image") from error


class ImageForm(BaseImageForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if theirs := self.fields.get("file"):  # Wagtail makes it in a callback that takes no other class.
            self.fields["file"] = PictureField(label=theirs.label, widget=theirs.widget, required=theirs.required)

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
