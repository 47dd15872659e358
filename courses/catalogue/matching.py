"""Which rows have a word in them, asked of the database: parts of words count, hyphens make no difference."""

from django.db.models import Exists, F, OuterRef, Q, TextField, Value
from django.db.models.functions import Replace
from django.db.models.lookups import IContains

from courses.outline.models import Course


def has_word(field, word):
    """`mpesa` stands in `M-Pesa for small shops`. `word` comes without hyphens, as `clean_words` gives it."""
    return Q(IContains(Replace(F(field), Value("-"), Value(""), output_field=TextField()), word))


def has_words(field, words):
    condition = Q()
    for word in words:
        condition &= has_word(field, word)
    return condition


def edition_has_words(words):
    """Of editions of courses: every word stands in the title, the subtitle, or the name of a teacher or a topic."""
    condition = Q()
    for word in words:
        condition &= has_word("title", word) | has_word("subtitle", word) | _teacher_is(word) | _topic_is(word)
    return condition


def _teacher_is(word):
    rows = Course.instructors.through.objects.filter(course_id=OuterRef("course_id"))
    return Exists(rows.filter(has_word("instructor__name", word)))


def _topic_is(word):
    rows = Course.topics.through.objects.filter(course_id=OuterRef("course_id"))
    return Exists(rows.filter(has_word("topic__name", word) | has_word("topic__name_sw", word)))
