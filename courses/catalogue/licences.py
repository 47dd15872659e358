"""Under which licence others' work may be used, with the address of its words."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Licence(models.TextChoices):
    CC0 = "cc0", "CC0 1.0"
    BY = "by", "CC BY 4.0"
    BY_SA = "by-sa", "CC BY-SA 4.0"
    BY_NC = "by-nc", "CC BY-NC 4.0"
    BY_NC_SA = "by-nc-sa", "CC BY-NC-SA 4.0"
    PUBLIC_DOMAIN = "public-domain", _("Public domain")
    PERMISSION = "permission", _("By permission")
    RESERVED = "reserved", _("All rights reserved")


_CREATIVE_COMMONS = {Licence.BY, Licence.BY_SA, Licence.BY_NC, Licence.BY_NC_SA}


def licence_url(licence):
    """Where a licence can be read; empty for those that have no text of their own."""
    if licence == Licence.CC0:
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    return f"https://creativecommons.org/licenses/{licence}/4.0/" if licence in _CREATIVE_COMMONS else ""


def licence_name(licence):
    return dict(Licence.choices).get(licence, "")
