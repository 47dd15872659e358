"""Pictures of the site. Their file names carry a random part, so nobody can guess the address of one."""

from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import models
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _
from wagtail.coreutils import string_to_ascii
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from home.svg import check_svg


class SiteImage(AbstractImage):
    """A picture in the library."""

    admin_form_fields = Image.admin_form_fields

    class Meta(AbstractImage.Meta):
        pass

    def clean(self):
        """A new SVG must be a drawing and nothing else; every way into the library passes here."""
        super().clean()
        is_new = self.file and not self.file._committed
        if is_new and self.file.name.lower().endswith(".svg"):
            self._keep_the_drawing_alone()

    def _keep_the_drawing_alone(self):
        file = self.file.file
        try:
            drawing = check_svg(file)
        except ValidationError as error:
            raise ValidationError({"file": error}) from error
        if drawing != file.read():
            self.file = ContentFile(drawing, name=self.file.name)
            self._set_image_file_metadata()
        else:
            file.seek(0)

    def get_upload_to(self, filename):
        """A picture in a paid lesson is as private as its address: 50 random bits make it unguessable.

        The name is cut short in the letters Wagtail writes it in: "ж" becomes "zh", and it cuts off the end.
        """
        path = PurePath(string_to_ascii(filename))
        token = get_random_string(10, "abcdefghijkmnpqrstuvwxyz23456789")
        return super().get_upload_to(f"{path.stem[:60]}-{token}{path.suffix}")


class Rendition(AbstractRendition):
    """One size of a picture; named after its original, random part and all."""

    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")
    file_size = models.PositiveIntegerField(_("size in bytes"), null=True, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="home_rendition_unique")
        ]
