"""What editors set for the whole site: header and footer of each language, and how to reach us."""

from django.db import models
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.models import Locale, PreviewableMixin

from home.languages import source_locale_id
from home.links import ColumnList, LinkList
from home.seo import Seo
from home.streams import BlockStreamField


class PreviewedOnThePage(PreviewableMixin):
    """A preview that shows a sample page of the site with what is being edited around it.

    It travels in the request under the name `preview_key`; `home.frame` looks there first.
    """

    preview_key = ""

    def serve_preview(self, request, mode_name):
        setattr(request, self.preview_key, self)
        with translation.override(self.preview_language()):
            return render(request, "home/frame_preview.html", {"seo": Seo(title=str(self), hidden=True)})

    def preview_language(self):
        return self.locale.language_code if getattr(self, "locale_id", None) else translation.get_language()


class SiteFrame(PreviewedOnThePage, models.Model):
    """Header and footer in one language. What is left empty stands as the site itself would put it."""

    locale = models.OneToOneField(
        Locale,
        verbose_name=_("language"),
        default=source_locale_id,
        on_delete=models.CASCADE,
        related_name="site_frame",
        error_messages={"unique": _("There is a header and footer for this language already. Change that one.")},
        help_text=_("Whose header and footer this is. Example: English"),
    )
    header = BlockStreamField(
        LinkList(max_num=6),
        verbose_name=_("header"),
        blank=True,
        help_text=_(
            "At most six links, the most wanted first. Empty: the pages marked “show in menus”. Example: Courses, Help"
        ),
    )
    columns = BlockStreamField(
        ColumnList(max_num=4),
        verbose_name=_("columns of the footer"),
        blank=True,
        help_text=_(
            "At most four, each with a heading and links. Empty: all pages right below the home page. "
            "Example: a column “Learn” and a column “About us”"
        ),
    )
    proverb = models.CharField(
        _("large words in the footer"),
        max_length=80,
        blank=True,
        help_text=_("A proverb or a motto. Empty: the proverb of the house. Example: Elimu ni bahari."),
    )
    words = models.CharField(
        _("words below them"),
        max_length=200,
        blank=True,
        help_text=_("One sentence. Empty: what the proverb means. Example: Short courses from Kisumu, for everybody."),
    )
    closing = models.CharField(
        _("last line"),
        max_length=200,
        blank=True,
        help_text=_("At the very end, for example whose site this is. Example: © Learnsync Trust, Kisumu"),
    )

    preview_key = "preview_frame"
    panels = [
        FieldPanel("locale"),
        FieldPanel("header"),
        FieldPanel("columns"),
        MultiFieldPanel(
            [FieldPanel("proverb"), FieldPanel("words"), FieldPanel("closing")], heading=_("Words in the footer")
        ),
    ]

    class Meta:
        verbose_name = _("header and footer")
        verbose_name_plural = _("headers and footers")
        ordering = ["locale__language_code"]

    def __str__(self):
        return str(self.locale) if self.locale_id else str(_("Header and footer"))


@register_setting(icon="mail")
class ContactSettings(PreviewedOnThePage, BaseGenericSetting):
    """How to reach us, the same in every language. Stands in the footer; contact forms are sent to the address."""

    email = models.EmailField(
        _("e-mail address"),
        blank=True,
        help_text=_("Shown in the footer; what is sent by contact forms goes here. Example: hello@learn.example.org"),
    )
    phone = models.CharField(_("telephone"), max_length=40, blank=True, help_text=_("Example: +254 700 000 000"))
    postal_address = models.TextField(
        _("address"), blank=True, max_length=300, help_text=_("Example: Oginga Odinga Street 5, Kisumu")
    )
    social = BlockStreamField(
        LinkList(max_num=8),
        verbose_name=_("social media"),
        blank=True,
        help_text=_("Where else to find us, each with words and an address. Example: WhatsApp, https://wa.me/254…"),
    )

    preview_key = "preview_contact"
    panels = [
        MultiFieldPanel(
            [FieldPanel("email"), FieldPanel("phone"), FieldPanel("postal_address")], heading=_("How to reach us")
        ),
        FieldPanel("social"),
    ]

    class Meta:
        verbose_name = _("contact and social media")

    def __str__(self):
        return str(_("Contact and social media"))

    @classmethod
    def of_the_site(cls):
        """The one row, or an empty one where nobody has set anything: reading writes nothing."""
        return cls.objects.order_by("pk").first() or cls()
