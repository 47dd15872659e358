"""Pictures and files of a source: checked, cleaned and ready to be stored."""

import hashlib
from io import BytesIO
from pathlib import PurePosixPath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image

from courses.importing.plan import PlannedFile
from home.svg import clean_svg

PIL_FORMATS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".gif": "GIF", ".webp": "WEBP", ".avif": "AVIF"}


def plan_figure(source, path, problems):
    """A picture that is what its name says and not too large; nothing, and a problem, for any other."""
    if _is_too_large(source, path, settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE, problems):
        return None
    data = source.read(path)
    if PurePosixPath(path).suffix.lower() == ".svg":
        data = _clean(data, path, problems)
    elif reason := _refusal(data, path):
        problems.warn(reason, path)
        data = None
    return _planned(path, data)


def plan_file(source, path, problems):
    """A file the library takes; nothing, and a problem, for any other."""
    ending = PurePosixPath(path).suffix.lower().lstrip(".")
    if ending not in settings.WAGTAILDOCS_EXTENSIONS:
        problems.warn(_("Files of the kind “.%(ending)s” are not taken into the library.") % {"ending": ending}, path)
        return None
    if _is_too_large(source, path, settings.WAGTAILDOCS_MAX_UPLOAD_SIZE, problems):
        return None
    return _planned(path, source.read(path))


def _is_too_large(source, path, limit, problems):
    is_too_large = source.size(path) > limit
    if is_too_large:
        problems.warn(
            _("The file is larger than %(limit)s MB and is not taken into the library.")
            % {"limit": limit // (1024 * 1024)},
            path,
        )
    return is_too_large


def _planned(path, data):
    return PlannedFile(path, hashlib.sha256(data).hexdigest(), data) if data else None


def _clean(data, path, problems):
    removed = []
    try:
        data = clean_svg(data, removed.append)
    except ValidationError as error:
        problems.warn(" ".join(error.messages), path)
        return None
    for found in dict.fromkeys(str(found) for found in removed):
        problems.warn(_("Taken out of the drawing, for safety: %(found)s.") % {"found": found}, path)
    return data


def _refusal(data, path):
    """Why a picture cannot be taken; only its head is read, so a bomb does not go off."""
    expected = PIL_FORMATS.get(PurePosixPath(path).suffix.lower())
    try:
        with Image.open(BytesIO(data), formats=[expected]) as image:
            width, height = image.size
            image.verify()
    except Exception:  # Pillow raises a different kind for each way a file can be broken.
        return _("This is not a picture, or it is damaged.")
    if width * height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
        return _("The picture has more than %(limit)s million points.") % {
            "limit": settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 1_000_000
        }
    return ""
