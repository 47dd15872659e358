"""Tables: Markdown's, Pandoc's grid tables, and those in raw HTML."""

import re
from html import escape

from bs4 import BeautifulSoup
from django.utils.translation import gettext as _

from courses.importing.convert.flow import CONTENT
from courses.importing.convert.inline import rich_text_of
from courses.importing.convert.sheet import line_of, words_of
from courses.importing.markdown import parse
from courses.importing.markdown.grid_tables import rows_of, size_of

MOST_CELLS = 5000
NUMBER = re.compile(r"[-+−]?[\d.,  ]*\d\s*%?")
CAPTION = re.compile(r"(?:Table)?:\s+(?P<words>.+)", re.DOTALL)
EMPTY_PARAGRAPH = re.compile(r"^[ \t]*<p>[ \t]*</p>[ \t]*$", re.MULTILINE)
TABLES = ("table", "grid_table")


class CaptionedTable:
    """A table node together with the caption Pandoc writes as a paragraph beside it."""

    def __init__(self, node, caption):
        self.node, self.caption, self.type = node, caption, node.type


def with_captions(nodes):
    """Nodes with “Table: …” paragraphs taken into the tables they stand beside."""
    result = []
    for node in nodes:
        caption = _caption(node)
        if node.type in TABLES:
            is_captioned = result and _caption(result[-1]) and result[-1].type == "paragraph"
            before = _caption(result.pop()) if is_captioned else ""
            result.append(CaptionedTable(node, before))
        elif caption and result and isinstance(result[-1], CaptionedTable) and not result[-1].caption:
            result[-1].caption = caption
        else:
            result.append(node)
    return result


def _caption(node):
    if node.type != "paragraph":
        return ""
    match = CAPTION.fullmatch(words_of(node).strip())
    return match["words"] if match else ""


def write_table(table, flow):
    head, *body = [row for part in table.node.children for row in part.children]
    titles = [words_of(cell).strip() for cell in head.children]
    add_table(table.caption, titles, [_row(row, flow.sheet) for row in body], line_of(table.node), flow)
    _add_extras([block for cell in _row(head, flow.sheet) for block in cell[2]], line_of(table.node), flow)


def _row(row, sheet):
    return [_cell(cell, sheet) for cell in row.children]


def _cell(cell, sheet):
    """Rich text, plain words, and the blocks a cell cannot hold."""
    html, blocks = rich_text_of(cell.children[0], sheet) if cell.children else ("", [])
    return html, words_of(cell).strip(), blocks


def add_table(caption, head, rows, line, flow):
    """Add a table block. `rows` are lists of (rich text, plain words, blocks); the blocks follow the table."""
    width = max([len(head), *(len(row) for row in rows)])
    if _is_too_large(width, len(rows), line, flow.sheet):
        return
    head = [*head, *[""] * (width - len(head))]
    rows = [[*row, *[("", "", [])] * (width - len(row))] for row in rows]
    kinds = [_kind([row[column] for row in rows]) for column in range(width)]
    value = {
        "columns": [{"type": kind, "heading": heading} for kind, heading in zip(kinds, head, strict=True)],
        "rows": [
            {"values": [_value(cell, kind) for cell, kind in zip(row, kinds, strict=True)]} for row in rows
        ],
        "caption": "",
    }  # fmt: skip
    flow.add("table", {"caption": caption, "table": value})
    _add_extras([block for row in rows for cell in row for block in cell[2]], line, flow)


def _add_extras(extras, line, flow):
    if extras:
        flow.sheet.note(_("What cannot stand in a table's cell stands below the table."), line)
    flow.add_blocks(extras)


def _is_too_large(width, height, line, sheet):
    """Short rows are filled up to the longest one: a few of them may make millions of cells."""
    is_too_large = width * height > MOST_CELLS
    if is_too_large:
        sheet.error(_("The table has more than %(limit)s cells. Offer it as a file.") % {"limit": MOST_CELLS}, line)
    return is_too_large


def _kind(cells):
    """Columns of nothing but numbers are set like numbers."""
    words = [cell[1] for cell in cells if cell[0] or cell[1]]
    are_numbers = words and all(
        NUMBER.fullmatch(cell[1]) and "<" not in cell[0] for cell in cells if cell[0] or cell[1]
    )
    return "number" if are_numbers else "text"


def _value(cell, kind):
    if kind == "number":
        return cell[1]
    return f"<p>{cell[0]}</p>" if cell[0] else ""


def write_grid_table(table, flow):
    if _is_too_large(*size_of(table.node.content), line_of(table.node), flow.sheet):
        return
    head, rows = rows_of(table.node.content)
    start = (line_of(table.node) or 1) - 1
    titles = [" ".join(words_of(_cell_tree(cell, flow.sheet, start)).split()) for cell in head or []]
    cells = [[_grid_cell(cell, flow, start) for cell in row] for row in rows]
    add_table(table.caption, titles, cells, line_of(table.node), flow)


def _cell_tree(cell, sheet, start):
    line, text = cell
    return parse(EMPTY_PARAGRAPH.sub("", text), sheet.environment, start + line)


def _grid_cell(cell, flow, start):
    """A cell's blocks as lines of rich text: a table of the CMS holds words, no blocks."""
    tree = _cell_tree(cell, flow.sheet, start)
    inner = flow.inner(CONTENT)
    inner.write(tree.children)
    blocks = [block for block in inner.blocks if block["type"] in ("image", "math", "file")]
    html = [_flat(block) for block in inner.blocks if block not in blocks]
    return "<br/>".join(part for part in html if part), words_of(tree).strip(), blocks


def _flat(block):
    """A block as lines of rich text."""
    value = block["value"]
    match block["type"]:
        case "rich_text":
            return _flat_text(value)
        case "heading":
            return f"<b>{escape(value['text'], quote=False)}</b>"
        case "code" | "output":
            return f"<code>{_kept_spaces(value.get('code') or value.get('text'))}</code>"
        case "quote":
            return _flat_text(value["text"])
    return ""


def _kept_spaces(code):
    lines = []
    for line in code.split("\n"):
        words = line.lstrip(" ")
        lines.append("\u00a0" * (len(line) - len(words)) + escape(words, quote=False).replace("  ", "\u00a0 "))
    return "<br/>".join(lines)


def _flat_text(html):
    """Paragraphs and lists as lines; bullets and numbers are written out."""
    lines = []
    for element in BeautifulSoup(html, "html.parser").children:
        if element.name in ("ul", "ol"):
            lines += _flat_list(element, "")
        elif element.name == "p":
            lines.append(element.decode_contents())
    return "<br/>".join(lines)


def _flat_list(element, indent):
    lines = []
    for number, item in enumerate(element.find_all("li", recursive=False), start=1):
        nested = [child.extract() for child in item.find_all(["ul", "ol"], recursive=False)]
        sign = f"{number}." if element.name == "ol" else "•"
        lines.append(f"{indent}{sign} {item.decode_contents()}")
        for child in nested:
            lines += _flat_list(child, indent + "\u00a0\u00a0")
    return lines
