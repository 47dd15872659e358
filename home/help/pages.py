"""The help centre and its pages."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.fields import RichTextField
from wagtail.rich_text import get_text_for_indexing
from wagtail.search import index

from home.help.answers import answer_of
from home.help.finding import find_help, help_by_topic, related_help
from home.pages import BasePage, ListPage, lead_field, title_and_lead
from home.query_text import clean_words, typed_query, with_joined_words
from home.streams import BlockStreamField


class RelatedHelp(blocks.StreamBlock):
    page = blocks.PageChooserBlock(
        label=_("Help page"), page_type="home.HelpPage", help_text=_("Example: Your first lesson")
    )


class HelpIndexPage(ListPage):
    """The help centre of one language."""

    lead = lead_field(_("One sentence under the title. Example: Short answers to what people ask us most."))

    page_description = _("The help centre: lists the help pages below it by topic, and searches them.")
    template = "home/help/index.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.HelpPage"]
    content_panels = title_and_lead(_("What the help centre is called in menus. Example: Help"))

    class Meta:
        verbose_name = _("help centre")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        words = clean_words(request.GET.get("q", ""))
        return {
            **context,
            "query": typed_query(request.GET.get("q", "")),
            "words": words,
            "found": find_help(self, words) if words else [],
            "groups": help_by_topic(self) if not words else [],
            "page_opens_with_search": True,
        }


class HelpPage(BasePage):
    """One question and its answer."""

    lead = models.CharField(
        _("lead"),
        max_length=255,
        blank=True,
        help_text=_("The answer in one sentence. Example: We send you a code; it opens your account for 15 minutes."),
    )
    body = RichTextField(
        _("text"),
        blank=True,
        help_text=_("What to do, step by step. Example: a numbered list, and what to do when it does not work."),
    )
    topic = models.ForeignKey(
        "home.PageTopic",
        verbose_name=_("topic"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="help_pages",
        help_text=_("Under which heading it stands in the help centre. Example: Signing in"),
    )
    related = BlockStreamField(
        RelatedHelp(max_num=4),
        verbose_name=_("related pages"),
        blank=True,
        help_text=_("At most four, shown below the text. Empty: others of the same topic. Example: Change your e-mail"),
    )

    page_description = _("An answer in the help centre: one question, and what to do.")
    template = "home/help/page.html"
    parent_page_types = ["home.HelpIndexPage"]
    subpage_types = []
    content_panels = [
        TitleFieldPanel("title", help_text=_("The question in the reader's words. Example: I did not get a code")),
        FieldPanel("lead"),
        FieldPanel("topic"),
        FieldPanel("body"),
        FieldPanel("related"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("lead"), index.SearchField("body")]
    search_fields += [index.AutocompleteField("words_to_find")]

    class Meta:
        verbose_name = _("help page")

    def words_to_find(self):
        """What readers find the page by."""
        return with_joined_words("\n".join([self.title, self.lead, get_text_for_indexing(self.body)]))

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return {
            **context,
            "centre": self.get_parent(),
            "related": related_help(self),
            "answer": answer_of(request, self),
        }
