"""Pandoc's grid tables, whose cells hold whole paragraphs, lists and code.

+-------+--------+
| Sign  | Means  |
+=======+========+
| `*`   | many   |
+-------+--------+
"""

import re
from textwrap import dedent

BORDER = re.compile(r"\+(?:[-=:]+\+)+\s*")


def grid_table(state, start_line, end_line, silent):
    """Block rule: takes all lines of the table in one token; `rows_of` reads them."""
    if state.is_code_block(start_line) or not BORDER.fullmatch(_text(state, start_line)):
        return False
    last = start_line + 1
    while last < end_line and _text(state, last)[:1] in ("+", "|"):
        last += 1
    if last < start_line + 3:
        return False
    if silent:
        return True
    token = state.push("grid_table", "table", 0)
    token.map = [start_line, last]
    token.content = "\n".join(_text(state, line) for line in range(start_line, last))
    state.line = last
    return True


def size_of(content):
    """How many columns and rows a table has at most."""
    lines = content.split("\n")
    return lines[0].count("+") - 1, sum(BORDER.fullmatch(line) is not None for line in lines)


def rows_of(content):
    """Head row (or nothing) and body rows; a row is a list of (line number within the table, text) for each column."""
    lines = content.split("\n")
    edges = [index for index, sign in enumerate(lines[0].rstrip()) if sign == "+"]
    head, rows, open_rows = None, [], []
    for number, line in enumerate(lines):
        if BORDER.fullmatch(line):
            if open_rows:
                rows.append(_cells(open_rows, edges))
            if "=" in line and len(rows) == 1 and head is None:
                head = rows.pop()
            open_rows = []
        else:
            open_rows.append((number, line))
    return head, rows


def _cells(numbered_lines, edges):
    first = numbered_lines[0][0]
    columns = zip(edges, edges[1:], strict=False)
    return [
        (first, dedent("\n".join(line[left + 1 : right].rstrip() for _, line in numbered_lines)).strip("\n"))
        for left, right in columns
    ]


def _text(state, line):
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
