"""SVG files without anything that could run or fetch.

Pages show SVG through <img>, where scripts sleep. But the file has an address of its own, and whoever opens it there
would run what is in it in the name of the site.
"""

import re
from xml.etree import ElementTree  # noqa: S405 - writes what defusedxml has read

from defusedxml import DefusedXmlException
from defusedxml import ElementTree as SafeTree
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from home.svg_names import ATTRIBUTE_BEGINNINGS, ATTRIBUTES, ELEMENTS, XLINK_ATTRIBUTES, XML_ATTRIBUTES

# What is found, in words; read when somebody is told.
LEADS_OUT = _("a link to the outside")
LOADS = _("a style that loads something")
FOREIGN = _("notes of a drawing program")
SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"
XHTML = "http://www.w3.org/1999/xhtml"
ALLOWED_ATTRIBUTES = {"": ATTRIBUTES, XLINK: XLINK_ATTRIBUTES, XML: XML_ATTRIBUTES}
ADDRESSES = {"href", f"{{{XLINK}}}href"}
ANIMATIONS = {"animate", "animatecolor", "animatemotion", "animatetransform", "set"}
LARGEST = 5 * 1024 * 1024
DEEPEST = 200
# An address inside the same file, or a picture that is written into it.
INSIDE = re.compile(r"#.*|data:image/(?:png|jpeg|gif|webp);base64,[\w+/=\s]*", re.DOTALL)
URL = re.compile(r"url\(\s*+", re.IGNORECASE)
FONT = re.compile(r"data:(?:font/|application/(?:x-)?font)[\w.+-]+;", re.IGNORECASE)
# Functions other than `url` take an address as a bare string; no drawing needs one.
UNSAFE_STYLE = re.compile(
    r"@import|javascript:|-moz-binding|(?:behavior\s*+:)|(?:(?:expression|image-set|image|cross-fade|src)\s*+\()",
    re.IGNORECASE,
)


def check_svg(file):
    """The drawing in an uploaded file, as bytes: as it stands, or without the notes its drawing program left in it.

    Raises ValidationError, naming what it found, if there is anything in it that could run or fetch.
    """
    removed = []
    drawing = clean_svg(_read(file), removed.append)
    found = [one for one in removed if one != str(FOREIGN)]
    if found:
        raise ValidationError(
            _("This SVG holds more than a drawing: %(found)s. Save it as a plain SVG, or as PNG, and try again."),
            code="unsafe_svg",
            params={"found": ", ".join(dict.fromkeys(found))},
        )
    return drawing


def clean_svg(content, report=None):
    """The drawing alone, as bytes; the same bytes if there was nothing to take away.

    `report` is called with a few words for each thing taken away. Raises ValidationError for what is no SVG.
    """
    root, instructions = _parse(content)
    removed = _take_out_unsafe(root, instructions)
    for found in removed:
        if report:
            report(found)
    if not removed:
        return content
    ElementTree.register_namespace("", SVG)
    ElementTree.register_namespace("xlink", XLINK)
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)


def _read(file):
    file.seek(0)
    content = file.read()
    file.seek(0)
    return content


class _Builder(ElementTree.TreeBuilder):
    """Builds the tree, and takes down what stands in no tree: the instructions to browsers."""

    def __init__(self):
        super().__init__()
        self.instructions = []
        self._depth = 0

    def start(self, tag, attrs):
        self._depth += 1
        if self._depth > DEEPEST:  # Deeper than anybody draws, and than can be written again.
            raise _broken()
        return super().start(tag, attrs)

    def end(self, tag):
        self._depth -= 1
        return super().end(tag)

    def pi(self, target, data=None):
        self.instructions.append(target.lower())


