"""How a list of titles stands in a sentence."""

from django.utils.translation import ngettext

NAMED = 3


def name_all(titles):
    """“First steps”, “Sums”, “Names” and 4 more."""
    named = ", ".join(f"“{title}”" for title in titles[:NAMED])
    more = len(titles) - NAMED
    if more <= 0:
        return named
    return ngettext("%(named)s and %(more)d more", "%(named)s and %(more)d more", more) % {"named": named, "more": more}
