"""A page with a form."""

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, TitleFieldPanel
from wagtail.contrib.forms.forms import FormBuilder, WagtailAdminFormPageForm
from wagtail.contrib.forms.models import AbstractFormField, FormMixin
from wagtail.fields import RichTextField
from wagtail.models import TranslatableMixin
from wagtail.search import index

from home.contact.guard import fresh_guard
from home.contact.models import ContactSubmission
from home.contact.views import answer_form
from home.page_forms import BasePageForm
from home.pages import BasePage

LONGEST_TEXT = 4000


class FormPageForm(BasePageForm, WagtailAdminFormPageForm):
    """Checks of every page, and that no two questions have one name."""


class PatientFormBuilder(FormBuilder):
    """Wagtail's, with an end to long texts."""

    def create_multiline_field(self, field, options):
        options.setdefault("widget", forms.Textarea(attrs={"rows": 6}))
        return forms.CharField(max_length=LONGEST_TEXT, **options)


class FormPage(FormMixin, BasePage):
    """A form for strangers and learners alike. It carries a token, so it is never kept by a cache."""

    lead = models.CharField(
        _("lead"),
        max_length=200,
        blank=True,
        help_text=_("One sentence under the title. Example: Write to us. We answer within two working days."),
    )
    submit_words = models.CharField(
        _("words on the button"), max_length=40, blank=True, help_text=_("Empty: Send. Example: Send the question")
    )
    thanks = RichTextField(
        _("after sending"),
        blank=True,
        features=["bold", "italic", "link", "ol", "ul"],
        help_text=_("What comes next. Example: We have your message and answer within two working days."),
    )
    mail_is_sent = models.BooleanField(
        _("send a mail"),
        default=True,
        help_text=_(
            "To the e-mail address under Settings, Contact. Without one, or without this, what is sent is only kept "
            "here. Example: not ticked for a survey."
        ),
    )
    keep_days = models.PositiveSmallIntegerField(
        _("days to keep"),
        default=180,
        validators=[MinValueValidator(1), MaxValueValidator(730)],
        help_text=_("After so many days what was sent is deleted, whoever sent it. At most 730. Example: 180"),
    )

    form_builder = PatientFormBuilder
    base_form_class = FormPageForm
    goes_stale = False
    page_description = _("A form, such as Contact: what is sent is kept for some time, listed here and mailed to you.")
    template = "home/contact/form_page.html"
    landing_page_template = "home/contact/thanks.html"
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = []
    content_panels = [
        TitleFieldPanel("title", help_text=_("What the page is called in menus and at its top. Example: Contact")),
        FieldPanel("lead"),
        InlinePanel(
            "form_fields",
            label=_("question"),
            heading=_("Questions"),
            help_text=_("Ask for as little as you need. Example: a name, an e-mail address, a message"),
            min_num=1,
        ),
        FieldPanel("submit_words"),
        FieldPanel("thanks"),
        MultiFieldPanel([FieldPanel("mail_is_sent"), FieldPanel("keep_days")], heading=_("What becomes of it")),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("lead")]

    class Meta:
        verbose_name = _("form page")

    def serve(self, request, *args, **kwargs):
        return answer_form(request, self)

    def get_submission_class(self):
        return ContactSubmission

    def get_preview_context(self, request, mode_name):
        return {**super().get_preview_context(request, mode_name), "guard": fresh_guard(self)}


class FormField(TranslatableMixin, AbstractFormField):
    """One question of a form."""

    FIELD_TYPES = [
        ("singleline", _("One line")),
        ("multiline", _("Several lines")),
        ("email", _("E-mail address")),
        ("dropdown", _("One of a list")),
        ("radio", _("One of a few, all shown")),
        ("checkbox", _("A box to tick")),
    ]

    page = ParentalKey(FormPage, on_delete=models.CASCADE, related_name="form_fields")
    field_type = models.CharField(_("kind of answer"), max_length=16, choices=FIELD_TYPES, default="singleline")

    class Meta(AbstractFormField.Meta):
        abstract = False
        unique_together = [("translation_key", "locale")]
        verbose_name = _("question of a form")
        verbose_name_plural = _("questions of forms")

    def __str__(self):
        return self.label
