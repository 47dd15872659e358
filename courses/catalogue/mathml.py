"""Formulas: LaTeX in, MathML out, on the server."""

import html
from functools import lru_cache
from xml.etree import ElementTree  # noqa: S405 - only writes a tree that was built here; nothing is parsed

from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from latex2mathml.converter import convert_to_element

LONGEST = 2000
# Attributes a formula needs. The converter would also pass on href, style and class as they were typed.
HARMLESS = {
    "accent",
    "accentunder",
    "columnalign",
    "columnlines",
    "columnspacing",
    "columnspan",
    "depth",
    "display",
    "displaystyle",
    "fence",
    "form",
    "frame",
    "height",
    "largeop",
    "linethickness",
    "lspace",
    "mathcolor",
    "mathsize",
    "mathvariant",
    "maxsize",
    "minsize",
    "movablelimits",
    "notation",
    "rowlines",
    "rowspacing",
    "rspace",
    "scriptlevel",
    "separator",
    "stretchy",
    "symmetric",
    "voffset",
    "width",
    "xmlns",
}
# How many parts an element must have to mean anything.
PARTS = {"mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "munder": 2, "mover": 2, "msubsup": 3, "munderover": 3}


class UnreadableFormula(ValueError):
    """The formula is no LaTeX that we can read; the message says what is wrong with it."""


@lru_cache(maxsize=512)
def to_mathml(latex):
    """A <math> element, safe to print. Raises UnreadableFormula."""
    _check_source(latex)
    try:
        tree = convert_to_element(latex, display="block")
        for element in tree.iter():
            _mend(element)
        return mark_safe(ElementTree.tostring(tree, encoding="unicode"))  # noqa: S308 - the writer escapes all text
    except UnreadableFormula:
        raise
    except Exception as error:  # The converter has a dozen errors of its own, and for odd input any of Python's.
        raise UnreadableFormula(_("This is not LaTeX that can be read. Look for a missing bracket.")) from error


def _check_source(latex):
    if not latex.strip():
        raise UnreadableFormula(_("The formula is empty."))
    if len(latex) > LONGEST:
        raise UnreadableFormula(_("The formula is too long: split it."))
    depth = 0
    bare = latex.replace(r"\\", "").replace(r"\{", "").replace(r"\}", "")
    for character in bare:
        depth += {"{": 1, "}": -1}.get(character, 0)
        if depth < 0:
            break
    if depth:
        raise UnreadableFormula(_("A curly bracket has no partner."))


def _mend(element):
    """The converter writes characters as entities and copies what was typed: keep the characters, drop the rest."""
    text = element.text or ""
    if element.tag in {"mi", "mo"} and text.startswith("\\") and len(text) > 1:
        raise UnreadableFormula(_("%(command)s is not known here.") % {"command": text})
    if element.tag in PARTS and len(element) != PARTS[element.tag]:
        raise UnreadableFormula(_("A part of the formula is missing. Example: \\frac{a}{b} needs both a and b."))
    element.text = html.unescape(text) or None
    for name in set(element.attrib) - HARMLESS:
        del element.attrib[name]
