"""How editors fill in a path."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from courses.catalogue.circles import pages_that_lead_back
from courses.paths.blocks import pages_in_steps
from home.page_forms import BasePageForm


class LearningPathPageForm(BasePageForm):
    """Refuses a path that leads back to itself, as a draft too: two drafts could make the circle together."""

    def clean(self):
        data = super().clean()
        steps = data.get("steps")
        if steps and self.instance.translation_key:
            self._refuse_circles(steps.get_prep_value())
        return data

    def _refuse_circles(self, raw):
        closing = pages_that_lead_back(self.instance, "steps", pages_in_steps, raw)
        errors = {}
        for place, block in enumerate(raw):
            value = block["value"]
            if block["type"] == "path" and value["path"] in closing:
                errors[place] = StructBlockValidationError({"path": _leads_back(closing[value["path"]])})
            elif block["type"] == "choice":
                wrong = {
                    index: _leads_back(closing[option["value"]])
                    for index, option in enumerate(value["options"])
                    if option["value"] in closing
                }
                if wrong:
                    errors[place] = StructBlockValidationError(
                        {"options": ListBlockValidationError(block_errors=wrong)}
                    )
        if errors:
            self.add_error("steps", StreamBlockValidationError(block_errors=errors))


def _leads_back(title):
    return ValidationError(_("“%(title)s” leads back to this path. Choose another one.") % {"title": title})
