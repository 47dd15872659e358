"""The blocks a tree of Markdown becomes, one kind of node after another."""

from html import escape

from django.utils.translation import gettext as _

from courses.importing.convert import code, divs, lists, quotes, raw_html, tables
from courses.importing.convert.flow import BODY, Flow
from courses.importing.convert.paragraphs import write_heading, write_paragraph, write_title
from courses.importing.convert.sheet import line_of, words_of
from courses.importing.plan import count_blocks

# Blocks and what they hold, points and steps included. Comparing two streams takes the square of it.
MOST_BLOCKS = 1500


def write_body(sheet):
    """The blocks of a whole file."""
    flow = Flow(sheet, BODY, write_nodes)
    flow.write(sheet.tree.children)
    if count_blocks(flow.blocks).total() > MOST_BLOCKS:
        sheet.error(_("The page has more than %(limit)s blocks. Divide it into several.") % {"limit": MOST_BLOCKS})
    return flow.blocks


def write_nodes(nodes, flow):
    for node in tables.with_captions(nodes):
        flow.sheet.check_patience(line_of(node.node if isinstance(node, tables.CaptionedTable) else node))
        WRITERS.get(node.type, write_unknown)(node, flow)


def write_rule(node, flow):
    flow.text("<hr/>")


def write_formula(node, flow):
    flow.add("math", {"latex": node.content.strip()})


def write_definitions(node, flow):
    """Terms become small headings, so that links to a term in a glossary find it."""
    for child in node.children:
        if child.type == "dt":
            write_title(words_of(child), 4, flow)
        else:
            flow.write(child.children)


def write_footnotes(node, flow):
    for number, footnote in enumerate(node.children, start=1):
        first, *others = footnote.children or [None]
        if first is not None and first.type == "paragraph":
            write_paragraph(first, flow, prefix=f"<sup>[{number}]</sup> ")
            flow.write(others)
        else:
            flow.text(f"<p><sup>[{number}]</sup></p>")
            flow.write(footnote.children)


def write_stray_end(node, flow):
    flow.sheet.warn(_("“:::” closes nothing that was opened."), line_of(node))


def write_unknown(node, flow):
    flow.sheet.warn(_("“%(kind)s” cannot be shown; its words stay.") % {"kind": node.type}, line_of(node))
    flow.text(f"<p>{escape(words_of(node), quote=False)}</p>")


WRITERS = {
    "paragraph": write_paragraph,
    "heading": write_heading,
    "hr": write_rule,
    "math_block": write_formula,
    "dl": write_definitions,
    "footnote_block": write_footnotes,
    "stray_div_end": write_stray_end,
    "fence": code.write_fence,
    "code_block": code.write_indented,
    "bullet_list": lists.write_list,
    "ordered_list": lists.write_list,
    "blockquote": quotes.write_quote,
    "table": tables.write_table,
    "grid_table": tables.write_grid_table,
    "html_block": raw_html.write_html,
    "div": divs.write_div,
}
