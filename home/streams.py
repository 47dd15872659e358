"""A StreamField that leaves its blocks out of migrations.

Changing a block changes no column; with the blocks written into every migration, each wording of a help text would
make another, and a block class renamed would break the old ones.
"""

from wagtail.fields import StreamField


class BlockStreamField(StreamField):
    """A StreamField whose migrations know it as a column of JSON and nothing more."""

    def __init__(self, block_types=(), **kwargs):
        super().__init__(block_types, **kwargs)

    def deconstruct(self):
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [], kwargs
