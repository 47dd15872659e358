"""Ids of blocks: made from the text on the first import, kept where a block stays the same or is replaced in place.

Learners' records and translations point at blocks by id, so an id must outlive a changed word.
"""

import json
import re
import uuid
from difflib import SequenceMatcher
from itertools import count

from courses.importing.plan import is_stream

NAMESPACE = uuid.UUID("6f9a4c1e-2a53-4f0c-9d51-8f1b6a1f7c30")
EDITOR_KEY = re.compile(r' data-block-key="[^"]*"')
LEAST_LIKENESS = 0.5
COMPARED_SIGNS = 600
MOST_PAIRS = 900
EMPTY = (None, "", False, [], {})


def with_ids(new, old, seed, planned=None):
    """The new stream with ids, taken from the old stream where its blocks live on. Both are in stored form.

    First ids follow from `seed` (the lesson's identity) and the blocks as `planned`, with paths in place of primary
    keys: so every machine that imports the same source gives the same ids.
    """
    planned = planned or new
    partners = _partners(new, old)
    ids = _Ids(seed, {item.get("id") for item in partners.values()})
    return [_with_id(block, partners.get(number), ids, planned[number]) for number, block in enumerate(new)]


def plain(value):
    """A value as both an import and an editor would have it: no ids, no marks of the text editor, nothing empty."""
    if isinstance(value, dict):
        values = {key: plain(part) for key, part in value.items() if key != "id"}
        return {key: part for key, part in values.items() if part not in EMPTY}
    if isinstance(value, list):
        return [plain(part) for part in value]
    return EDITOR_KEY.sub("", value) if isinstance(value, str) else value


def fingerprint(block):
    return json.dumps(plain(block), sort_keys=True, ensure_ascii=False, default=str)


class _Ids:
    """Hands out ids that follow from the seed and the content, each once."""

    def __init__(self, seed, taken):
        self._seed = seed
        self._taken = taken
        self._numbers = {}

    def make(self, block):
        content = fingerprint(block)
        for number in count(self._numbers.get(content, 0)):
            new = str(uuid.uuid5(NAMESPACE, f"{self._seed}\n{content}\n{number}"))
            if new not in self._taken:
                self._taken.add(new)
                self._numbers[content] = number + 1
                return new


def _with_id(block, old, ids, planned):
    old = old or {}
    block_id = old.get("id") or ids.make(planned)
    return {**block, "id": block_id, "value": _inside(block["value"], old.get("value"), block_id, planned["value"])}


def _inside(value, old, seed, planned):
    """The same for streams and lists within a value."""
    if isinstance(value, dict):
        old = old if isinstance(old, dict) else {}
        return {key: _inside(part, old.get(key), f"{seed}/{key}", planned[key]) for key, part in value.items()}
    if value and is_stream(value):
        return with_ids(value, old if old and is_stream(old) else [], seed, planned)
    return value


def _partners(new, old):
    """For each place in the new stream the old block that lives on in it."""
    new_prints, old_prints = [fingerprint(block) for block in new], [fingerprint(block) for block in old]
    partners, gaps = {}, []
    matcher = SequenceMatcher(None, old_prints, new_prints, False)
    for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            partners.update(zip(range(new_start, new_end), old[old_start:old_end], strict=True))
        else:
            gaps.append((range(old_start, old_end), range(new_start, new_end)))
    free = {number for olds, _news in gaps for number in olds}
    for _olds, news in gaps:  # Blocks that only moved.
        for number in news:
            moved = next((place for place in sorted(free) if old_prints[place] == new_prints[number]), None)
            if moved is not None:
                partners[number] = old[moved]
                free.remove(moved)
    for olds, news in gaps:
        left = [place for place in olds if place in free]
        _pair_changed(new, old, [number for number in news if number not in partners], left, partners)
    return partners


def _pair_changed(new, old, news, olds, partners):
    """Changed blocks of one gap: the most alike first, and then, where as many came as went, in their order."""
    for _unlikeness, number, place in sorted(_like_pairs(new, old, news, olds)):
        if number in news and place in olds:
            partners[number] = old[place]
            news.remove(number)
            olds.remove(place)
    if [new[number]["type"] for number in news] == [old[place]["type"] for place in olds]:
        partners.update({number: old[place] for number, place in zip(news, olds, strict=True)})


def _like_pairs(new, old, news, olds):
    """(unlikeness, new place, old place) of blocks of one type that are at least half alike."""
    if len(news) * len(olds) > MOST_PAIRS:
        return
    for number in news:
        for place in olds:
            if new[number]["type"] == old[place]["type"]:
                likeness = _likeness(new[number], old[place])
                if likeness >= LEAST_LIKENESS:
                    yield 1 - likeness, number, place


def _likeness(new, old):
    matcher = SequenceMatcher(None, fingerprint(old)[:COMPARED_SIGNS], fingerprint(new)[:COMPARED_SIGNS], False)
    # The exact ratio is slow; the quick ones rule most pairs out.
    is_possible = matcher.real_quick_ratio() >= LEAST_LIKENESS and matcher.quick_ratio() >= LEAST_LIKENESS
    return matcher.ratio() if is_possible else 0
