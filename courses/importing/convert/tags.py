"""The HTML tags that may stand in a line of Markdown, and what they are in rich text."""

import re

HTML_NAMES = {
    "b": "b", "strong": "b", "i": "i", "em": "i", "cite": "i", "dfn": "i", "var": "i", "code": "code", "samp": "code",
    "tt": "code", "kbd": "kbd", "sup": "sup", "sub": "sub", "s": "s", "del": "s", "strike": "s",
}  # fmt: skip
TRANSPARENT = {"span", "font", "u", "ins", "small", "mark", "abbr", "q", "center", "big", "wbr"}
TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*+)(?P<rest>[^>]*+)>", re.DOTALL)


def read_tag(html):
    """Name in small letters, and whether the tag closes; an empty name for what is no tag."""
    tag = TAG.fullmatch(html)
    return (tag["name"].lower(), bool(tag["end"])) if tag else ("", False)


def is_known(html):
    """False for `<species>` and its like: words that only look like a tag."""
    name, _ = read_tag(html)
    return html.startswith("<!--") or name in HTML_NAMES or name in TRANSPARENT or name in ("br", "img", "a")
