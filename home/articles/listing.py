"""Articles in a list: newest first, of one topic if one was asked for."""

from dataclasses import dataclass, replace

from django.apps import apps
from django.core.paginator import Paginator
from django.utils.functional import cached_property
from django.utils.translation import get_language

from home.articles.authors import names_of_authors
from home.page_cache.kept import kept
from home.pictures import CARD, pictures_of
from home.topics import PageTopic

ON_A_PAGE = 12
MOST_RELATED = 3
ON_THE_SHELF = 3


@dataclass(frozen=True)
class ArticleInShort:
    """What a card shows of an article that is kept: a page itself is too much to keep."""

    title: str
    lead: str
    url: str
    date: object
    picture_alt: str


@dataclass(frozen=True)
class ArticleCard:
    page: object
    authors: list
    picture: object = None


class ArticleList:
    """What the list shows for a query string. An unknown topic or page number is ignored."""

    def __init__(self, centre, parameters):
        self.centre = centre
        self.parameters = parameters

    @cached_property
    def topics(self):
        """The topics that live articles of this list have."""
        return list(PageTopic.objects.filter(articles__in=live_articles(self.centre)).distinct())

    @cached_property
    def topic(self):
        return next((topic for topic in self.topics if topic.slug == self.parameters.get("topic")), None)

    @cached_property
    def page(self):
        """One page of a paginator, with the cards as its objects."""
        articles = live_articles(self.centre)
        if self.topic:
            articles = articles.filter(topics=self.topic)
        page = Paginator(articles, ON_A_PAGE).get_page(self.parameters.get("page"))
        page.object_list = cards_of(page.object_list)
        return page


def live_articles(centre):
    """The live articles of a list, newest first."""
    return apps.get_model("home", "ArticlePage").objects.child_of(centre).live().order_by("-date", "-pk")


def cards_of(articles):
    """A handful of queries, whatever the number of articles."""
    articles = list(articles)
    authors = names_of_authors(articles)
    pictures = pictures_of([article.picture_id for article in articles], CARD)
    return [ArticleCard(article, authors[article.pk], pictures.get(article.picture_id)) for article in articles]


def newest_articles():
    """For the home page: `cards` of the newest public articles in the reader's language, and the `list_url` of all.

    Kept until something on the site changes.
    """
    language = get_language()
    return kept(f"newest-articles/{language}", lambda: _newest(language))


def _newest(language):
    articles = apps.get_model("home", "ArticlePage").objects.live().public().filter(locale__language_code=language)
    articles = list(articles.order_by("-date", "-pk")[:ON_THE_SHELF])
    if not articles:
        return {"cards": []}
    cards = [replace(card, page=_in_short(card.page)) for card in cards_of(articles)]
    return {"cards": cards, "list_url": articles[0].get_parent().url}


def _in_short(page):
    return ArticleInShort(page.title, page.lead, page.url, page.date, page.picture_alt)


def related_articles(page):
    """Cards of the live articles an editor has chosen, else of the newest of the same topics."""
    articles = type(page).objects.live().filter(locale=page.locale_id).exclude(pk=page.pk)
    chosen = [block["value"] for block in page.related.raw_data]
    if chosen:
        found = {article.pk: article for article in articles.filter(pk__in=chosen)}
        return cards_of([found[pk] for pk in chosen if pk in found][:MOST_RELATED])
    same = articles.filter(topics__in=[topic.pk for topic in page.topics.all()])
    return cards_of(same.distinct().order_by("-date", "-pk")[:MOST_RELATED])
