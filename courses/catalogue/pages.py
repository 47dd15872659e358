"""The pages editors write: catalogue, course, module, lesson. What learners' records need is in the outline."""

from django import forms
from django.db import models
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, TitleFieldPanel
from wagtail.fields import RichTextField
from wagtail.rich_text import get_text_for_indexing
from wagtail.search import index

from commerce.money import CURRENCIES
from courses.catalogue.blocks import LessonBody
from courses.catalogue.blocks.text import PARAGRAPHS
from courses.catalogue.forms import CopyInCoursesForm, CoursePageForm
from courses.catalogue.lesson_kinds import KindOfLesson, LessonForm
from courses.catalogue.listing import Listing
from courses.catalogue.prerequisites import BeforeList
from courses.catalogue.preview import preview_context as course_preview
from courses.catalogue.text import words_of
from courses.catalogue.ways_on import nothing_found
from courses.outline.editions import edition_elsewhere
from courses.outline.models import Access, CourseEdition, Level
from courses.progress.preview import preview_context
from courses.weights.panels import WeightPanel
from home.pages import BasePage, ListPage, lead_field, title_and_lead
from home.query_text import with_joined_words
from home.streams import BlockStreamField


class PointList(blocks.StreamBlock):
    point = blocks.CharBlock(
        label=_("Point"), icon="check", help_text=_("A few words. Example: Add up a week of sales")
    )


class QuestionAndAnswer(blocks.StructBlock):
    question = blocks.CharBlock(label=_("Question"), help_text=_("Example: Do I need a computer?"))
    answer = blocks.RichTextBlock(
        label=_("Answer"),
        features=PARAGRAPHS,
        help_text=_("Two or three sentences. Example: No, any phone with a browser will do."),
    )

    class Meta:
        icon = "help"


class QuestionList(blocks.StreamBlock):
    question = QuestionAndAnswer(label=_("Question"))


class CourseIndexPage(ListPage):
    """The catalogue."""

    lead = lead_field(
        _("One sentence under the title. Example: Every course begins with lessons you can read before you pay.")
    )

    page_description = _("The catalogue: lists all published courses below it.")
    template = "courses/catalogue/index.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["courses.CoursePage"]
    content_panels = title_and_lead(_("What the catalogue is called in menus. Example: Courses"))

    class Meta:
        verbose_name = _("catalogue")

    def get_context(self, request, *args, **kwargs):
        listing = Listing(request.GET, request.user)
        context = super().get_context(request, *args, **kwargs)
        # Where the language switch of a course leads that is not translated yet.
        untranslated = edition_elsewhere(request.GET.get("untranslated", ""))
        return {
            **context,
            "listing": listing,
            "nothing": nothing_found(listing),
            "untranslated": untranslated,
            "page_opens_with_search": True,
        }


class PageWithEdition(BasePage):
    """A page that the public reaches by its live edition alone: the outline knows its address, order and access."""

    # An alias would hold the same lessons twice.
    copy_form_class = CopyInCoursesForm

    class Meta:
        abstract = True

    def serve(self, request, *args, **kwargs):
        raise Http404


