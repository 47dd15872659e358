"""Counting searches."""

import re
from datetime import timedelta

from django.conf import settings
from django.db.models import F
from django.utils import timezone

from courses.searches.models import SearchCount

LONGEST = SearchCount._meta.get_field("words").max_length
# An address, or a number that might be somebody's telephone: of those nothing is kept.
PERSONAL = re.compile(r"@|\d[\d .]{4,}\d")


def count_search(words, language, *, is_empty):
    """Count one search of today. Words that may name a person are not kept.

    One query, two for the first of a day. Two first ones at the same moment count as one.
    """
    text = " ".join(words).casefold()
    if not text or len(text) > LONGEST or PERSONAL.search(text):
        return
    day = {"date": timezone.localdate(), "language": language, "words": text}
    more = {"times": F("times") + 1, "times_empty": F("times_empty") + int(is_empty)}
    if not SearchCount.objects.filter(**day).update(**more):
        first = SearchCount(**day, times=1, times_empty=int(is_empty))
        SearchCount.objects.bulk_create([first], ignore_conflicts=True)


def forget_old_searches():
    """Delete counts older than `SEARCHES_KEPT_DAYS` days. Safe to repeat."""
    oldest = timezone.localdate() - timedelta(days=settings.SEARCHES_KEPT_DAYS)
    SearchCount.objects.filter(date__lt=oldest).delete()
