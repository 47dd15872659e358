"""Fenced divs, as the Carpentries Workbench and Pandoc write them.

    ::: challenge
    ### Try it
    ::: solution
    …
    :::
    :::

An opening line has a name, a closing line has none; the number of colons (three or more) says nothing. Colons inside
code fences are code.
"""

import re

from courses.importing.markdown.attributes import parse_attributes

NAME = re.compile(r"[A-Za-z][\w-]*")
CLOSING = re.compile(r":{3,}[ \t]*")
FENCE = re.compile(r"(`{3,})[^`]*|(~{3,}).*")


def read_opening(line):
    """Name, attributes and words behind the name of an opening line; nothing for any other line."""
    # By hand: a pattern that leaves room for colons and blanks at both ends needs cubic time for a line of blanks.
    words = line.lstrip(":")
    if len(line) - len(words) < 3:
        return None
    words = words.strip(" \t").rstrip(":").rstrip(" \t")
    found = NAME.match(words)
    name = found[0] if found else None
    rest, attributes = words[len(name or "") :].lstrip(" \t"), {}
    if rest.startswith("{"):
        found = parse_attributes(rest)
        if found is None:
            return None
        attributes, rest = found[0], rest[found[1] :].strip()
    if name is None:
        name, _, more = attributes.pop("class", "").partition(" ")
        if not name and not attributes:
            return None
    return name.lower(), attributes, rest


def fenced_div(state, start_line, end_line, silent):
    """Block rule. A closing line without an opening one becomes a token of its own, so that it can be reported."""
    if patience := state.env.get("patience"):  # Nearly every line comes by here.
        patience.check(start_line + 1)
    if state.is_code_block(start_line):
        return False
    line = _text(state, start_line)
    if not line.startswith(":::"):
        return False
    is_stray = CLOSING.fullmatch(line) is not None
    opening = read_opening(line)
    if opening is None and not is_stray:
        return False
    if silent:
        return True
    if is_stray:
        token = state.push("stray_div_end", "", 0)
        token.map = [start_line, start_line + 1]
        state.line = start_line + 1
        return True
    _push_div(state, start_line, end_line, opening)
    return True


def _push_div(state, start_line, end_line, opening):
    closing_line, is_closed = _find_closing(state, start_line, end_line)
    old_parent, old_end = state.parentType, state.lineMax
    state.parentType, state.lineMax = "div", closing_line
    token = state.push("div_open", "div", 1)
    token.map = [start_line, closing_line]
    token.meta = {"name": opening[0], "attributes": opening[1], "words": opening[2], "is_closed": is_closed}
    state.md.block.tokenize(state, start_line + 1, closing_line)
    state.push("div_close", "div", -1)
    state.parentType, state.lineMax = old_parent, old_end
    state.line = closing_line + is_closed


def _find_closing(state, start_line, end_line):
    """The line that closes the div, and whether there is one; without one the div ends with what it stands in."""
    depth, fence = 0, ""
    for number in range(start_line + 1, end_line):
        line = _text(state, number)
        if line and state.sCount[number] < state.blkIndent:
            return number, False
        if fence:
            if line.startswith(fence) and not line.strip(fence[0] + " \t"):
                fence = ""
            continue
        if match := FENCE.fullmatch(line):
            fence = match[1] or match[2]
        elif line.startswith(":::"):
            if CLOSING.fullmatch(line):
                if depth == 0:
                    return number, True
                depth -= 1
            elif read_opening(line):
                depth += 1
    return end_line, False


def _text(state, line):
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
