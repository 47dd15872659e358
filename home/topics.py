"""What articles and help pages are about. Courses have topics of their own, which say what one can learn."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.search import index


class PageTopic(index.Indexed, models.Model):
    """Written once, chosen on many pages. The name in Kiswahili stands beside the English; the address is shared."""

    name = models.CharField(_("name"), max_length=60, help_text=_("Example: Signing in"))
    name_sw = models.CharField(_("name in Kiswahili"), max_length=60, blank=True, help_text=_("Example: Kuingia"))
    slug = models.SlugField(
        _("address part"),
        unique=True,
        help_text=_(
            "Stands in the address of the feed of this topic, so leave it once readers know it. "
            "Filled in from the name. Example: signing-in"
        ),
    )
    position = models.PositiveSmallIntegerField(
        _("place"), default=100, help_text=_("The smallest comes first in the help centre. Example: 10")
    )

    panels = [
        TitleFieldPanel("name", classname="", placeholder=False),
        FieldPanel("name_sw"),
        FieldPanel("slug"),
        FieldPanel("position"),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = _("topic of pages")
        verbose_name_plural = _("topics of pages")
        ordering = ["position", "name"]
        constraints = [models.UniqueConstraint(Lower("name"), name="home_pagetopic_name_any_case")]

    def __str__(self):
        return self.name

    def clean(self):
        """The constraint alone would speak at the top of the form."""
        if PageTopic.objects.filter(name__iexact=self.name).exclude(pk=self.pk).exists():
            raise ValidationError({"name": _("There is a topic of this name already, whatever its capitals.")})

    @property
    def title(self):
        """The name in the reader's language."""
        return (self.name_sw if get_language() == "sw" else "") or self.name
