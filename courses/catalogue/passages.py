"""A passage that stands in several lessons: written once, and changed in all of them when it is published anew."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import DraftStateMixin, Page, PreviewableMixin, ReferenceIndex, RevisionMixin, TranslatableMixin
from wagtail.search import index

from courses.catalogue.blocks.containers import Content
from courses.catalogue.pages import LessonPage
from home.streams import BlockStreamField


class SharedPassage(TranslatableMixin, DraftStateMixin, RevisionMixin, PreviewableMixin, index.Indexed, models.Model):
    """One passage in one language. It has no address of its own: who may open a lesson with it reads it there."""

    name = models.CharField(
        _("name"),
        max_length=120,
        help_text=_("For editors; readers never see it. Example: How to open a terminal"),
    )
    body = BlockStreamField(
        Content(),
        verbose_name=_("passage"),
        help_text=_("What every lesson that chooses it shows. Example: a heading, two paragraphs, a picture"),
    )

    panels = [FieldPanel("name"), FieldPanel("body")]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.FilterField("locale_id")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("shared passage")
        verbose_name_plural = _("shared passages")
        ordering = ["name"]
        # Wagtail would add it by itself, but later than the roles need it.
        permissions = [("publish_sharedpassage", _("Can publish shared passage"))]

    def __str__(self):
        return self.name

    @property
    def inner_body(self):
        """What lessons show of it: nothing while it is a draft."""
        return self.body if self.live else None

    def get_preview_template(self, request, mode_name):
        return "courses/catalogue/shared_passage.html"


def lessons_with(passage):
    """The lesson pages in which a passage stands, as they were last published."""
    references = ReferenceIndex.get_references_to(passage).filter(
        base_content_type=ContentType.objects.get_for_model(Page)
    )
    return LessonPage.objects.filter(pk__in=[int(pk) for pk in references.values_list("object_id", flat=True)])
