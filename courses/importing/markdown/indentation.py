"""Numbered lists whose content stands two spaces in.

    1. Run this:

      ```bash
      ls
      ```

CommonMark wants three spaces there and would end the list at the code. Lesson writers mean one list, so the content of
such an item is moved under its text. Lines are only indented, never joined, so line numbers stay right.
"""

import re

ITEM = re.compile(r"( *)(\d{1,9}[.)])( {1,4}(?=\S)|\s*$)")
FENCE = re.compile(r" *(`{3,}|~{3,})")
DEFINITION = re.compile(r"^( {0,3}: {1,3}) +(?=\S)")
# Every line that begins an item must be in it, or each item would be followed to the end of the text.
NEW_BLOCK = re.compile(r" *(?:[-*+] |\d{1,9}[.)](?:\s|$)|`{3,}|~{3,}|:{3,}|#{1,6} |\||>)")


def align_list_content(text):
    lines = text.split("\n")
    number, fence = 0, ""
    while number < len(lines):
        if fence:
            fence = "" if _closes(lines[number], fence) else fence
        elif opening := FENCE.match(lines[number]):
            fence = opening[1]
        elif item := ITEM.match(lines[number]):
            _align_item(lines, number, item)
        else:
            # Five spaces behind the colon of a definition would make it code.
            lines[number] = DEFINITION.sub(r"\1", lines[number])
        number += 1
    return "\n".join(lines)


def _closes(line, fence):
    return line.strip().startswith(fence) and not line.strip().strip(fence[0])


def _align_item(lines, number, item):
    indent = len(item[1])
    content = item.end() if item[3].strip("\n") and item.end() < len(lines[number]) else indent + len(item[2]) + 1
    end = _end_of_item(lines, number, indent)
    starts = [
        _indent(lines[line])
        for line in range(number + 1, end)
        if lines[line].strip() and (not lines[line - 1].strip() or NEW_BLOCK.match(lines[line]))
    ]
    least = min(starts, default=content)
    if not indent + 2 <= least < content:
        return
    for line in range(number + 1, end):
        if lines[line].strip():
            lines[line] = " " * (content - least) + lines[line]


def _end_of_item(lines, number, indent):
    """The first line after the item: one that stands further left than its content and is no lazy continuation."""
    fence = ""
    for line in range(number + 1, len(lines)):
        text = lines[line]
        if not text.strip():
            continue
        if fence:
            fence = "" if _closes(text, fence) else fence
        elif _indent(text) < indent + 2:
            if not lines[line - 1].strip() or NEW_BLOCK.match(text):
                return line
        elif opening := FENCE.match(text):
            fence = opening[1]
    return len(lines)


def _indent(line):
    return len(line) - len(line.lstrip(" "))
