"""Words within a line: from Markdown to the rich text Wagtail keeps."""

import re
from html import escape

from bs4 import BeautifulSoup
from django.utils.translation import gettext as _

from courses.importing.convert.sheet import line_of, words_of
from courses.importing.convert.tags import HTML_NAMES, is_known, read_tag

SIMPLE = {"em": "i", "strong": "b", "s": "s"}
LONGEST_ALT = 1000
CODE = re.compile(r"(<code>.*?</code>)", re.DOTALL)
SPACES = re.compile(r"[ \t]{2,}")
FORMULA = re.compile(r"[\\^_=+*]|^[A-Za-z]$")
UNDEFINED = re.compile(r"(?<![\w\]])\[([^\[\]]+)\]\[([A-Za-z][^\[\]]*|)\]")


class Line:
    """One run of words, cut where a picture or a formula has to stand between blocks."""

    def __init__(self, sheet):
        self.sheet = sheet
        self.pieces = []
        self._html = []
        self._has_tags = False
        self._line = None

    def read(self, node):
        """Pieces in order: rich text as a string, pictures and formulas as blocks."""
        self._line = line_of(node)
        for child in node.children:
            self._read(child)
        self._close_text()
        return self.pieces

    def _close_text(self):
        html = _without_double_spaces("".join(self._html))
        if self._has_tags:
            html = str(BeautifulSoup(html, "html.parser"))  # Closes what was opened and not closed.
        self._html, self._has_tags = [], False
        if html.strip():
            self.pieces.append(html)

    def _cut(self, block):
        self._has_tags = True  # The cut may go through bold words.
        self._close_text()
        self._has_tags = True
        self.pieces.append(block)

    def _cut_for_image(self, address, alt, caption, line):
        block = image_block(self.sheet, address, alt, caption, line)
        if block:
            self._cut(block)
        else:
            self._html.append(caption)

    def _read(self, node):
        match node.type:
            case "text":
                self._read_text(node)
            case "code_inline":
                self._html.append(f"<code>{escape(node.content, quote=False)}</code>")
            case "softbreak" | "hardbreak":
                self._line = self._line and self._line + 1
                self._html.append(" " if node.type == "softbreak" else "<br/>")
            case "em" | "strong" | "s":
                self._wrap(SIMPLE[node.type], node)
            case "link":
                self._read_link(node)
            case "image":
                self._read_image(node)
            case "html_inline":
                self._read_html(node)
            case "math_inline_double":
                self._cut(math_block(node.content))
            case "math_inline":
                self._read_formula(node)
            case "footnote_ref":
                self._html.append(f"<sup>[{node.meta['id'] + 1}]</sup>")
            case "footnote_anchor":
                pass
            case _:  # A span: words with attributes.
                for child in node.children:
                    self._read(child)

    def _read_text(self, node):
        words = node.content
        for missing in UNDEFINED.finditer(words):
            name = missing[2] or missing[1]
            self.sheet.warn(_("The link “%(name)s” is not defined; its words stay.") % {"name": name}, self._line)
        self._html.append(escape(UNDEFINED.sub(r"\1", words), quote=False))

    def _wrap(self, tag, node):
        self._html.append(f"<{tag}>")
        for child in node.children:
            self._read(child)
        self._html.append(f"</{tag}>")

    def _read_link(self, node):
        pictures = [child for child in node.children if child.type == "image"]
        if pictures:
            self.sheet.note(_("The link around a picture was left out."), self._line)
            opening = ""
        else:
            opening = self.sheet.open_link(node.attrs.get("href", ""), words_of(node), self._line)
        self._html.append(opening)
        for child in node.children:
            self._read(child)
        self._html.append("</a>" if opening else "")

    def _read_image(self, node):
        attributes = node.meta.get("attributes", {})
        words = words_of(node).strip()
        caption = words if "alt" in attributes else node.attrs.get("title", "")
        alt = attributes.get("alt", words)
        if attributes.get("alt") == "":
            alt = None
        self._cut_for_image(node.attrs.get("src", ""), alt, escape(caption, quote=False), self._line)
        if self._line:
            self._line += sum(part.type in ("softbreak", "hardbreak") for part in node.walk())

    def _read_formula(self, node):
        if not FORMULA.search(node.content):
            self._html.append(escape(f"${node.content}$", quote=False))  # Two sums of money, or a shell variable.
            return
        self.sheet.warn(
            _("The formula “%(latex)s” inside a sentence stays as it is typed.") % {"latex": node.content},
            self._line,
        )
        self._html.append(f"<code>{escape(node.content, quote=False)}</code>")

    def _read_html(self, node):
        self._has_tags = True
        content = node.content
        if content.startswith("<!--"):
            self.sheet.note(_("A comment was left out."), self._line)
            return
        name, is_end = read_tag(content)
        if name in HTML_NAMES:
            self._html.append(f"<{'/' if is_end else ''}{HTML_NAMES[name]}>")
        elif name == "br":
            self._html.append("<br/>")
        elif name == "img":
            self._read_html_image(content, node)
        elif name == "a":
            self._read_html_link(content, is_end, node)
        elif not is_known(content):
            # Browsers would swallow <species>; the reader is meant to see it.
            self.sheet.note(_("“%(tag)s” is shown as words.") % {"tag": content[:60]}, self._line)
            self._html.append(escape(content, quote=False))

    def _read_html_image(self, content, node):
        image = BeautifulSoup(content, "html.parser").img
        self._cut_for_image(image.get("src", ""), html_alt(image), "", self._line)

    def _read_html_link(self, content, is_end, node):
        if is_end:
            self._html.append("</a>")
            return
        address = BeautifulSoup(content, "html.parser").a.get("href", "")
        self._html.append(self.sheet.open_link(address, "", self._line) if address else "")


def _without_double_spaces(html):
    """As the text editor of the CMS will have it; code keeps its own."""
    parts = CODE.split(html)
    parts[::2] = [SPACES.sub(" ", part) for part in parts[::2]]
    return "".join(parts)


def image_block(sheet, address, alt, caption, line):
    """An image block, or nothing when the picture is not in the source. No `alt` at all (None) means decoration."""
    figure = sheet.figure(address, line)
    if not figure:
        return None
    if alt == "":
        sheet.warn(_("The picture “%(address)s” has no alternative text.") % {"address": address}, line)
    if alt and len(alt) > LONGEST_ALT:
        sheet.warn(_("The alternative text is longer than 1000 signs and was cut."), line)
    value = {"image": figure, "alt": (alt or "")[:LONGEST_ALT], "decorative": alt is None}
    return {"type": "image", "value": {**value, "caption": f"<p>{caption}</p>" if caption else ""}}


def html_alt(image):
    """The alternative text of an `<img>`; an empty one, on purpose, means decoration."""
    return image.get("alt", "") or (None if image.has_attr("alt") else "")


def math_block(latex):
    return {"type": "math", "value": {"latex": latex.strip()}}


def pieces_of(node, sheet):
    """The pieces of a paragraph, heading, cell or list item's line."""
    return Line(sheet).read(node)


def rich_text_of(node, sheet):
    """One run of rich text, and the blocks (pictures, formulas) that have to follow it."""
    pieces = pieces_of(node, sheet)
    html = "".join(piece for piece in pieces if isinstance(piece, str)).strip()
    return html, [piece for piece in pieces if not isinstance(piece, str)]
