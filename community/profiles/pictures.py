"""Pictures of people: whatever is sent is read, cut to a square and drawn anew, so that nothing else of the file stays.

Place, time and camera go with the rest. The names of the files are unguessable, since a private profile's picture must
not be found by its address.
"""

from dataclasses import dataclass
from io import BytesIO

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
LARGEST = 5 * 1024 * 1024
SIZE, SMALL = 320, 96  # pixels of each edge
WHITE = (255, 255, 255)
FOLDER = "people"


@dataclass(frozen=True)
class Picture:
    """One picture as two JPEG files, in memory."""

    large: bytes
    small: bytes


def read_picture(file):
    """The picture in an uploaded file. Raises ValidationError, in words for the person, for what is none.

    `file` may be any file object with a `size`. Nothing is decoded before its dimensions are known.
    """
    if file.size > LARGEST:
        words = _("This picture is larger than %(limit)s MB. Save it smaller and try again.")
        raise ValidationError(words, code="too_heavy", params={"limit": LARGEST // (1024 * 1024)})
    try:
        with Image.open(file, formats=FORMATS) as image:
            _check_dimensions(image)
            square = _square_of(image)
    except ValidationError:
        raise
    except Image.DecompressionBombError as error:
        raise _too_many_pixels() from error
    except Exception as error:  # Decoders fail in every way there is, and a hostile file looks for one more.
        words = _("This file is not a picture that can be read. Send a JPEG, PNG, WebP or GIF.")
        raise ValidationError(words, code="unreadable") from error
    return Picture(large=_jpeg(square), small=_jpeg(square.resize((SMALL, SMALL), Image.Resampling.LANCZOS)))


def _check_dimensions(image):
    if image.width * image.height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
        raise _too_many_pixels()


def _too_many_pixels():
    words = _("This picture has more than %(limit)s million pixels. Save it smaller and try again.")
    limit = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 1_000_000
    return ValidationError(words, code="too_many_pixels", params={"limit": limit})


def _square_of(image):
    """The middle of the picture, upright, on white where it was transparent."""
    image.draft("RGB", (2 * SIZE, 2 * SIZE))  # A JPEG need not be decoded at its full size.
    upright = ImageOps.exif_transpose(image)
    mode = "RGBA" if upright.has_transparency_data else "RGB"
    square = ImageOps.fit(upright.convert(mode), (SIZE, SIZE), Image.Resampling.LANCZOS)
    if mode == "RGB":
        return square
    ground = Image.new("RGBA", square.size, (*WHITE, 255))
    return Image.alpha_composite(ground, square).convert("RGB")


def _jpeg(square):
    # A new canvas: what Pillow knows of the old file would else be written into the new one.
    clean = Image.new("RGB", square.size)
    clean.paste(square)
    file = BytesIO()
    clean.save(file, "JPEG", quality=85, optimize=True)
    return file.getvalue()


def store(picture):
    """Keep both files; their names, the large one first."""
    name = f"{FOLDER}/{get_random_string(24, 'abcdefghijkmnpqrstuvwxyz23456789')}"
    large = default_storage.save(f"{name}.jpg", ContentFile(picture.large))
    small = default_storage.save(f"{name}-small.jpg", ContentFile(picture.small))
    return large, small


def forget(*names):
    """Delete files once the transaction has ended. Names that are empty or gone are passed over."""
    for name in filter(None, names):
        transaction.on_commit(lambda name=name: default_storage.delete(name), robust=True)
