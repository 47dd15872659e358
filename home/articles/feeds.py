"""The feed of the articles of one language, and of one topic in it."""

from datetime import datetime, time

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language

from home.articles.authors import names_of_authors
from home.articles.listing import live_articles
from home.articles.pages import ArticleIndexPage
from home.topics import PageTopic

NEWEST = 20


class ArticleFeed(Feed):
    """Atom: the newest articles, with title, lead, authors and topics."""

    feed_type = Atom1Feed

    def get_object(self, request, topic=None):
        lists = ArticleIndexPage.objects.live().filter(locale__language_code=get_language()).order_by("path")
        centre = get_object_or_404(lists[:1])
        return centre, get_object_or_404(PageTopic, slug=topic) if topic else None

    def title(self, found):
        centre, topic = found
        return " · ".join(filter(None, [topic and topic.title, centre.title, settings.SITE_NAME]))

    def subtitle(self, found):
        return found[0].lead

    def link(self, found):
        centre, topic = found
        return f"{centre.url}?topic={topic.slug}" if topic else centre.url

    def items(self, found):
        centre, topic = found
        articles = live_articles(centre).prefetch_related("topics")
        articles = list((articles.filter(topics=topic) if topic else articles)[:NEWEST])
        names = names_of_authors(articles)
        for article in articles:
            article.author_names = names[article.pk]
        return articles

    def item_title(self, article):
        return article.title

    def item_description(self, article):
        return article.lead

    def item_link(self, article):
        return article.url

    def item_author_name(self, article):
        return ", ".join(article.author_names)

    def item_categories(self, article):
        return [topic.title for topic in article.topics.all()]

    def item_pubdate(self, article):
        return timezone.make_aware(datetime.combine(article.date, time(8)))

    def item_updateddate(self, article):
        return article.last_published_at
