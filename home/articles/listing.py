"""Articles in a list: newest first, of one topic if one was asked for."""

from dataclasses import dataclass

from django.apps import apps
from django.core.paginator import Paginator
from django.utils.functional import cached_property

from home.articles.authors import names_of_authors
from home.pictures import CARD, pictures_of
from home.topics import PageTopic

ON_A_PAGE = 12
MOST_RELATED = 3


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


def related_articles(page):
    """Cards of the live articles an editor has chosen, else of the newest of the same topics."""
    articles = type(page).objects.live().filter(locale=page.locale_id).exclude(pk=page.pk)
    chosen = [block["value"] for block in page.related.raw_data]
    if chosen:
        found = {article.pk: article for article in articles.filter(pk__in=chosen)}
        return cards_of([found[pk] for pk in chosen if pk in found][:MOST_RELATED])
    same = articles.filter(topics__in=[topic.pk for topic in page.topics.all()])
    return cards_of(same.distinct().order_by("-date", "-pk")[:MOST_RELATED])
