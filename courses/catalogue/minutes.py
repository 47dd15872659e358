"""How long a lesson takes, when its editor does not say."""

import math

from courses.catalogue.text import words_of
from courses.catalogue.walk import blocks_in

WORDS_PER_MINUTE = 200
# Seconds for what is looked at, watched or done rather than read.
SECONDS_PER_LINE_OF_CODE = 4
SECONDS_PER_LINE_OF_OUTPUT = 1
SECONDS_PER_PICTURE = 12
SECONDS_PER_FORMULA = 20
SECONDS_PER_EXERCISE = 120
# Their text is not read word by word: code is studied by the line, a transcript stands for its film.
TIMED_WITHOUT_WORDS = {"code", "output", "video", "audio"}


def minutes_of(body):
    """Whole minutes for reading, looking and trying; at least one."""
    words = len(words_of(body).split())
    seconds = 0
    for child in blocks_in(body):
        seconds += _seconds_of(child)
        if child.block_type in TIMED_WITHOUT_WORDS:
            words -= _count_words(child)
    return max(1, math.ceil(words / WORDS_PER_MINUTE + seconds / 60))


def _seconds_of(child):
    match child.block_type:
        case "code":
            return SECONDS_PER_LINE_OF_CODE * len(str(child.value["code"]).splitlines())
        case "output":
            return SECONDS_PER_LINE_OF_OUTPUT * len(str(child.value["text"]).splitlines())
        case "image":
            return SECONDS_PER_PICTURE
        case "gallery":
            return SECONDS_PER_PICTURE * len(child.value["pictures"])
        case "math":
            return SECONDS_PER_FORMULA
        case "exercise":
            return SECONDS_PER_EXERCISE
        case "video":
            return 60 * (child.value["minutes"] or 0)
    return 0


def _count_words(child):
    return sum(len(str(piece).split()) for piece in child.block.get_searchable_content(child.value))
