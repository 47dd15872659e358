"""Raw HTML between the paragraphs: pictures, tables and simple text become blocks, nothing is passed on unread."""

from html import escape

from bs4 import BeautifulSoup, Comment, NavigableString, Tag
from django.utils.translation import gettext as _

from courses.importing.convert.flow import CONTENT
from courses.importing.convert.inline import html_alt, image_block
from courses.importing.convert.paragraphs import write_title
from courses.importing.convert.sheet import line_of
from courses.importing.convert.tables import add_table
from courses.importing.convert.tags import HTML_NAMES
from courses.importing.markdown import MAX_DEPTH
from courses.importing.words import MORE, in_language

FRAMES = {"div", "section", "article", "main", "figure", "center", "aside", "header", "footer", "nav", "body", "html"}
HEADINGS = {"h1": 2, "h2": 2, "h3": 3, "h4": 4, "h5": 4, "h6": 4}
DROPPED = {
    "script",
    "style",
    "iframe",
    "object",
    "embed",
    "form",
    "link",
    "meta",
    "template",
    "noscript",
    "svg",
    "canvas",
}
BLOCKS = {*FRAMES, *HEADINGS, "p", "table", "ul", "ol", "pre", "blockquote", "details", "hr", "img", "figcaption", "dl"}


def write_html(node, flow):
    soup = BeautifulSoup(node.content, "html.parser")
    if _depth_of(soup) > MAX_DEPTH:
        flow.sheet.refuse_depth(line_of(node))
        return
    HtmlWriter(flow, line_of(node)).write(soup)


def _depth_of(soup):
    """How deep the elements lie in one another. Without recursion: it is measured before anything walks into them."""
    deepest, level = 0, [soup]
    while level := [child for element in level for child in element.children if isinstance(child, Tag)]:
        deepest += 1
    return deepest


class HtmlWriter:
    def __init__(self, flow, line):
        self.flow = flow
        self.sheet = flow.sheet
        self.line = line

    def write(self, parent):
        """Runs of inline content become paragraphs; block elements are written one by one."""
        run = []
        for child in parent.children:
            if isinstance(child, NavigableString) or child.name not in BLOCKS:
                run.append(child)
                continue
            self._write_run(run)
            run = []
            self._write_element(child)
        self._write_run(run)

    def _write_run(self, run):
        html = "".join(self.inline(child) for child in run).strip()
        self.flow.text(f"<p>{' '.join(html.split())}</p>" if html else "")

    def _write_element(self, element):
        match element.name:
            case "img":
                self._write_image(element)
            case "table":
                self._write_table(element)
            case "ul" | "ol":
                self.flow.text(self._list(element))
            case "pre":
                self.flow.add("code", {"code": element.get_text().strip("\n"), "language": "text"})
            case "blockquote":
                html = " ".join(self.inline(element).split())
                self.flow.add("quote", {"text": f"<p>{html}</p>", "source": ""})
            case "details":
                self._write_details(element)
            case "hr":
                self.flow.text("<hr/>")
            case name if name in HEADINGS:
                write_title(element.get_text(), HEADINGS[name], self.flow)
            case _:
                self.write(element)

    def _write_image(self, image, caption=""):
        block = image_block(self.sheet, image.get("src", ""), html_alt(image), caption, self.line)
        self.flow.add_blocks([block] if block else [])

    def _write_details(self, element):
        summary = element.find("summary")
        title = " ".join(summary.extract().get_text().split()) if summary else in_language(self.sheet.language, MORE)
        has_content = element.get_text().strip() or element.find("img")
        if not self.flow.allows("fold") or not has_content:
            write_title(title, 4, self.flow)
            self.write(element)
            return
        inner = self.flow.inner(CONTENT)
        HtmlWriter(inner, self.line).write(element)
        self.flow.add_container("fold", {"title": title, "content": inner.blocks}, inner)

    def _write_table(self, table):
        caption = table.find("caption")
        own = [row for row in table.find_all("tr") if row.find_parent("table") is table]
        rows = [row.find_all(["th", "td"], recursive=False) for row in own]
        if any(cell.has_attr("colspan") or cell.has_attr("rowspan") for row in rows for cell in row):
            self.sheet.warn(_("Cells that reach over several rows or columns were made single cells."), self.line)
        head = []
        if rows and all(cell.name == "th" for cell in rows[0]):
            head = [" ".join(cell.get_text().split()) for cell in rows.pop(0)]
        words = " ".join(caption.get_text().split()) if caption else ""
        if head or rows:
            add_table(words, head, [[self._cell(cell) for cell in row] for row in rows], self.line, self.flow)

    def _cell(self, cell):
        images = [image.extract() for image in cell.find_all("img")]
        blocks = [image_block(self.sheet, image.get("src", ""), html_alt(image), "", self.line) for image in images]
        return (
            " ".join(self.inline(cell).split()),
            " ".join(cell.get_text().split()),
            [block for block in blocks if block],
        )

    def _list(self, element):
        items = element.find_all("li", recursive=False)
        return f"<{element.name}>{''.join(self._item(item) for item in items)}</{element.name}>"

    def _item(self, item):
        nested = [child.extract() for child in item.find_all(["ul", "ol"], recursive=False)]
        html = " ".join(self.inline(item).split())
        return f"<li>{html}{''.join(self._list(child) for child in nested)}</li>"

    def inline(self, node):
        """Rich text of a node and what is in it. Unknown tags give way to their words."""
        if isinstance(node, Comment):
            self.sheet.note(_("A comment was left out."), self.line)
            return ""
        if isinstance(node, NavigableString):
            return escape(str(node), quote=False)
        if node.name in DROPPED:
            self.sheet.warn(_("“<%(tag)s>” is not allowed and was left out.") % {"tag": node.name}, self.line)
            return ""
        if node.name == "br":
            return "<br/>"
        html = "".join(self.inline(child) for child in node.children)
        if node.name == "a" and node.get("href"):
            opening = self.sheet.open_link(node["href"], node.get_text(), self.line)
            return f"{opening}{html}</a>" if opening else html
        if tag := HTML_NAMES.get(node.name):
            return f"<{tag}>{html}</{tag}>"
        if node.name in BLOCKS:
            return f" {html} "
        return html
