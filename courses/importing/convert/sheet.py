"""One file of the source while it is turned into blocks."""

import re
from html import escape

from django.utils.translation import gettext as _

from courses.catalogue.headings import anchor_of
from courses.importing.convert.links import is_picture
from courses.importing.convert.tags import is_known
from courses.importing.markdown import MAX_DEPTH, parse
from courses.importing.references import Reference

NAME_SIGNS = re.compile(r"[^\w\s-]")


class Sheet:
    """Knows the path, the links and the problems of one file, and which files and pages it refers to."""

    def __init__(self, path, text, places, library, problems, language="en", definitions=None, patience=None):
        self.path = path
        self.language = language
        self.problems = problems
        self.references = set()
        self._places = places
        self._library = library
        self._waiting_files = []
        self._patience = patience
        self.environment = {"references": dict(definitions or {}), "patience": patience}
        self.tree = parse(text, self.environment)
        self._anchors = dict(_anchors_of(self.tree))
        self._check_depth()

    def check_patience(self, line):
        """Raises `TextRefused` once the source has taken too long."""
        if self._patience:
            self._patience.check(line)

    def error(self, message, line=None):
        self.problems.error(message, self.path, line)

    def warn(self, message, line=None):
        self.problems.warn(message, self.path, line)

    def note(self, message, line=None):
        self.problems.note(message, self.path, line)

    def open_link(self, address, words, line):
        """The opening tag for a link, or nothing when only its words stay: a file follows as a block of its own."""
        target = self._places.find(address, self.path)
        if target.kind == "outside":
            return f'<a href="{escape(target.path)}">'
        if target.kind == "anchor":
            return self._open_anchor(target.anchor, line)
        if target.kind == "page":
            return self._open_page(target, line)
        if target.kind == "file":
            self._take_file(target.path, words, line)
        elif target.kind == "unsafe":
            self.warn(_("The link to “%(address)s” is not allowed; its words stay.") % {"address": address[:100]}, line)
        else:
            self.warn(
                _("The link leads nowhere: “%(address)s” is not in the source.") % {"address": address[:200]}, line
            )
        return ""

    def figure(self, address, line):
        """The reference to a picture of the source; nothing if it is missing or on another site."""
        target = self._places.find(address, self.path)
        if target.kind == "file" and is_picture(target.path):
            return self._refer_to_figure(target.path, line)
        if target.kind == "outside":
            self.warn(
                _("The picture “%(address)s” is on another site and was left out.") % {"address": address[:200]}, line
            )
        elif target.kind == "file":
            self.warn(_("“%(address)s” is no picture this site can show.") % {"address": address[:200]}, line)
        else:
            self.warn(_("The picture “%(address)s” is not in the source.") % {"address": address[:200]}, line)
        return None

    def take_files(self):
        """File blocks for the links read since the last call."""
        files, self._waiting_files = self._waiting_files, []
        return files

    def _open_anchor(self, anchor, line):
        if anchor in self._anchors:
            return f'<a href="#{escape(self._anchors[anchor])}">'
        self.warn(_("The link leads nowhere: there is no heading “#%(anchor)s” here.") % {"anchor": anchor}, line)
        return ""

    def _open_page(self, target, line):
        if target.anchor:
            self.note(
                _("The link to “#%(anchor)s” in %(path)s opens that page at its top.")
                % {"anchor": target.anchor, "path": target.path},
                line,
            )
        return f'<a linktype="page" id="{escape(str(self._refer("page", target.path)))}">'

    def _take_file(self, path, words, line):
        if is_picture(path):
            if figure := self._refer_to_figure(path, line):
                self._waiting_files.append({"type": "image", "value": {"image": figure, "alt": words}})
            return
        if not self._library.has_file(path):
            self.warn(_("The file “%(path)s” cannot be offered; the words of the link stay.") % {"path": path}, line)
            return
        name = path.rsplit("/", 1)[-1]
        value = {"file": self._refer("file", path), "title": "" if words.strip() in ("", name) else words.strip()}
        block = {"type": "file", "value": value}
        if block not in self._waiting_files:
            self._waiting_files.append(block)

    def _refer_to_figure(self, path, line):
        if self._library.has_figure(path):
            return self._refer("figure", path)
        self.warn(_("The picture “%(path)s” cannot be shown.") % {"path": path}, line)
        return None

    def _refer(self, kind, path):
        reference = Reference(kind, path)
        self.references.add(reference)
        return reference

    def _check_depth(self):
        # The parser leaves out what lies deeper, so its last level must stay empty.
        deep = (node for node in self.tree.walk() if not node.is_root and _depth_of(node) >= MAX_DEPTH - 1)
        if (node := next(deep, None)) is not None:
            self.refuse_depth(line_of(node))

    def refuse_depth(self, line):
        self.error(_("The text is nested more than %(depth)s deep.") % {"depth": MAX_DEPTH}, line)


def words_of(node):
    """The plain words of an inline node or of everything below a node."""
    if node.type in ("text", "code_inline", "math_inline", "math_inline_double"):
        return node.content
    if node.type in ("softbreak", "hardbreak"):
        return " "
    if node.type == "html_inline":
        return "" if is_known(node.content) else node.content
    return "".join(words_of(child) for child in node.children)


def line_of(node):
    """The line of the file a node begins in. Words within a paragraph have none of their own: line ends are counted."""
    breaks = 0
    while node is not None and not node.is_root:
        if node.map:
            return node.map[0] + 1 + breaks
        for sibling in node.siblings:
            if sibling is node:
                break
            breaks += sum(part.type in ("softbreak", "hardbreak") for part in sibling.walk())
        node = node.parent
    return None


def _depth_of(node):
    return (node.token or node.nester_tokens.opening).level


def _anchors_of(tree):
    """Every name a heading can be linked by: its own id, the one Pandoc makes, and ours."""
    for node in tree.walk():
        if node.type not in ("heading", "dt") or _is_title(node):
            continue
        words = words_of(node)
        anchor = anchor_of(words)
        for name in (_pandoc_id(words), anchor, _own_id(node)):
            if name and anchor:
                yield name, anchor


def _is_title(node):
    """The first heading of a div is the title of its block, which has no anchor."""
    return node.parent.type == "div" and node.parent.children[0] is node


def _own_id(node):
    if node.type == "heading":
        return node.meta.get("attributes", {}).get("id")
    spans = [child for child in node.walk() if child.type == "span"]
    return spans[0].meta["attributes"].get("id") if spans else None


def _pandoc_id(words):
    return re.sub(r"\s+", "-", NAME_SIGNS.sub("", words).strip().lower())
