"""The pages of resources: one that lists them, and one for each."""

from dataclasses import replace

from django import forms
from django.conf import settings
from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.fields import RichTextField
from wagtail.rich_text import get_text_for_indexing
from wagtail.search import index

from courses.catalogue.blocks.text import PARAGRAPHS
from courses.catalogue.licences import Licence, licence_url
from courses.outline.models import Course, Level
from courses.resources.forms import ResourcePageForm
from courses.resources.kinds import SIGNS, ResourceAccess, ResourceKind
from courses.resources.listing import ResourceListing
from home.pages import BasePage, ListPage, lead_field, title_and_lead
from home.query_text import with_joined_words
from home.seo import seo_of_page


class ResourceIndexPage(ListPage):
    """All resources of one language."""

    lead = lead_field(_("One sentence under the title. Example: Worksheets, templates and data to take away."))

    page_description = _("Lists the resources below it, with filters and a search.")
    template = "courses/resources/index.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["courses.ResourcePage"]
    content_panels = title_and_lead(_("What the list is called in menus. Example: Resources"))

    class Meta:
        verbose_name = _("list of resources")

    def get_context(self, request, *args, **kwargs):
        listing = ResourceListing(request.GET, self)
        return {**super().get_context(request, *args, **kwargs), "listing": listing, "page_opens_with_search": True}


class ResourcePage(BasePage):
    """Something to take away: a file, or a link to another site."""

    lead = models.CharField(
        _("lead"),
        max_length=255,
        help_text=_("One sentence that says what it is good for. Example: A cash book for a month, to print."),
    )
    description = RichTextField(
        _("about it"),
        blank=True,
        features=PARAGRAPHS,
        help_text=_("How to use it, in a paragraph or two. Example: Print one page for each week."),
    )
    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=ResourceKind.choices,
        help_text=_("Readers narrow the list by it. Example: Worksheet"),
    )
    level = models.CharField(
        _("level"),
        max_length=10,
        choices=Level.choices,
        default=Level.NONE,
        help_text=_("What a reader should know already. Example: No experience needed"),
    )
    language = models.CharField(
        _("language"),
        max_length=10,
        choices=settings.LANGUAGES,
        default=settings.LANGUAGE_CODE,
        help_text=_("In which language it is written itself. Example: Kiswahili"),
    )
    licence = models.CharField(
        _("licence"),
        max_length=20,
        choices=Licence.choices,
        default=Licence.BY,
        help_text=_("What others may do with it. Example: CC BY 4.0"),
    )
    author = models.CharField(
        _("author"), max_length=120, blank=True, help_text=_("Who made it. Example: Achieng Atieno")
    )
    topic = models.ForeignKey(
        "courses.Topic",
        verbose_name=_("topic"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("What it is about. Example: Shop and money"),
    )
    file = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        verbose_name=_("file"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Another file makes a new version; older ones stay reachable. Example: cash-book.xlsx"),
    )
    version_note = models.CharField(
        _("what is new in this file"),
        max_length=255,
        blank=True,
        help_text=_("Stands beside the version. Example: A column for M-Pesa"),
    )
    link = models.URLField(
        _("or a link"),
        max_length=500,
        blank=True,
        validators=[URLValidator(["http", "https"])],
        help_text=_("To another site, looked at once a week. Example: https://example.org/atlas"),
    )
    access = models.CharField(
        _("who may have it"),
        max_length=10,
        choices=ResourceAccess.choices,
        default=ResourceAccess.FREE,
        help_text=_("The page itself is read by everybody. Example: Free with sign-in"),
    )
    course = models.ForeignKey(
        Course,
        verbose_name=_("course"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Which course opens it, if it is for those who have one. Example: First steps in Python"),
    )

    base_form_class = ResourcePageForm
    page_description = _("A worksheet, template, set of data or link to take away.")
    template = "courses/resources/resource.html"
    parent_page_types = ["courses.ResourceIndexPage"]
    subpage_types = []
    content_panels = [
        TitleFieldPanel("title", help_text=_("What it is called. Example: A cash book for a month")),
        FieldPanel("lead"),
        FieldPanel("description"),
        MultiFieldPanel(
            [FieldPanel("file"), FieldPanel("version_note"), FieldPanel("link")], heading=_("File or link")
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("kind"), FieldPanel("level")]),
                FieldRowPanel([FieldPanel("language"), FieldPanel("topic", widget=forms.Select)]),
                FieldRowPanel([FieldPanel("author"), FieldPanel("licence")]),
            ],
            heading=_("Facts"),
        ),
        MultiFieldPanel(
            [FieldPanel("access"), FieldPanel("course", widget=forms.Select)], heading=_("Who may have it")
        ),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("lead"), index.SearchField("description")]
    search_fields += [index.AutocompleteField("words_to_find")]

    class Meta:
        verbose_name = _("resource")

    def words_to_find(self):
        """What readers find it by."""
        topics = [self.topic.name, self.topic.name_sw] if self.topic else []
        about = get_text_for_indexing(self.description)
        return with_joined_words("\n".join([self.title, self.lead, about, self.author, *topics]))

    @property
    def sign(self):
        """The icon of its kind."""
        return SIGNS.get(self.kind, "note")

    @property
    def licence_url(self):
        return licence_url(self.licence)

    @property
    def language_name(self):
        return get_language_info(self.language)["name_local"]

    def get_context(self, request, *args, **kwargs):
        # Rules and versions know this page class.
        from courses.resources.reading import resource_context  # noqa: PLC0415

        context = super().get_context(request, *args, **kwargs)
        seo = replace(seo_of_page(self, request), data=self.described(request))
        return {**context, **resource_context(request.user, self), "seo": seo}

    def described(self, request):
        """The resource as schema.org describes one, for search engines."""
        return {
            "@context": "https://schema.org",
            "@type": "LearningResource",
            "name": self.title,
            "description": self.lead or self.title,
            "url": request.build_absolute_uri(self.get_url(request) or "/"),
            "learningResourceType": self.get_kind_display(),
            "educationalLevel": self.get_level_display(),
            "inLanguage": self.language,
            "isAccessibleForFree": self.access != ResourceAccess.COURSE,
            **({"license": self.licence_url} if self.licence_url else {}),
            **({"author": {"@type": "Person", "name": self.author}} if self.author else {}),
        }
