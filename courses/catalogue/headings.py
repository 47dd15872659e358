"""Addresses of headings inside a lesson, and the list "On this page"."""

from typing import NamedTuple

from django.utils.text import slugify

from courses.catalogue.walk import blocks_in

# Addresses that the page around the lesson uses itself.
TAKEN = frozenset({"main", "outline", "reading", "toc", "site-menu", "site-search", "theme-menu", "account-menu"})


class Heading(NamedTuple):
    id: str
    text: str
    level: int


def anchor_of(text):
    """`A first loop` → `a-first-loop`."""
    return slugify(text, allow_unicode=True) or "section"


def anchors_of(body):
    """The anchor of every heading by the id of its block. Equal texts are numbered in the order of reading."""
    anchors = {}
    taken = set(TAKEN)
    for child in blocks_in(body, with_notes=True):
        if child.block_type == "heading":
            anchors[child.id] = _free_anchor(anchor_of(child.value["text"]), taken)
    return anchors


def headings_of(body):
    """(id, text, level) of the headings that stand in the lesson itself, not in its callouts, and say something."""
    anchors = anchors_of(body)
    return [
        Heading(anchors[child.id], child.value["text"], int(child.value["level"]))
        for child in body
        if child.block_type == "heading" and child.value["text"]
    ]


def _free_anchor(anchor, taken):
    candidate, number = anchor, 1
    while candidate in taken:
        number += 1
        candidate = f"{anchor}-{number}"
    taken.add(candidate)
    return candidate
