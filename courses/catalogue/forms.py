"""How editors fill in a course, and copy its parts."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.pages import CopyForm

from commerce.money import DEFAULT_CURRENCY, Money
from courses.catalogue.prerequisites import check_prerequisites
from courses.outline.models import Access
from home.page_forms import BasePageForm


class CoursePageForm(BasePageForm):
    """Prices are typed as they are said, in shillings; the page keeps minor units."""

    price_minor = forms.DecimalField(
        label=_("Price"), required=False, min_value=0, help_text=_("Example: 800. Only for a paid course.")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        page = self.instance
        if page.price_minor is not None:
            self.initial["price_minor"] = Money(page.price_minor, page.currency or DEFAULT_CURRENCY).major

    def clean(self):
        """A draft may wait for what belongs together, as Wagtail lets it wait for everything; going live needs it."""
        data = super().clean()
        if not self.is_deferred_validation:
            self._check_price(data)
            self._check_dates(data)
        # As a draft too: two drafts could make a circle together.
        self._check_prerequisites(data)
        self._keep_minor_units(data)
        return data

    def _check_price(self, data):
        if data.get("access") == Access.PAID and not data.get("price_minor"):
            self.add_error("price_minor", _("A paid course needs a price above nought."))
        if data.get("price_minor") is not None and not data.get("currency"):
            self.add_error("currency", _("Say what the price is in."))

    def _check_prerequisites(self, data):
        if data.get("prerequisites"):
            try:
                check_prerequisites(self.instance, data["prerequisites"], is_open=data.get("access") == Access.OPEN)
            except ValidationError as error:
                self.add_error("prerequisites", error)

    def _check_dates(self, data):
        opens, closes = data.get("opens_at"), data.get("closes_at")
        if opens and closes and closes <= opens:
            self.add_error("closes_at", ValidationError(_("Enrolment must close after it opens.")))

    def _keep_minor_units(self, data):
        amount = data.get("price_minor")
        if amount is None:
            return
        try:
            data["price_minor"] = Money.from_major(amount, data.get("currency") or DEFAULT_CURRENCY).minor
        except ValueError:
            # Not even a draft can keep it.
            self.add_error("price_minor", _("That currency has no such small coins. Example: 800"))


class CopyInCoursesForm(CopyForm):
    """Does not offer what is always refused here: an alias in the same language."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("alias", None)
