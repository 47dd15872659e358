"""`{% keep %}` and `{% fresh %}`: parts of templates that are the same for everybody, with holes for what is not."""

import re
import secrets
from functools import partial

from django import template
from django.utils.translation import get_language

from home.page_cache.kept import kept

register = template.Library()

MAKING = "_a_kept_part_is_made"  # In the context, while a part is rendered that will be kept.
MARK = secrets.token_hex(8)  # Nobody can write what would be taken for a hole.
HOLE = re.compile(f"<{MARK} ([a-z-]+)>")
_fresh_nodes = {}


@register.tag
def keep(parser, token):
    """`{% keep "theme-menu" theme %}…{% endkeep %}`: rendered once for each language and each value behind the name.

    What differs between two pages or two people stands in `{% fresh %}` inside, or its value is named: each set of
    values is kept on its own until the site changes, so they must come from a short list. Nothing of what an editor
    previews is kept. `tests/home/page_cache/test_kept_parts.py` looks whether pages with kept parts are what they are
    without.
    """
    _tag, *words = token.split_contents()
    if not words:
        raise template.TemplateSyntaxError("keep needs the name of the part")
    name, *values = (parser.compile_filter(word) for word in words)
    return KeepNode(_until(parser, "endkeep"), name, values)


@register.tag
def fresh(parser, token):
    """`{% fresh "account-button" %}…{% endfresh %}`: rendered for each request, in the midst of a part that is kept.

    The name is this place's alone. What the part around it has set, as by `{% url … as … %}`, is not known here.
    """
    _tag, name = token.split_contents()
    node = FreshNode(_until(parser, "endfresh"), name.strip("\"'"))
    _fresh_nodes[node.name] = node
    return node


def _until(parser, tag):
    nodes = parser.parse((tag,))
    parser.delete_first_token()
    return nodes


class KeepNode(template.Node):
    def __init__(self, nodelist, name, values):
        self.nodelist = nodelist
        self.name = name
        self.values = values

    def render(self, context):
        is_preview = context.get("is_preview") or getattr(context.get("request"), "is_preview", False)
        if is_preview or context.get(MAKING):
            return self.nodelist.render(context)
        values = "/".join(str(value.resolve(context)) for value in self.values)
        key = f"part/{self.name.resolve(context)}/{get_language()}/{values}"
        pieces = kept(key, partial(self._pieces, context))
        return "".join(
            _fresh_nodes[piece].render(context) if number % 2 else piece for number, piece in enumerate(pieces)
        )

    def _pieces(self, context):
        """Text and names of holes by turns, text first."""
        with context.push(**{MAKING: True}):
            return HOLE.split(self.nodelist.render(context))


class FreshNode(template.Node):
    def __init__(self, nodelist, name):
        self.nodelist = nodelist
        self.name = name

    def render(self, context):
        return f"<{MARK} {self.name}>" if context.get(MAKING) else self.nodelist.render(context)
