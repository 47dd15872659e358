"""The few words an import adds to a course, in the course's own language (messages are in the reader's)."""

from django.utils.translation import gettext, gettext_noop, override

REFERENCE = gettext_noop("Reference")
BEFORE_YOU_BEGIN = gettext_noop("Before you begin")
EXERCISE = gettext_noop("Exercise")
SOLUTION = gettext_noop("Solution")
HINT = gettext_noop("Hint")
MORE = gettext_noop("More")


def in_language(language, word):
    with override(language):
        return gettext(word)
