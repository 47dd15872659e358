"""What a draft may leave unfinished."""

from wagtail import blocks


class CheckedWhenPublished(blocks.StructBlock):
    """A block whose fields must fit together once readers see it. A draft, autosaved while somebody types, may wait.

    Templates must bear a block that was never checked: the preview shows it.
    """

    def clean(self, value):
        value = super().clean(value)
        if not self.is_deferred_validation:
            self.demand(value)
        return value

    def demand(self, value):
        """Raise a `StructBlockValidationError` that stands beside the field to mend."""
        raise NotImplementedError
