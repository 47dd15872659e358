"""The Markdown parser with our rules in it."""

from django.utils.translation import gettext as _
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

from courses.importing.markdown import attributes, divs, grid_tables
from courses.importing.markdown.indentation import align_list_content
from courses.importing.problems import TextRefused

MAX_DEPTH = 60
# The parser's own rules need up to the square of a paragraph's length; the longest in real lessons have 2,000 signs.
LONGEST_PARAGRAPH = 10_000
LONGEST_HTML = 50_000
INTERRUPTS = {"alt": ["paragraph", "reference", "blockquote", "list"]}


def _parser():
    markdown = MarkdownIt("commonmark", {"maxNesting": MAX_DEPTH}).enable(["table", "strikethrough"])
    markdown.use(deflist_plugin).use(footnote_plugin)
    markdown.use(dollarmath_plugin, allow_space=False, allow_digits=False, double_inline=True)
    markdown.block.ruler.before("fence", "fenced_div", divs.fenced_div, INTERRUPTS)
    markdown.block.ruler.before("table", "grid_table", grid_tables.grid_table, {"alt": ["paragraph"]})
    markdown.inline.ruler.after("link", "span", attributes.span)
    markdown.inline.ruler.push("attributes", attributes.attributes_after)
    markdown.core.ruler.before("inline", "heading_attributes", attributes.heading_attributes)
    markdown.core.ruler.at("inline", read_paragraphs)
    return markdown


def read_paragraphs(state):
    """Core rule in place of the parser's own: paragraph by paragraph, as long as the patience for this source lasts."""
    patience = state.env.get("patience")
    for token in state.tokens:
        line = token.map[0] + 1 if token.map else None
        if patience:
            patience.check(line)
        if token.type == "html_block":
            _refuse_longer(token.content, LONGEST_HTML, line)
        if token.type == "inline":
            _refuse_longer(token.content, LONGEST_PARAGRAPH, line)
            token.children = token.children or []
            state.md.inline.parse(token.content, state.md, state.env, token.children)


def _refuse_longer(text, limit, line):
    if len(text) > limit:
        raise TextRefused(
            _("A paragraph has more than %(limit)s signs. Divide it with empty lines.") % {"limit": limit}, line
        )


PARSER = _parser()


def parse(text, environment=None, lines_above=0):
    """The tree of a text. Raises `TextRefused` for one that is too much to read.

    `environment` collects link definitions; hand it on to read a part of the same text, with the number of lines that
    stand above that part. A `Patience` in it ends the reading when it runs out.
    """
    tokens = PARSER.parse(align_list_content(text), environment if environment is not None else {})
    for token in tokens:
        if token.map:
            token.map = [line + lines_above for line in token.map]
    return SyntaxTreeNode(tokens)
