"""Files of the site. They lie outside the public media folder; a guarded view hands them out."""

from django.core.files.storage import storages
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document


def private_storage():
    """The folder no web server serves; looked up late, so that tests can move it."""
    return storages["private"]


class SiteDocument(AbstractDocument):
    """A file in the library."""

    file = models.FileField(_("file"), upload_to="documents", storage=private_storage)

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        pass
