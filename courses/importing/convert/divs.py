"""Fenced divs: what each name becomes, and what happens where the CMS does not let it stand."""

from html import escape

from django.utils.translation import gettext as _

from courses.importing import words
from courses.importing.convert.flow import BODY, CONTENT, EXERCISE, NESTING, items
from courses.importing.convert.inline import rich_text_of
from courses.importing.convert.lists import LISTS
from courses.importing.convert.paragraphs import write_title
from courses.importing.convert.sheet import line_of, words_of
from courses.importing.words import in_language

CALLOUTS = {
    "callout": "note", "note": "note", "info": "note", "important": "warning", "tip": "tip", "warning": "warning",
    "caution": "warning", "danger": "warning", "discussion": "discussion", "prereq": "prerequisite",
    "prerequisite": "prerequisite", "prerequisites": "prerequisite",
}  # fmt: skip
POINTS = {"objectives": "objectives", "questions": "questions", "keypoints": "key_points", "key-points": "key_points"}
TRANSPARENT = {"overview", "section", "figure", "center", "columns", "column"}


def write_div(node, flow):
    name = node.meta["name"]
    if not node.meta["is_closed"]:
        flow.sheet.warn(_("“::: %(name)s” is never closed.") % {"name": name}, line_of(node))
    if name in CALLOUTS:
        _write_callout(node, flow)
    elif name in POINTS:
        _write_points(node, flow)
    elif name in WRITERS:
        WRITERS[name](node, flow)
    else:
        if name not in TRANSPARENT:
            flow.sheet.warn(
                _("“::: %(name)s” is not known here; what is in it stays, without a frame.") % {"name": name},
                line_of(node),
            )
        flow.write(node.children)


def _title_and_rest(node):
    """The words behind the name, a `title` attribute, or the first heading; and what follows."""
    title = node.meta["words"] or node.meta["attributes"].get("title", "")
    children = node.children
    if not title and children and children[0].type == "heading":
        title, children = words_of(children[0]), children[1:]
    return " ".join(title.split()), children


def _cannot_stand(node, flow):
    flow.sheet.note(
        _("“::: %(name)s” cannot stand inside the block it is in: its parts stand there without a frame.")
        % {"name": node.meta["name"]}, line_of(node),
    )  # fmt: skip


def _flatten(node, flow, title, children):
    _cannot_stand(node, flow)
    write_title(title, 4, flow)
    flow.write(children)


def _write_callout(node, flow):
    title, children = _title_and_rest(node)
    if not flow.allows("callout"):
        _flatten(node, flow, title, children)
        return
    inner = flow.inner(NESTING if flow.allowed is BODY else CONTENT)
    inner.write(children)
    flow.add_container("callout", {"kind": CALLOUTS[node.meta["name"]], "title": title, "content": inner.blocks}, inner)


def _write_fold(node, flow, fallback=words.MORE):
    title, children = _title_and_rest(node)
    title = title or in_language(flow.sheet.language, fallback)
    if not flow.allows("fold"):
        _flatten(node, flow, title, children)
        return
    inner = flow.inner(CONTENT)
    inner.write(children)
    flow.add_container("fold", {"title": title, "content": inner.blocks}, inner)


def _write_exercise(node, flow):
    title, children = _title_and_rest(node)
    title = title or in_language(flow.sheet.language, words.EXERCISE)
    if not flow.allows("exercise"):
        _flatten(node, flow, title, children)
        return
    inner = flow.inner(EXERCISE)
    inner.write(children)
    flow.add_container("exercise", {"title": title, "content": inner.blocks}, inner)


def _write_solution(node, flow):
    if flow.allows("solution"):
        _write_hidden("solution", NESTING, node, flow)
    else:
        _write_fold(node, flow, words.SOLUTION)


def _write_hint(node, flow):
    if flow.allows("hint"):
        _write_hidden("hint", CONTENT, node, flow)
    else:
        _write_fold(node, flow, words.HINT)