class CoursePage(PageWithEdition):
    """A course in one language, as its editors see it."""

    subtitle = models.CharField(
        _("subtitle"),
        max_length=255,
        blank=True,
        help_text=_(
            "One sentence that says what the course does for the reader. "
            "Example: Write small programs that count stock."
        ),
    )
    description = RichTextField(
        _("about the course"),
        blank=True,
        features=PARAGRAPHS,
        help_text=_(
            "Two or three paragraphs: what happens in it, and how. "
            "Example: In nine short lessons you write programs that count what a shop sells."
        ),
    )
    outcomes = BlockStreamField(
        PointList(),
        verbose_name=_("what you will learn"),
        blank=True,
        help_text=_("One line each. Example: Keep a running total"),
    )
    audience = BlockStreamField(
        PointList(),
        verbose_name=_("who it is for"),
        blank=True,
        help_text=_("One line each. Example: Shopkeepers who count by hand"),
    )
    requirements = BlockStreamField(
        PointList(),
        verbose_name=_("what you need"),
        blank=True,
        help_text=_("One line each. Example: A phone with a browser"),
    )
    faq = BlockStreamField(
        QuestionList(),
        verbose_name=_("questions and answers"),
        blank=True,
        help_text=_("What people ask before they begin. Example: Do I need a computer?"),
    )
    level = models.CharField(
        _("level"),
        max_length=10,
        choices=Level.choices,
        default=Level.NONE,
        help_text=_("What a learner should know already. Example: No experience needed"),
    )
    topics = ParentalManyToManyField(
        "courses.Topic",
        verbose_name=_("topics"),
        blank=True,
        related_name="course_pages",
        help_text=_("Readers find the course by them in the catalogue. Example: Computing, with Business"),
    )
    instructors = ParentalManyToManyField(
        "courses.Instructor",
        verbose_name=_("instructors"),
        blank=True,
        related_name="course_pages",
        help_text=_("Who teaches it; shown on the course in the order of names. Example: Otieno Odhiambo"),
    )
    effort_minutes = models.PositiveIntegerField(
        _("effort in minutes"),
        null=True,
        blank=True,
        help_text=_("Reading and practice together. Example: 540 for nine hours. Empty: counted from the lessons."),
    )
    cover = models.ForeignKey(
        "home.SiteImage",
        verbose_name=_("cover picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_(
            "A photo that shows what it is about. Example: a market stall. Empty: a cloth is woven from the title."
        ),
    )
    cover_alt = models.CharField(
        _("alternative text of the cover"),
        max_length=255,
        blank=True,
        help_text=_(
            "What the picture shows, if it tells something. Example: A seller weighs tomatoes. Empty: it is decoration."
        ),
    )
    jina = models.CharField(
        _("line on the cover"),
        max_length=38,
        blank=True,
        help_text=_("A proverb, if you like. Example: Haba na haba hujaza kibaba"),
    )
    weave = models.PositiveSmallIntegerField(
        _("another cloth"), default=0, help_text=_("Add one for another pattern in the woven cover. Example: 1")
    )
    licence = models.CharField(_("licence"), max_length=255, blank=True, help_text=_("Example: CC BY 4.0"))
    credits = models.TextField(
        _("authors and credits"),
        blank=True,
        help_text=_("One name in a line, shown on the course. Example: Wanjiru Kamau, text"),
    )
    source_url = models.URLField(
        _("source"), blank=True, help_text=_("Where the material comes from. Example: https://example.org/course")
    )

    access = models.CharField(
        _("access"),
        max_length=10,
        choices=Access.choices,
        default=Access.FREE,
        help_text=_("Who may read the lessons. Example: Free: sign in and enrol"),
    )
    price_minor = models.PositiveBigIntegerField(
        _("price"), null=True, blank=True, help_text=_("Example: 800. Only for a paid course.")
    )
    currency = models.CharField(
        _("currency"),
        max_length=3,
        choices=CURRENCIES,
        default="KES",
        blank=True,
        help_text=_("What the price is in. Example: Kenyan shillings"),
    )
    opens_at = models.DateTimeField(
        _("enrolment opens"), null=True, blank=True, help_text=_("Example: 2027-01-11 08:00. Empty: at once.")
    )
    closes_at = models.DateTimeField(
        _("enrolment closes"),
        null=True,
        blank=True,
        help_text=_("Who is in stays in. Example: 2027-03-31 18:00. Empty: never."),
    )
    prerequisites = BlockStreamField(
        BeforeList(),
        verbose_name=_("comes after"),
        blank=True,
        help_text=_("Courses that come before this one. Example: First steps in Python, advised"),
    )

    base_form_class = CoursePageForm
    page_description = _("A course: its description, and below it modules and lessons.")
    template = "courses/catalogue/course.html"
    parent_page_types = ["courses.CourseIndexPage"]
    subpage_types = ["courses.ModulePage", "courses.LessonPage"]
    # The explorer shows what is in a course in the order in which it is learnt.
    admin_default_ordering = "ord"
    content_panels = [
        TitleFieldPanel("title", help_text=_("What the course is called. Example: First steps in Python")),
        FieldPanel("subtitle"),
        FieldPanel("description"),
        FieldPanel("outcomes"),
        FieldPanel("audience"),
        FieldPanel("requirements"),
        MultiFieldPanel(
            [
                FieldPanel("level"),
                FieldPanel("topics", widget=forms.CheckboxSelectMultiple),
                FieldPanel("instructors", widget=forms.CheckboxSelectMultiple),
                FieldPanel("effort_minutes"),
            ],
            heading=_("Facts"),
        ),
        MultiFieldPanel(
            [FieldPanel("cover"), FieldPanel("cover_alt"), FieldPanel("jina"), FieldPanel("weave")], heading=_("Cover")
        ),
        FieldPanel("faq"),
        MultiFieldPanel(
            [FieldPanel("licence"), FieldPanel("credits"), FieldPanel("source_url")], heading=_("Licence and authors")
        ),
    ]
    access_panels = [
        FieldPanel("access"),
        FieldRowPanel([FieldPanel("price_minor"), FieldPanel("currency")], heading=_("Price")),
        FieldRowPanel([FieldPanel("opens_at"), FieldPanel("closes_at")], heading=_("Dates")),
        FieldPanel("prerequisites"),
    ]
    own_tabs = [ObjectList(access_panels, heading=_("Access and pricing"))]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("subtitle"),
        index.SearchField("description"),
        index.AutocompleteField("words_to_find"),
    ]

    class Meta:
        verbose_name = _("course page")

    def words_to_find(self):
        """What readers find the course by: its own words, who teaches it, what it is about."""
        topics = [name for topic in self.topics.all() for name in (topic.name, topic.name_sw)]
        teachers = [instructor.name for instructor in self.instructors.all()]
        about = get_text_for_indexing(self.description)
        return with_joined_words("\n".join([self.title, self.subtitle, about, *teachers, *topics]))

    def get_preview_context(self, request, mode_name):
        return course_preview(request, self)


