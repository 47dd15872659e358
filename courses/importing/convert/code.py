"""Code, what it prints, and errors."""

from django.utils.translation import gettext as _

from courses.catalogue.blocks.code import LANGUAGES
from courses.importing.convert.sheet import line_of
from courses.importing.markdown.attributes import trailing_attributes

KNOWN = {name for name, _label in LANGUAGES}
OTHER_NAMES = {
    "sh": "bash", "shell": "bash", "zsh": "bash", "py": "python", "python3": "python", "js": "javascript",
    "yml": "yaml",
    "sh-session": "console", "shell-session": "console", "htm": "html", "svg": "xml",
    "": "text", "source": "text", "txt": "text", "plain": "text", "plaintext": "text", "markdown": "text", "md": "text",
}  # fmt: skip
OUTPUTS = {"output": "output", "stdout": "output", "error": "error", "warning": "error"}


def write_fence(node, flow):
    info, attributes = trailing_attributes(node.info.strip())
    words = info.split(maxsplit=1)
    language = (words[0] if words else attributes.get("class", "").split(" ")[0]).lower()
    attributes = {**_loose_attributes(words), **attributes}
    code = node.content.removesuffix("\n")
    if language in OUTPUTS:
        flow.add("output", {"text": code, "kind": OUTPUTS[language]})
        return
    value = {"code": code, "language": _language(language, flow, node)}
    if name := attributes.get("title") or attributes.get("name"):
        value["name"] = name
    if marked := attributes.get("marked") or attributes.get("hl_lines"):
        value["marked_lines"] = marked
    flow.add("code", value)


def write_indented(node, flow):
    flow.add("code", {"code": node.content.rstrip("\n"), "language": "text"})


def _loose_attributes(words):
    """`title="hello.py"` behind the language, without braces."""
    if len(words) < 2:
        return {}
    return trailing_attributes(f"{{{words[1].strip('{}')}}}")[1]


def _language(name, flow, node):
    language = OTHER_NAMES.get(name, name)
    if language in KNOWN:
        return language
    flow.sheet.note(_("The code in “%(language)s” is shown without colours.") % {"language": name}, line_of(node))
    return "text"
