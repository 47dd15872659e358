"""A run of blocks: what stands next to what."""

from django.utils.html import format_html_join
from wagtail import blocks

from courses.catalogue.blocks.groups import GROUPS


class Stream(blocks.StreamBlock):
    """Blocks one below the other. Each knows its own id; outputs are attached to the code right before them."""

    def ordered_child_blocks(self):
        """By group, so that the editor's menu has the same order in every stream."""
        return sorted(self.child_blocks.values(), key=lambda block: GROUPS.index(block.meta.group))

    def render_basic(self, value, context=None):
        rendered = (
            (child.render({**(context or {}), "block_id": child.id, "outputs": outputs}),)
            for child, outputs in attach_outputs(value)
        )
        return format_html_join("\n", "{}", rendered)


def attach_outputs(children):
    """Pairs of a block and the output values that belong to it. An output without code before it stands alone."""
    pairs = []
    for child in children:
        if child.block_type == "output" and pairs and pairs[-1][0].block_type == "code":
            pairs[-1][1].append(child.value)
        else:
            pairs.append((child, []))
    return pairs
