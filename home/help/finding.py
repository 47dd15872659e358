"""Which help pages answer to some words, belong under a heading, or stand beside another."""

from itertools import groupby

from django.apps import apps

from home.search import numbers_with_words

MOST_FOUND = 30
MOST_RELATED = 4


def help_pages_of(centre):
    """The live help pages of a help centre, with their topics. One query."""
    pages = apps.get_model("home", "HelpPage").objects.child_of(centre).live()
    return pages.select_related("topic")


def find_help(centre, words):
    """Help pages with all the words, or beginnings of them; those with a word in the title first. Two queries."""
    pages = help_pages_of(centre)
    found = pages.filter(pk__in=numbers_with_words(pages, words, most=MOST_FOUND))
    return sorted(found, key=lambda page: (not _any_in(words, page.title), page.title))


def help_by_topic(centre):
    """Pairs of a topic and its pages, in the order of the topics; pages without one come last, under None."""
    pages = sorted(help_pages_of(centre), key=_place)
    return [(topic, list(group)) for topic, group in groupby(pages, key=lambda page: page.topic)]


def related_help(page):
    """The live pages an editor has chosen, else others of the same topic."""
    chosen = [block.value for block in page.related if block.value and block.value.live and block.value.pk != page.pk]
    if chosen or page.topic_id is None:
        return chosen[:MOST_RELATED]
    others = type(page).objects.live().filter(topic=page.topic_id, locale=page.locale_id).exclude(pk=page.pk)
    return list(others.order_by("path")[:MOST_RELATED])


def _place(page):
    topic = page.topic
    return (topic is None, topic.position if topic else 0, topic.name if topic else "", page.path)


def _any_in(words, text):
    return any(word.casefold() in text.casefold() for word in words)
