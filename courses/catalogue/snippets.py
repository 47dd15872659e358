"""Topics and instructors: written once, chosen on many courses."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.validators import URLValidator
from django.db import models, transaction
from django.db.models import ProtectedError, Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.search import index

from courses.catalogue.naming import name_all

MOST_LINKS = 6


class StillChosenError(ProtectedError, ValidationError):
    """Refused because courses would lose it without a word. As a `ValidationError` the API tells the reason."""

    def __init__(self, reason, pages):
        ProtectedError.__init__(self, reason, set(pages))
        ValidationError.__init__(self, {NON_FIELD_ERRORS: [reason]})
        self.reason = reason

    def __str__(self):
        return self.reason


class ChosenQuerySet(models.QuerySet):
    """What is ticked on courses, so that it goes only when no course has it any more."""

    def delete(self):
        with transaction.atomic():
            self.refuse_while_chosen()
            return super().delete()

    delete.alters_data = True
    delete.queryset_only = True

    def choosing_courses(self):
        """The course pages that have one of these: as they are shown, or in the draft that will be."""
        relation = self.model._meta.get_field("course_pages")
        name, pages = relation.field.name, relation.related_model.objects
        keys = set(self.values_list("pk", flat=True))
        drafts = pages.filter(has_unpublished_changes=True).values_list("pk", f"latest_revision__content__{name}")
        in_drafts = [page for page, chosen in drafts if keys & set(chosen or ())]
        return pages.filter(Q(**{f"{name}__in": keys}) | Q(pk__in=in_drafts)).distinct().order_by("path")

    def refuse_while_chosen(self):
        """Raise `StillChosenError` if courses have one of these; it names both."""
        names, courses = [str(one) for one in self], list(self.choosing_courses())
        if courses:
            reason = ngettext(
                "%(what)s is chosen on %(courses)s, so it must stay: nothing was deleted. Take it off there first.",
                "%(what)s are chosen on %(courses)s, so they must stay: nothing was deleted. "
                "Take them off there first.",
                len(names),
            )
            chosen = {"what": name_all(names), "courses": name_all([page.title for page in courses])}
            raise StillChosenError(reason % chosen, courses)


class Chosen(index.Indexed, models.Model):
    """Written once, ticked on many courses."""

    objects = ChosenQuerySet.as_manager()

    class Meta:
        abstract = True

    def delete(self, *args, **kwargs):
        with transaction.atomic():
            type(self).objects.filter(pk=self.pk).refuse_while_chosen()
            return super().delete(*args, **kwargs)


class Topic(Chosen):
    """What a course is about. Its name in Kiswahili stands beside the English one; the address is shared."""

    name = models.CharField(_("name"), max_length=60, help_text=_("Example: Computing"))
    name_sw = models.CharField(_("name in Kiswahili"), max_length=60, blank=True, help_text=_("Example: Kompyuta"))
    slug = models.SlugField(
        _("address part"),
        unique=True,
        help_text=_(
            "Stands in the address of the catalogue narrowed to this topic, so leave it once readers know it. "
            "Filled in from the name. Example: computing"
        ),
    )

    panels = [TitleFieldPanel("name", classname="", placeholder=False), FieldPanel("name_sw"), FieldPanel("slug")]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(Lower("name"), name="courses_topic_name_any_case")]

    def __str__(self):
        return self.name

    def clean(self):
        """The constraint alone would speak at the top of the form."""
        if Topic.objects.filter(name__iexact=self.name).exclude(pk=self.pk).exists():
            raise ValidationError({"name": _("There is a topic of this name already, whatever its capitals.")})

    @property
    def title(self):
        """The name in the reader's language."""
        return (self.name_sw if get_language() == "sw" else "") or self.name


class Instructor(Chosen):
    """Somebody who teaches. With an account named, that person reads the courses taught and adds lessons to them."""

    name = models.CharField(_("name"), max_length=100, help_text=_("Example: Otieno Odhiambo"))
    slug = models.SlugField(
        _("address part"),
        unique=True,
        help_text=_(
            "By it an imported course finds this person again, and two of one name are told apart. "
            "Filled in from the name. Example: otieno-odhiambo"
        ),
    )
    role = models.CharField(
        _("what they do"), max_length=120, blank=True, help_text=_("Example: Teacher of computing, Kisumu")
    )
    bio = models.TextField(
        _("about"),
        blank=True,
        help_text=_("Two or three sentences. Example: Teaches computing in Kisumu, and mends radios."),
    )
    bio_sw = models.TextField(
        _("about, in Kiswahili"),
        blank=True,
        help_text=_("Shown to those who read in Kiswahili. Example: Anafundisha kompyuta mjini Kisumu."),
    )
    links = models.TextField(
        _("links"),
        blank=True,
        help_text=_("One address on each line, at most six. Example: https://example.org/otieno"),
    )
    picture = models.ForeignKey(
        "home.SiteImage",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Square works best. Example: a face in daylight. Without one, initials are drawn."),
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="instructor_cards",
        help_text=_(
            "Whoever signs in with it may open the courses taught. Only staff can be chosen. "
            "Example: Otieno Odhiambo, role Instructor"
        ),
    )

    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = _("instructor")
        verbose_name_plural = _("instructors")
        ordering = ["name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("teacher", args=[self.slug])

    def clean(self):
        addresses = self.links.split()
        if len(addresses) > MOST_LINKS:
            raise ValidationError({"links": _("At most six links.")})
        for address in addresses:
            try:
                URLValidator(["http", "https"])(address)
            except ValidationError as error:
                message = _("“%(address)s” is no web address. It begins with https://")
                raise ValidationError({"links": message % {"address": address}}) from error

    @property
    def link_list(self):
        """Pairs of words and address: the words are the site's name."""
        return [(urlsplit(address).hostname.removeprefix("www."), address) for address in self.links.split()]

    @property
    def about(self):
        """The words about this person in the reader's language."""
        return (self.bio_sw if get_language() == "sw" else "") or self.bio
