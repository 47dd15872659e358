"""The YAML head of a Markdown file, and whole YAML files."""

import re

import yaml
from django.utils.translation import gettext as _

HEAD = re.compile(r"\A---[ \t]*\n(.*?)(?:^|\n)---[ \t]*(?:\n|\Z)", re.DOTALL)
LARGEST_HEAD = 64 * 1024
LONGEST_NUMBER = 20
# What no table holds (NUL) and no file (halves of pairs); in YAML they hide behind a backslash.
NO_SIGNS = re.compile("[\0\ud800-\udfff]")


class FrontMatterError(Exception):
    """The head cannot be read; `line` counts from the top of the file."""

    def __init__(self, message, line):
        super().__init__(message)
        self.line = line


class PlainLoader(yaml.SafeLoader):
    """Refuses what grows out of a few lines: references into gigabytes, `59:59:59…` into a number no one can write."""

    def compose_node(self, parent, index):
        if self.check_event(yaml.AliasEvent):
            event = self.peek_event()
            raise yaml.MarkedYAMLError(problem=_("references (*name) are not allowed"), problem_mark=event.start_mark)
        return super().compose_node(parent, index)

    def construct_number(self, node):
        if len(self.construct_scalar(node)) > LONGEST_NUMBER:
            raise yaml.MarkedYAMLError(problem=_("a number is too long"), problem_mark=node.start_mark)
        is_whole = node.tag == "tag:yaml.org,2002:int"
        return self.construct_yaml_int(node) if is_whole else self.construct_yaml_float(node)

    def construct_text(self, node):
        value = self.construct_yaml_str(node)
        if NO_SIGNS.search(value):
            raise yaml.MarkedYAMLError(problem=_("a text holds signs that are none"), problem_mark=node.start_mark)
        return value


PlainLoader.add_constructor("tag:yaml.org,2002:int", PlainLoader.construct_number)
PlainLoader.add_constructor("tag:yaml.org,2002:float", PlainLoader.construct_number)
PlainLoader.add_constructor("tag:yaml.org,2002:str", PlainLoader.construct_text)


def read_yaml(text, first_line=1):
    """A dictionary from YAML; an empty one from nothing."""
    if len(text) > LARGEST_HEAD:
        raise FrontMatterError(_("The settings are longer than 64 KB."), first_line)
    try:
        values = yaml.load(text, Loader=PlainLoader)  # noqa: S506  PlainLoader is a SafeLoader.
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        raise FrontMatterError(
            _("The settings cannot be read: %(reason)s.") % {"reason": error.problem or error.context}, line
        ) from error
    except (yaml.YAMLError, RecursionError, ValueError, ArithmeticError) as error:
        raise FrontMatterError(_("The settings cannot be read."), first_line) from error
    if values is None:
        return {}
    if not isinstance(values, dict):
        raise FrontMatterError(_("The settings must be lines of “name: value”."), first_line)
    return {str(key): value for key, value in values.items()}


def split_front_matter(text):
    """Settings and body. The body begins with empty lines for the head, so that line numbers stay right."""
    head = HEAD.match(text)
    if head is None:
        return {}, text
    values = read_yaml(head.group(1), first_line=2)
    return values, "\n" * head.group(0).count("\n") + text[head.end() :]
