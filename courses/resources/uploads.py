"""Which files members may send in: known endings, and content that is what the ending says."""

from pathlib import PurePath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

PACKED = b"PK\x03\x04"  # Office files and e-books are zip archives.
BEGINNINGS = {
    ".pdf": b"%PDF-",
    **dict.fromkeys([".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".epub"], PACKED),
}
TEXTS = {".csv", ".txt", ".md"}
ENDINGS = sorted({*BEGINNINGS, *TEXTS})


def check_upload(file):
    """Raise `ValidationError` for a file that is too large, of no known kind, or not what its ending says."""
    ending = PurePath(file.name).suffix.lower()
    if ending not in ENDINGS:
        raise ValidationError(
            _("Files of this kind are not taken. It must end in one of: %(endings)s"),
            params={"endings": ", ".join(ENDINGS)},
        )
    if file.size > settings.WAGTAILDOCS_MAX_UPLOAD_SIZE:
        raise ValidationError(_("The file is too large: at most 10 MB."))
    if not _is_what_it_says(file, ending):
        raise ValidationError(
            _("The content of this file is not what its ending says. Save it again and try once more.")
        )


def _is_what_it_says(file, ending):
    file.seek(0)
    content = file.read() if ending in TEXTS else file.read(len(BEGINNINGS[ending]))
    file.seek(0)
    if ending not in TEXTS:
        return content == BEGINNINGS[ending]
    try:
        return "\0" not in content.decode()
    except UnicodeDecodeError:
        return False
