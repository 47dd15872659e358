"""The list of articles and the articles."""

from dataclasses import replace

from django import forms
from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.fields import RichTextField
from wagtail.rich_text import get_text_for_indexing
from wagtail.search import index
from wagtail.snippets.blocks import SnippetChooserBlock

from home.articles.authors import authors_of
from home.articles.data import article_data
from home.articles.listing import ArticleList, related_articles
from home.pages import BasePage, ListPage, lead_field, title_and_lead
from home.pictures import COLUMN, pictures_of, social_picture
from home.query_text import with_joined_words
from home.seo import seo_of_page
from home.streams import BlockStreamField

FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "hr", "link", "document-link", "image", "code", "blockquote"]


class AuthorList(blocks.StreamBlock):
    """Who wrote it: somebody with a card of their own, or a name."""

    person = SnippetChooserBlock(
        settings.AUTHOR_CARDS,
        label=_("Somebody with a card"),
        help_text=_("Name, role and picture come from the card. Example: Achieng Odhiambo, instructor"),
    )
    name = blocks.CharBlock(label=_("A name"), max_length=100, icon="user", help_text=_("Example: Cherono Ruto"))


class RelatedArticles(blocks.StreamBlock):
    page = blocks.PageChooserBlock(
        label=_("Article"), page_type="home.ArticlePage", help_text=_("Example: How we write a lesson")
    )


class ArticleIndexPage(ListPage):
    """All articles of one language, newest first."""

    lead = lead_field(_("One sentence under the title. Example: What we learn while we make courses."))

    page_description = _("The list of articles below it, newest first, with a feed.")
    template = "home/articles/index.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.ArticlePage"]
    content_panels = title_and_lead(_("What the list is called in menus. Example: Articles"))

    class Meta:
        verbose_name = _("list of articles")

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), "listing": ArticleList(self, request.GET)}


class ArticlePage(BasePage):
    """One article."""

    lead = models.CharField(
        _("lead"),
        max_length=255,
        blank=True,
        help_text=_(
            "One or two sentences under the title, in the list and in the feed. "
            "Example: Why our lessons are short, and what we leave out."
        ),
    )
    date = models.DateField(
        _("date"),
        default=timezone.localdate,
        help_text=_("The date readers see; the list is in its order. Example: 2027-01-11"),
    )
    authors = BlockStreamField(
        AuthorList(max_num=6),
        verbose_name=_("authors"),
        blank=True,
        help_text=_("Who wrote it. Example: an instructor's card, or a plain name"),
    )
    topics = ParentalManyToManyField(
        "home.PageTopic",
        verbose_name=_("topics"),
        blank=True,
        related_name="articles",
        help_text=_("Readers narrow the list by them, and each has a feed. Example: How we work"),
    )
    picture = models.ForeignKey(
        "home.SiteImage",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Above the text, in the list and for sharing. Example: a class at work. Empty: a woven cloth."),
    )
    picture_alt = models.CharField(
        _("alternative text of the picture"),
        max_length=255,
        blank=True,
        help_text=_("What it shows, if it tells something. Example: Two learners at one phone. Empty: decoration."),
    )
    body = RichTextField(
        _("text"), blank=True, features=FEATURES, help_text=_("The article. Example: paragraphs with a few headings.")
    )
    related = BlockStreamField(
        RelatedArticles(max_num=3),
        verbose_name=_("read next"),
        blank=True,
        help_text=_("At most three. Empty: the newest of the same topics. Example: How we write a lesson"),
    )

    page_description = _("An article: news, a story, a look behind the scenes.")
    template = "home/articles/article.html"
    parent_page_types = ["home.ArticleIndexPage"]
    subpage_types = []
    content_panels = [
        TitleFieldPanel("title", help_text=_("What it says in a line. Example: A lesson is ten good minutes")),
        FieldPanel("lead"),
        FieldRowPanel([FieldPanel("date"), FieldPanel("topics", widget=forms.CheckboxSelectMultiple)]),
        FieldPanel("authors"),
        MultiFieldPanel([FieldPanel("picture"), FieldPanel("picture_alt")], heading=_("Picture")),
        FieldPanel("body"),
        FieldPanel("related"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("lead"), index.SearchField("body")]
    search_fields += [index.AutocompleteField("words_to_find")]

    class Meta:
        verbose_name = _("article")

    def words_to_find(self):
        """What readers find the article by."""
        return with_joined_words("\n".join([self.title, self.lead, get_text_for_indexing(self.body)]))

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        authors = authors_of(self)
        image = social_picture(self.social_image or self.picture)
        seo = replace(seo_of_page(self, request), kind="article", image=image)
        return {
            **context,
            "seo": replace(seo, data=article_data(self, authors, seo, request)),
            "list": self.get_parent(),
            "authors": authors,
            "topics": list(self.topics.all()),
            "picture": pictures_of([self.picture_id], COLUMN).get(self.picture_id),
            "related": related_articles(self),
        }