def _parse(content):
    """The root, and the names of the file's processing instructions."""
    if len(content) > LARGEST:
        raise ValidationError(
            _("This SVG is larger than %(limit)s MB."), code="large_svg", params={"limit": LARGEST // (1024 * 1024)}
        )
    builder = _Builder()
    parser = SafeTree.XMLParser(target=builder)
    parser.parser.XmlDeclHandler = _check_encoding
    parser.parser.StartDoctypeDeclHandler = _check_doctype
    try:
        content.decode("utf-8")
        parser.feed(content)
        root = parser.close()
    except UnicodeDecodeError as error:
        raise _wrong_encoding() from error
    except DefusedXmlException as error:
        raise ValidationError(
            _("This SVG defines entities, which may be used to attack."), code="unsafe_svg"
        ) from error
    except (ElementTree.ParseError, ValueError, LookupError, AssertionError) as error:
        raise _broken() from error
    if _name(root.tag)[1] != "svg":
        raise _broken()
    return root, builder.instructions


def _broken():
    return ValidationError(_("This file is not an SVG that can be read."), code="broken_svg")


def _wrong_encoding():
    return ValidationError(_("This SVG is not written in UTF-8. Save it as UTF-8 and try again."), code="broken_svg")


def _check_encoding(version, encoding, standalone):
    """A browser may read another encoding in another way than we do, and find what we have not seen."""
    if encoding and encoding.lower() not in ("utf-8", "utf8", "us-ascii", "ascii"):
        raise _wrong_encoding()


def _check_doctype(name, system_id, public_id, has_internal_subset):
    if has_internal_subset:  # It may give every element attributes that stand nowhere else.
        raise ValidationError(_("This SVG defines entities, which may be used to attack."), code="unsafe_svg")


def _take_out_unsafe(root, instructions):
    """Leaves only the drawing in the tree; returns what was taken out, in a few words each."""
    # Instructions are in no tree: writing it anew drops them.
    found = [_("a linked style sheet")] if "xml-stylesheet" in instructions else []
    for parent in root.iter():
        found.extend(_take_out_children(parent))
    for element in root.iter():
        found.extend(_take_out_attributes(element))
        if _name(element.tag)[1] == "style" and (len(element) or _is_unsafe_style("".join(element.itertext()))):
            found.append(LOADS)
            element.text = ""
            element[:] = []
    return [str(one) for one in found]


def _take_out_children(parent):
    """Keeps the text behind an element that goes, for it belongs to the parent."""
    kept, found = [], []
    for child in parent:
        fault = _fault_of_element(child)
        if not fault:
            kept.append(child)
            continue
        found.append(fault)
        if child.tail and kept:
            kept[-1].tail = (kept[-1].tail or "") + child.tail
        elif child.tail:
            parent.text = (parent.text or "") + child.tail
    if found:
        parent[:] = kept
    return found


def _fault_of_element(element):
    namespace, name = _name(element.tag)
    if namespace not in (SVG, ""):
        return f"<{name}>" if namespace == XHTML else FOREIGN
    if name in ANIMATIONS:
        target = element.get("attributeName", "").strip().lower()
        return f"<{name}>" if target.startswith("on") or target.endswith("href") else ""
    return "" if name in ELEMENTS else f"<{name}>"


def _take_out_attributes(element):
    faults = {name: _fault_of_attribute(name, value) for name, value in element.attrib.items()}
    for name, fault in faults.items():
        if fault:
            del element.attrib[name]
    return [fault for fault in faults.values() if fault]


def _fault_of_attribute(full_name, value):
    namespace, name = _name(full_name)
    if namespace not in ALLOWED_ATTRIBUTES:
        return FOREIGN
    is_allowed = name in ALLOWED_ATTRIBUTES[namespace] or (not namespace and name.startswith(ATTRIBUTE_BEGINNINGS))
    if not is_allowed:
        return full_name.rpartition("}")[2]
    if full_name.lower() in ADDRESSES and not INSIDE.fullmatch(value.strip()):
        return LEADS_OUT
    return LOADS if _is_unsafe_style(value) else ""


def _is_unsafe_style(text):
    # CSS may hide a word behind escapes (`@im\70ort`); a drawing has no need of them next to these signs.
    if UNSAFE_STYLE.search(text) or ("\\" in text and ("@" in text or "(" in text)):
        return True
    return not all(INSIDE.fullmatch(address) or FONT.match(address) for address in _addresses_in(text))


def _addresses_in(style):
    """What stands in each `url(…)`, read once from the left to the right. One that is never closed has none."""
    position = 0
    while opening := URL.search(style, position):
        start = opening.end()
        quote = style[start : start + 1]
        is_quoted = quote in ("'", '"') and quote != ""
        position = style.find(quote if is_quoted else ")", start + is_quoted)
        if position < 0:
            yield ""
            return
        yield style[start + is_quoted : position].strip()


def _name(name):
    """`{http://www.w3.org/2000/svg}foreignObject` → namespace and `foreignobject`."""
    namespace, _brace, local = name.rpartition("}")
    return namespace.removeprefix("{"), local.lower()
