"""Tags for forms in the face of the house: see `components/form_fields.html`."""

from django import forms, template
from django.utils.translation import gettext as _

register = template.Library()

TICKED = (forms.CheckboxInput, forms.RadioSelect, forms.CheckboxSelectMultiple)


@register.filter
def as_input(field):
    """A field's widget with the class of the style guide."""
    return field.as_widget() if isinstance(field.field.widget, TICKED) else field.as_widget(attrs={"class": "input"})


@register.filter
def is_tick(field):
    """Whether a field is a single box to tick, whose label stands behind it."""
    return isinstance(field.field.widget, forms.CheckboxInput)


@register.filter
def mistakes(form):
    """What is to be mended, in order, each with the field to go to: for the summary above the form."""
    fields = list(form.visible_fields())
    first = fields[0].id_for_label if fields else ""
    found = [{"text": text, "field": first} for text in form.non_field_errors()]
    return found + [{"text": mistake(field), "field": field.id_for_label} for field in fields if field.errors]


@register.filter
def mistake(field):
    """The first thing wrong with a field, in the same words above the form and beside the field.

    The first is enough: what comes after it is often mended with it. In a summary, away from the field, "This field is
    required" would not say which.
    """
    first = field.errors.as_data()[0]
    if first.code == "required" and first.message == forms.Field.default_error_messages["required"]:
        return _("%(field)s is missing.") % {"field": field.label}
    return field.errors[0]
