"""A line at the top of every page for some days: news, or something to take care of.

Each reader can put it away; which one was put away stands in a cookie, so that the server already leaves it out.
"""

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Locale

from home.languages import source_locale_id
from home.links import Link, link_to, validate_address
from home.site_settings import PreviewedOnThePage

COOKIE = "banner"
MARK = re.compile(r"[0-9]{1,18}-[0-9a-f]{8}")
KEPT_SECONDS = 90 * 24 * 60 * 60


class Banner(PreviewedOnThePage, models.Model):
    """One message in one language. Of several at the same time the one that began last is shown."""

    class Kind(models.TextChoices):
        NEWS = "info", _("News")
        GOOD = "good", _("Good news")
        CARE = "warn", _("Take care")

    locale = models.ForeignKey(
        Locale,
        verbose_name=_("language"),
        default=source_locale_id,
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("On whose pages it stands. Example: English"),
    )
    kind = models.CharField(
        _("kind"), max_length=10, choices=Kind.choices, default=Kind.NEWS, help_text=_("Example: News")
    )
    text = models.CharField(
        _("words"),
        max_length=200,
        help_text=_("One sentence, or two short ones. Example: On Sunday night the site is closed for an hour."),
    )
    link_text = models.CharField(
        _("words of the link"), max_length=60, blank=True, help_text=_("Example: Read why. Empty: the page's title.")
    )
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Where the link leads. Example: an article"),
    )
    address = models.CharField(
        _("or an address"),
        max_length=500,
        blank=True,
        validators=[validate_address],
        help_text=_("For what is not a page of the site. Example: /catalogue/?access=free"),
    )
    starts_at = models.DateTimeField(
        _("from"), default=timezone.now, help_text=_("When it begins to be shown. Example: 2027-01-11 08:00")
    )
    ends_at = models.DateTimeField(
        _("until"), null=True, blank=True, help_text=_("Example: 2027-01-18 20:00. Empty: until you delete it.")
    )

    preview_key = "preview_banner"
    panels = [
        FieldRowPanel([FieldPanel("locale"), FieldPanel("kind")]),
        FieldPanel("text"),
        MultiFieldPanel([FieldPanel("link_text"), FieldPanel("page"), FieldPanel("address")], heading=_("Link")),
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")], heading=_("When it is shown")),
    ]

    class Meta:
        verbose_name = _("banner")
        verbose_name_plural = _("banners")
        ordering = ["-starts_at", "-pk"]

    def __str__(self):
        return self.text

    def clean(self):
        errors = {}
        if self.page_id and self.address:
            errors["address"] = _("Choose a page or write an address, not both.")
        elif self.address and not self.link_text:
            errors["link_text"] = _("An address needs words to stand for it.")
        elif self.link_text and not (self.page_id or self.address):
            errors["link_text"] = _("These words lead nowhere yet. Choose a page, or write an address.")
        if self.ends_at and self.starts_at and self.ends_at <= self.starts_at:
            errors["ends_at"] = _("It would end before it begins.")
        if errors:
            raise ValidationError(errors)


@dataclass(frozen=True)
class ShownBanner:
    """A banner as pages need it. `mark` changes with its words: news of another kind is shown again."""

    mark: str
    kind: str
    text: str
    link: Link | None
    starts_at: datetime
    ends_at: datetime | None

    def is_on(self, now):
        return self.starts_at <= now and (self.ends_at is None or now < self.ends_at)


def shown(banner):
    link = link_to(banner.link_text, banner.page, banner.address)
    words = hashlib.sha256(f"{banner.text} {link}".encode()).hexdigest()[:8]
    return ShownBanner(
        f"{banner.pk or 0}-{words}", banner.kind, banner.text, link, banner.starts_at, banner.ends_at or None
    )


def read_banners(language):
    """Of a language, those that are on or will be, newest first."""
    coming = models.Q(ends_at=None) | models.Q(ends_at__gt=timezone.now())
    banners = Banner.objects.filter(coming, locale__language_code=language).select_related("page")
    return [shown(banner) for banner in banners]


def banner_for(request, banners):
    """The one to show now, or None: of those that are on the first, unless this reader has put it away."""
    now = timezone.now()
    current = next((banner for banner in banners if banner.is_on(now)), None)
    return None if current and mark_in(request) == current.mark else current


def put_away(response, mark):
    """Remember that the reader has seen it. A mark that no banner can have is ignored."""
    if MARK.fullmatch(mark):
        response.set_cookie(
            COOKIE, mark, max_age=KEPT_SECONDS, samesite="Lax", httponly=True, secure=settings.SESSION_COOKIE_SECURE
        )
    return response


def mark_in(request):
    """The mark of the banner this reader has put away; nothing where there is none, or it is none of ours."""
    mark = request.COOKIES.get(COOKIE, "")
    return mark if MARK.fullmatch(mark) else ""
