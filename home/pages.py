"""What every page of the site has in common, and the plain pages."""

from django.conf import settings
from django.db import models, transaction
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from treebeard.mp_tree import MP_NodeQuerySet
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, TabbedInterface, TitleFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page, PageManager, PageQuerySet
from wagtail.rich_text import get_text_for_indexing
from wagtail.search import index
from wagtail.utils.decorators import cached_classmethod

from home.page_forms import BasePageForm
from home.page_rights import PageTester
from home.query_text import with_joined_words
from home.seo import seo_of_page


def refuse_deletion(pages):
    """Ask every guard named in settings; each raises `ProtectedError` for pages that must stay."""
    for path in settings.PAGE_DELETION_GUARDS:
        import_string(path)().check(pages)


def delete_pages(pages):
    """Delete a queryset of pages and all below them, unless a guard objects: all of it or nothing."""
    with transaction.atomic():
        # The tree's own delete counts the children down first; a refusal after that would leave the count wrong.
        refuse_deletion(pages)
        return MP_NodeQuerySet.delete(pages)


delete_pages.alters_data = True
delete_pages.queryset_only = True


def guard_every_queryset():
    """Scripts and the admin's own API delete by queryset, past every hook; `Page.objects` is not ours to replace."""
    PageQuerySet.delete = delete_pages


class BasePageQuerySet(PageQuerySet):
    delete = delete_pages


BasePageManager = PageManager.from_queryset(BasePageQuerySet)


class BasePage(Page):
    """A page of the site: search title and description, a picture for sharing, no privacy of its own.

    Who may open a page follows from the course it belongs to, never from Wagtail's page privacy.
    """

    social_image = models.ForeignKey(
        "home.SiteImage",
        verbose_name=_("picture for sharing"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown when somebody shares the address. Example: a photo of a class, 1200 × 630."),
    )

    objects = BasePageManager()

    base_form_class = BasePageForm
    private_page_options = []
    show_in_menus_default = False
    # Tabs of a page type's own, between "Content" and "Search and sharing".
    own_tabs = []
    # Whether its words may become wrong with time, so that somebody should read it again.
    goes_stale = True
    promote_panels = [
        MultiFieldPanel(
            [
                FieldPanel(
                    "slug",
                    help_text=_("The last part of the address. Example: first-steps-in-python"),
                ),
                FieldPanel(
                    "seo_title",
                    help_text=_("The title in search results, at most 60 characters. Example: Learn Python, free"),
                ),
                FieldPanel(
                    "search_description",
                    help_text=_(
                        "One or two sentences under the title in search results, at most 155 characters. "
                        "Example: Write small programs that count stock, add up a week and answer questions."
                    ),
                ),
                FieldPanel("social_image"),
            ],
            heading=_("Search and sharing"),
        ),
        MultiFieldPanel(
            [
                FieldPanel(
                    "show_in_menus",
                    help_text=_(
                        "Pages right below the home page stand in the footer; with this, in the header too. "
                        "Example: ticked for the catalogue, not for the terms."
                    ),
                )
            ],
            heading=_("Menus"),
        ),
    ]

    class Meta:
        abstract = True

    @cached_classmethod
    def get_edit_handler(cls):
        """The tabs of the editor; Wagtail would call the third one "Promote"."""
        tabs = [
            ObjectList(cls.content_panels, heading=_("Content")),
            *cls.own_tabs,
            ObjectList(cls.promote_panels, heading=_("Search and sharing")),
            ObjectList(cls.settings_panels, heading=_("Settings")),
        ]
        return TabbedInterface(tabs, base_form_class=cls.base_form_class).bind_to_model(cls)

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), "seo": seo_of_page(self, request)}

    def permissions_for_user(self, user):
        return PageTester(user, self)

    def delete(self, *args, **kwargs):
        # Wagtail writes its log first: a refusal in the queryset takes that back.
        with transaction.atomic():
            return super().delete(*args, **kwargs)


def lead_field(help_text):
    """The sentence under the title of a page."""
    return models.CharField(_("lead"), max_length=200, blank=True, help_text=help_text)


def title_and_lead(title_help):
    return [TitleFieldPanel("title", help_text=title_help), FieldPanel("lead")]


class ListPage(BasePage):
    """A page that lists those below it. A subclass has a `lead` and its panels."""

    goes_stale = False
    show_in_menus_default = True
    search_fields = [*BasePage.search_fields, index.SearchField("lead")]

    class Meta:
        abstract = True


class HomePage(BasePage):
    """The front door: what the site is, and three ways in."""

    lead = lead_field(_("One sentence under the title. Example: Short lessons that open on any phone."))
    jina = models.CharField(
        _("line on the cloth"),
        max_length=38,
        blank=True,
        help_text=_("A proverb, if you like. Example: Elimu ni bahari"),
    )

    goes_stale = False
    page_description = _("The front page of the site, one for each language.")
    template = "home/home_page.html"
    max_count_per_parent = 1
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "home.StandardPage",
        "courses.CourseIndexPage",
        "courses.LearningPathIndexPage",
        "courses.ResourceIndexPage",
        "home.HelpIndexPage",
        "home.ArticleIndexPage",
        "home.FormPage",
    ]
    content_panels = [
        TitleFieldPanel(
            "title", help_text=_("The large words at the top. Example: Learn what you need, in your own time")
        ),
        FieldPanel("lead"),
        FieldPanel("jina"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("lead")]

    class Meta:
        verbose_name = _("home page")

    def get_context(self, request, *args, **kwargs):
        """What stands below the lead comes from the floors above, through `HOME_PANELS`."""
        context = super().get_context(request, *args, **kwargs)
        panels = [import_string(path)(request) for path in settings.HOME_PANELS]
        return {**context, "panels": panels, "page_opens_with_search": True}


class StandardPage(BasePage):
    """A page of text: about us, terms, privacy."""

    lead = lead_field(_("One sentence under the title. Example: Who we are, and why."))
    body = RichTextField(
        _("text"), blank=True, help_text=_("The text of the page. Example: a few paragraphs with headings and links.")
    )

    page_description = _("A plain page of text, such as About us or Terms.")
    template = "home/standard_page.html"
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage", "home.FormPage"]
    content_panels = [
        TitleFieldPanel("title", help_text=_("What the page is called in menus and at its top. Example: About us")),
        FieldPanel("lead"),
        FieldPanel("body"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("lead"), index.SearchField("body")]
    search_fields += [index.AutocompleteField("words_to_find")]

    class Meta:
        verbose_name = _("standard page")

    def words_to_find(self):
        """What readers find the page by."""
        return with_joined_words("\n".join([self.title, self.lead, get_text_for_indexing(self.body)]))
