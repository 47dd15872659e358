"""A small reader of lesson sources. It shares nothing with the importer: lines and regular expressions only."""

import re
from collections import Counter

FENCE = re.compile(r"\s*(`{3,}|~{3,})(.*)")
DIV = re.compile(r"\s*:{3,}\s*([a-z-]*)\s*:*\s*$")
OUTPUTS = ("output", "error")


def read_lines(text):
    """(line, kind) of the visible lines: kind is text or code. Heads, divs' fences and notes for teachers are gone."""
    lines = text.split("\n")
    if lines[0] == "---":
        lines = lines[lines.index("---", 1) + 1 :]
    fence, divs = None, []
    for line in lines:
        match = FENCE.match(line)
        if fence:
            if match and match[1].startswith(fence) and not match[2].strip():
                fence = None
            elif "instructor" not in divs:
                yield line, "code"
        elif match:
            fence = match[1]
        elif div := DIV.match(line):
            divs.append(div[1]) if div[1] else divs.pop()
        elif "instructor" not in divs:
            yield line, "text"


def count(text):
    """What stands in a source, by kind."""
    counts, fence = Counter(), None
    in_key_points = False
    for line in text.split("\n"):
        match = FENCE.match(line)
        if match and fence:
            fence = None if match[1].startswith(fence) and not match[2].strip() else fence
        elif match:
            fence = match[1]
            counts["output" if match[2].strip() in OUTPUTS else "code"] += 1
        elif not fence:
            counts["figure"] += len(re.findall(r"(?<!`)!\[.*?\]\([^)]*\)|<img ", line))
            if div := DIV.match(line):
                in_key_points = div[1] == "keypoints"
                counts[div[1]] += bool(div[1])
            elif in_key_points:
                counts["key point"] += line.startswith("- ")
    return counts


def visible_words(text):
    """The words a reader sees, in order."""
    grid, plain = [], []
    for line, kind in read_lines(text):
        if kind == "text" and re.match(r"[+|].*[+|]\s*$", line) and (line.startswith("+") or grid):
            grid.append(line)
            continue
        plain += _grid_lines(grid) if grid else []
        grid = []
        plain.append((line, kind))
    return _words(plain)


def _grid_lines(lines):
    """The cells of a grid table one after another, as lines with their kind."""
    edges = [place for place, sign in enumerate(lines[0]) if sign == "+"]
    row, result = [], []
    for line in lines:
        if not line.startswith("+"):
            row.append(line)
            continue
        for left, right in zip(edges, edges[1:], strict=False):
            fence = False
            for part in (cell[left + 1 : right].strip() for cell in row):
                if part.startswith("```"):
                    fence = not fence
                elif part != "<p></p>":
                    result.append((part, "code" if fence else "text"))
        row = []
    return result


def _words(lines):
    words, paragraph = [], []
    for line, kind in [*lines, ("", "code")]:
        if kind == "text" and line.strip():
            paragraph.append(line)
            continue
        words += _text_words(" \n".join(paragraph))
        paragraph = []
        if kind == "code":
            words += re.findall(r"\w+", line)
    return words


def _text_words(text):
    codes = []

    def keep(match):
        codes.append(match[2])
        return f"\0{len(codes) - 1}\0"

    text = re.sub(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", keep, text, flags=re.DOTALL)
    text = re.sub(r"<!--.*?-->|\$\$.*?\$\$", "", text, flags=re.DOTALL)
    text = re.sub(r"^(\s*- )\[[ x]\] ", r"\1", text, flags=re.MULTILINE)
    text = re.sub(r"^\[[^\]]+\]:\s+\S+\s*$", "", text, flags=re.MULTILINE)
    text = re.sub(r"!\[(?:[^\[\]]|\[[^\]]*\])*\]\([^)]*\)(\{.*\})?", "", text, flags=re.DOTALL)
    text = re.sub(r"</?(img|p|table|tr|td|th|strong|kbd)\b[^>]*>", " ", text, flags=re.DOTALL)
    text = re.sub(r"\]\([^()\s]*(\([^()]*\))?[^()\s]*\)", " ", text)
    text = re.sub(r"\]\[[^\]]*\]", " ", text)
    text = re.sub(r"\{#[^}]*\}", " ", text)
    text = re.sub(r"^\s*(\d+\.|[-*:])(?=\s|$)", " ", text, flags=re.MULTILINE)
    text = re.sub(r"^Table: ", "", text).replace("**", "")
    text = re.sub(r"\\([_+*#-])", r"\1", text)
    text = re.sub(r"(?<!\w)_(?=\w)|(?<=\w)_(?!\w)", " ", text)
    text = re.sub("\0(\\d+)\0", lambda match: f"\1{codes[int(match[1])]}\1", text)
    return re.findall(r"\w+", text)
