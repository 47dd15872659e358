"""Attributes in braces: `{#id .class key='value'}` behind pictures, spans, headings and code fences."""

import re
from bisect import bisect_right

ITEM = re.compile(
    r"""\s*(?:
        \#(?P<id>[^\s{}"'=]+)
      | \.(?P<class>[^\s{}"'=]+)
      | (?P<key>[\w:-]+)=(?:"(?P<double>(?:\\.|[^"\\])*)"|'(?P<single>(?:\\.|[^'\\])*)'|(?P<bare>[^\s"'{}]+))
    )""",
    re.VERBOSE | re.DOTALL,
)
END = re.compile(r"\s*\}")
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
PICTURE_ENDS = {"image", "link_close", "code_inline"}
SIGNS = re.compile(r"\\.|`+|[\[\]]", re.DOTALL)


def parse_attributes(text, start=0):
    """The attributes that begin with a brace at `start`, and where they end; nothing if it is not attributes."""
    if text[start : start + 1] != "{":
        return None
    attributes, position = {}, start + 1
    while item := ITEM.match(text, position):
        _add(attributes, item)
        position = item.end()
    end = END.match(text, position)
    if end is None or not attributes:
        return None
    return attributes, end.end()


def _add(attributes, item):
    if item["id"]:
        attributes["id"] = item["id"]
    elif item["class"]:
        attributes["class"] = f"{attributes.get('class', '')} {item['class']}".strip()
    else:
        value = next(part for part in (item["double"], item["single"], item["bare"]) if part is not None)
        attributes[item["key"]] = " ".join(ESCAPED.sub(r"\1", value).split())


def trailing_attributes(text):
    """A heading's or fence's text without the attributes at its end, and those attributes."""
    start = text.rfind("{")
    found = parse_attributes(text, start) if start >= 0 else None
    if found is None or text[found[1] :].strip():
        return text, {}
    return text[:start].rstrip(), found[0]


def attributes_after(state, silent):
    """Inline rule: braces right behind a picture, link or code belong to it."""
    if state.src[state.pos] != "{" or state.pending or not state.tokens:
        return False
    before = state.tokens[-1]
    found = parse_attributes(state.src, state.pos) if before.type in PICTURE_ENDS else None
    if found is None:
        return False
    if not silent:
        before.meta = {**before.meta, "attributes": found[0]}
    state.pos = found[1]
    return True


def span(state, silent):
    """Inline rule: `[words]{#id}` is words with attributes."""
    if state.src[state.pos] != "[":
        return False
    start, maximum = state.pos, state.posMax
    end = _brackets_of(state).get(start, maximum)
    found = parse_attributes(state.src, end + 1) if end < maximum else None
    if found is None or found[1] > maximum:
        return False
    if not silent:
        token = state.push("span_open", "span", 1)
        token.meta = {"attributes": found[0]}
        state.pos, state.posMax = start + 1, end
        state.md.inline.tokenize(state)
        state.push("span_close", "span", -1)
    state.pos, state.posMax = found[1], maximum
    return True


def _brackets_of(state):
    """Where each opening bracket of the text is closed. Found once for all of them: asking the parser again for every
    bracket takes a time that grows with the square of their number."""
    if "brackets" not in vars(state):
        state.brackets = dict(_brackets_in(state.src))
    return state.brackets


def _brackets_in(text):
    """(opening, closing) of each pair. Brackets in code or behind a backslash are words."""
    signs = [(sign.start(), sign[0]) for sign in SIGNS.finditer(text)]
    fences = {}
    for position, sign in signs:
        if sign[0] == "`":
            fences.setdefault(len(sign), []).append(position)
    opened, code_end = [], 0
    for position, sign in signs:
        if position < code_end:
            continue
        if sign == "[":
            opened.append(position)
        elif sign == "]" and opened:
            yield opened.pop(), position
        elif sign[0] == "`":
            others = fences[len(sign)]
            closing = bisect_right(others, position)
            if closing < len(others):
                code_end = others[closing] + len(sign)


def heading_attributes(state):
    """Core rule, before inline parsing: take `{#id}` off the end of headings."""
    for heading, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if heading.type == "heading_open" and inline.type == "inline":
            inline.content, attributes = trailing_attributes(inline.content)
            heading.meta = {**heading.meta, "attributes": attributes}
