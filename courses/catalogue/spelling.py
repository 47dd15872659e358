"""Spelling help: a word nobody uses here is held against those that courses, topics and teachers are named by.

The same on every database, and asked only when nothing was found.
"""

import re
from difflib import get_close_matches

from django.core.cache import caches

from courses.catalogue.snippets import Topic
from courses.outline.editions import live_course_editions
from courses.outline.models import Course
from home.query_text import without_hyphens

KEPT_SECONDS = 300  # A word that has just gone misleads nobody: at worst nothing is found once more.
LEAST_LIKENESS = 0.72
SHORTEST = 3  # of the words that are known; what is mended has one letter more
WORD = re.compile(r"\w[\w'’-]*")


def did_you_mean(words):
    """The words with the unknown ones mended, or nothing where all are known or none can be mended.

    A word counts as known if one begins with it, as search sees it.
    """
    known = _vocabulary()
    mended = [_mended(without_hyphens(word).casefold(), known) for word in words]
    if not any(mended):
        return ""
    return " ".join(better or word for word, better in zip(words, mended, strict=True))


def _mended(word, known):
    if len(word) <= SHORTEST or any(one.startswith(word) for one in known):
        return ""
    near = [one for one in known if abs(len(one) - len(word)) <= 2]
    return next(iter(get_close_matches(word, near, n=1, cutoff=LEAST_LIKENESS)), "")


def _vocabulary():
    kept = caches["template_fragments"]
    words = kept.get("vocabulary")
    if words is None:
        words = _read_words()
        kept.set("vocabulary", words, KEPT_SECONDS)
    return words


def _read_words():
    """Every word of three letters or more in what is public of the courses. Three queries."""
    live = live_course_editions()
    texts = [text for row in live.values_list("title", "subtitle") for text in row]
    courses = live.values("course")
    topics = Course.topics.through.objects.filter(course__in=courses).values("topic")
    texts += [name for row in Topic.objects.filter(pk__in=topics).values_list("name", "name_sw") for name in row]
    teachers = Course.instructors.through.objects.filter(course__in=courses)
    texts += teachers.values_list("instructor__name", flat=True).distinct()
    found = (without_hyphens(word).casefold() for text in texts for word in WORD.findall(text))
    return sorted({word for word in found if len(word) >= SHORTEST})