class ModulePage(PageWithEdition):
    """A part of a course: a title over some lessons."""

    goes_stale = False
    page_description = _(
        "A part of a course, with lessons below it. Use it when a course has more than about eight lessons."
    )
    template = "courses/catalogue/module.html"
    parent_page_types = ["courses.CoursePage"]
    subpage_types = ["courses.LessonPage"]
    admin_default_ordering = "ord"
    content_panels = [
        TitleFieldPanel("title", help_text=_("What the part of the course is called. Example: Numbers and names"))
    ]

    class Meta:
        verbose_name = _("module page")

    def serve(self, request, *args, **kwargs):
        """A module has no screen of its own: its lessons stand on the course."""
        course = CourseEdition.objects.filter(page_id=self.get_parent().pk, live=True).first()
        if course is None:
            raise Http404
        return redirect(course)


class LessonPage(KindOfLesson, PageWithEdition):
    """A lesson in one language."""

    lead = models.CharField(
        _("lead"),
        max_length=255,
        blank=True,
        help_text=_(
            "One sentence under the title. Example: Say a thing once, and have it done for every value in a list."
        ),
    )
    body = BlockStreamField(
        LessonBody(),
        verbose_name=_("lesson"),
        blank=True,
        help_text=_("Write it block by block. Example: a heading, two paragraphs, a picture, a question"),
    )
    required = models.BooleanField(
        _("required"),
        default=True,
        help_text=_(
            "Only required lessons count towards completing the course. Example: not ticked for further reading."
        ),
    )
    free_preview = models.BooleanField(
        _("free preview"),
        default=False,
        help_text=_("Anyone may read this lesson before enrolling or paying. Example: ticked for the first lesson."),
    )
    minutes_override = models.PositiveIntegerField(
        _("minutes"),
        null=True,
        blank=True,
        help_text=_("How long it takes. Empty: counted from the words. Example: 12"),
    )

    base_form_class = LessonForm
    page_description = _("A lesson: text, pictures, code and things to try.")
    template = "courses/progress/lesson.html"
    parent_page_types = ["courses.CoursePage", "courses.ModulePage"]
    subpage_types = []
    content_panels = [
        TitleFieldPanel("title", help_text=_("What the lesson is called. Example: A first loop")),
        FieldPanel("lead"),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("required"), FieldPanel("free_preview"), FieldPanel("minutes_override")],
            heading=_("In the course"),
        ),
        KindOfLesson.kind_panel,
        WeightPanel(heading=_("Data")),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("lead"), index.SearchField("body")]
    search_fields += [index.AutocompleteField("words_to_find")]

    class Meta:
        verbose_name = _("lesson page")

    def words_to_find(self):
        """What readers find the lesson by, if they may open it."""
        return with_joined_words("\n".join([self.title, self.lead, words_of(self.body)]))

    def get_preview_context(self, request, mode_name):
        return preview_context(request, self)
