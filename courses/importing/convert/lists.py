"""Lists. Short ones are rich text; numbered ones that hold code become steps; others are cut around their blocks."""

from django.utils.translation import gettext as _

from courses.importing.convert.flow import CONTENT, items
from courses.importing.convert.inline import pieces_of, rich_text_of
from courses.importing.convert.paragraphs import write_paragraph
from courses.importing.convert.sheet import line_of

LISTS = ("bullet_list", "ordered_list")


def write_list(node, flow):
    if is_simple(node, flow.sheet):
        flow.text(list_html(node, flow.sheet))
    elif node.type == "ordered_list" and first_number(node) == 1 and flow.allows("steps") and not _has_div(node):
        _write_steps(node, flow)
    else:
        _write_pieces(node, flow)


def first_number(node):
    return int(node.attrs.get("start", 1))


def is_simple(node, sheet):
    """Whether rich text can hold the list: lines of words, and lists of the same kind below them."""
    if node.type == "ordered_list" and (first_number(node) != 1 or _would_lose_numbers(node)):
        return False
    return all(_is_simple_item(item, sheet) for item in node.children)


def _would_lose_numbers(node):
    """The text editor ends a numbered list at the bullets inside it, and begins again at 1 behind them."""
    return any(child.type == "bullet_list" for item in node.children[:-1] for child in item.children)


def _is_simple_item(item, sheet):
    seen_list = False
    for child in item.children:
        if child.type in LISTS:
            seen_list = True
            if not is_simple(child, sheet):
                return False
        elif child.type != "paragraph" or seen_list or _has_block_pieces(child):
            return False
    return True


def _has_block_pieces(paragraph):
    return any(
        node.type in ("image", "math_inline_double") or (node.type == "html_inline" and node.content.startswith("<img"))
        for node in paragraph.walk()
    )


def list_html(node, sheet):
    tag = "ol" if node.type == "ordered_list" else "ul"
    return f"<{tag}>{''.join(_item_html(item, sheet) for item in node.children)}</{tag}>"


def _item_html(item, sheet):
    lines = [
        rich_text_of(inline, sheet)[0]
        for child in item.children
        if child.type == "paragraph"
        for inline in child.children
    ]
    nested = "".join(list_html(child, sheet) for child in item.children if child.type in LISTS)
    return f"<li>{'<br/><br/>'.join(lines)}{nested}</li>"


def _has_div(node):
    """A callout in a step would lose its colours; the list is cut instead."""
    return any(child.type == "div" for child in node.walk())


def _write_steps(node, flow):
    inners = []
    for item in node.children:
        inner = flow.inner(CONTENT)
        inner.write(item.children)
        inners.append(inner)
    flow.add_container("steps", {"steps": items({"content": inner.blocks} for inner in inners)}, *inners)


def _write_pieces(node, flow):
    """Cut the list around its blocks. Numbers are written out, so that “see 3” still finds its 3."""
    is_numbered = node.type == "ordered_list"
    start = max(len(flow.blocks) - 1, 0)  # Its first line may be added to the block that is there.
    if is_numbered and first_number(node) != 1:
        flow.sheet.note(
            _("The list begins at %(number)s: its numbers are written out.") % {"number": first_number(node)},
            line_of(node),
        )
    for number, item in enumerate(node.children, start=first_number(node)):
        if is_numbered:
            _write_numbered(item, number, flow)
        elif _is_simple_item(item, flow.sheet):
            flow.text(f"<ul>{_item_html(item, flow.sheet)}</ul>")
        else:
            _write_bullet(item, flow)
    flow.join_lists(start)


def _write_numbered(item, number, flow):
    first = item.children[0] if item.children else None
    if first is not None and first.type == "paragraph":
        write_paragraph(first, flow, prefix=f"{number}. ")
        flow.write(item.children[1:])
    else:
        flow.text(f"<p>{number}.</p>")
        flow.write(item.children)


def _write_bullet(item, flow):
    first, *others = item.children or [None]
    if first is None:
        return
    if first.type != "paragraph":
        flow.write(item.children)
        return
    is_first = True
    for inline in first.children:
        for piece in pieces_of(inline, flow.sheet):
            if not isinstance(piece, str):
                flow.add_blocks([piece])
            elif is_first:
                flow.text(f"<ul><li>{piece.strip()}</li></ul>")
            else:
                flow.text(f"<p>{piece.strip()}</p>")
            is_first = False
    flow.write(others)