def _write_hidden(kind, allowed, node, flow):
    title, children = _title_and_rest(node)
    inner = flow.inner(allowed)
    inner.write(children)
    flow.add_container(kind, {"title": title, "content": inner.blocks}, inner)


def _write_instructor_note(node, flow):
    title, children = _title_and_rest(node)
    inner = flow.inner(CONTENT)
    inner.write(children)
    if not flow.allows("instructor_note"):
        flow.sheet.note(_("The note for instructors stands behind the block it was in."), line_of(node))
    flow.add_note_for_instructors({"title": title, "content": inner.blocks})


def _write_tabs(node, flow):
    """Each heading of the first heading's level begins a tab."""
    before, sections = _sections(node.children)
    if not flow.allows("tabs") or len(sections) < 2:
        _cannot_stand(node, flow)
        flow.write(node.children)
        return
    flow.write(before)
    tabs, inners = [], []
    for heading, children in sections:
        inner = flow.inner(CONTENT)
        inner.write(children)
        inners.append(inner)
        tabs.append({"title": " ".join(words_of(heading).split()), "content": inner.blocks})
    flow.add_container("tabs", {"tabs": items(tabs)}, *inners)


def _sections(children):
    first = next((child for child in children if child.type == "heading"), None)
    before, sections = [], []
    for child in children:
        if child.type == "heading" and child.tag == first.tag:
            sections.append((child, []))
        elif sections:
            sections[-1][1].append(child)
        else:
            before.append(child)
    return before, sections


def _write_checklist(node, flow):
    title, children = _title_and_rest(node)
    points, blocks = _points(children, flow)
    if not flow.allows("checklist") or not points:
        _flatten(node, flow, title, children)
        return
    flow.add("checklist", {"title": title, "items": items(_without_box(point) for point in points)})
    flow.write(blocks)


def _without_box(html):
    for box in ("[ ] ", "[x] ", "[X] "):
        html = html.replace(f"<p>{box}", "<p>", 1)
    return html


def _write_points(node, flow):
    kind = POINTS[node.meta["name"]]
    points, others = _points(node.children, flow)
    if not flow.allows(kind) or not points:
        _cannot_stand(node, flow)
        flow.write(node.children)
        return
    flow.add(kind, {"points": items(points)})
    if others:
        flow.sheet.note(_("What is no list of points stands behind it."), line_of(others[0]))
        flow.write(others)


def _points(children, flow):
    """Each line of the lists and each paragraph is a point. What can be none comes back as nodes."""
    points, others = [], []
    for child in children:
        if child.type in LISTS:
            _add_items(child, points, others, flow)
        elif child.type == "paragraph":
            points += _lines(child, flow)
        elif child.type == "heading":
            points.append(f"<p><b>{escape(words_of(child), quote=False)}</b></p>")
        else:
            others.append(child)
    return points, others


def _add_items(node, points, others, flow):
    for child in (child for item in node.children for child in item.children):
        if child.type in LISTS:
            _add_items(child, points, others, flow)
        elif child.type == "paragraph":
            points += _lines(child, flow)
        else:
            others.append(child)


def _lines(paragraph, flow):
    lines = []
    for inline in paragraph.children:
        html, blocks = rich_text_of(inline, flow.sheet)
        lines += [f"<p>{html}</p>"] if html else []
        if blocks:
            flow.sheet.warn(
                _("A picture or formula cannot stand in a list of points and was left out."), line_of(inline)
            )
    return lines


WRITERS = {
    "challenge": _write_exercise,
    "exercise": _write_exercise,
    "solution": _write_solution,
    "hint": _write_hint,
    "spoiler": _write_fold,
    "instructor": _write_instructor_note,
    "group-tab": _write_tabs,
    "tab": _write_tabs,
    "tabs": _write_tabs,
    "checklist": _write_checklist,
}
