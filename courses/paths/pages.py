"""The pages of learning paths. Learners' records and the way itself are in `models.py`, made from these."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.fields import RichTextField
from wagtail.rich_text import get_text_for_indexing
from wagtail.search import index

from courses.catalogue.blocks.text import PARAGRAPHS
from courses.catalogue.pages import PageWithEdition, PointList
from courses.catalogue.text import words_of
from courses.paths.blocks import StepList
from courses.paths.forms import LearningPathPageForm
from courses.paths.listing import path_cards
from courses.paths.preview import preview_context
from home.pages import BasePage, ListPage, lead_field, title_and_lead
from home.query_text import with_joined_words
from home.streams import BlockStreamField


class LearningPathIndexPage(ListPage):
    """All paths of one language."""

    lead = lead_field(_("One sentence under the title. Example: Several courses, in an order that makes sense."))

    page_description = _("The list of learning paths: shows all published paths below it.")
    max_count_per_parent = 1
    template = "courses/paths/index.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["courses.LearningPathPage"]
    content_panels = title_and_lead(_("What the list is called in menus. Example: Learning paths"))

    class Meta:
        verbose_name = _("list of learning paths")

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), "cards": path_cards(request.user)}


class LearningPathPage(PageWithEdition):
    """A path in one language. Its steps and their order come from the page in the source language alone."""

    lead = models.CharField(
        _("lead"),
        max_length=255,
        blank=True,
        help_text=_(
            "One sentence that says where the path leads. "
            "Example: From a shop's first till to the programs that count for it."
        ),
    )
    description = RichTextField(
        _("about the path"),
        blank=True,
        features=PARAGRAPHS,
        help_text=_("One or two paragraphs. Example: Three courses that build on each other, an hour each evening."),
    )
    outcomes = BlockStreamField(
        PointList(),
        verbose_name=_("what you will be able to do"),
        blank=True,
        help_text=_("One line each. Example: Keep the books of a shop without paper"),
    )
    steps = BlockStreamField(
        StepList(),
        verbose_name=_("steps"),
        blank=True,
        help_text=_(
            "In the order in which they are taken. In a translation only the texts count: courses and order come from "
            "the original. Example: a course, then any one of two others."
        ),
    )

    base_form_class = LearningPathPageForm
    page_description = _("A learning path: courses in an order, with a choice where there is one.")
    template = "courses/paths/path.html"
    parent_page_types = ["courses.LearningPathIndexPage"]
    subpage_types = []
    content_panels = [
        TitleFieldPanel("title", help_text=_("What the path is called. Example: The shop that counts itself")),
        FieldPanel("lead"),
        FieldPanel("description"),
        FieldPanel("outcomes"),
        FieldPanel("steps"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("lead"),
        index.SearchField("description"),
        index.SearchField("steps"),
        index.AutocompleteField("words_to_find"),
    ]

    class Meta:
        verbose_name = _("learning path")

    def words_to_find(self):
        """What readers find the path by: its own words, and those written to its steps."""
        about = get_text_for_indexing(self.description)
        return with_joined_words(
            "\n".join([self.title, self.lead, about, words_of(self.outcomes), words_of(self.steps)])
        )

    def get_preview_context(self, request, mode_name):
        return preview_context(request, self)
