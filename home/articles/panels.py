"""Articles on the home page."""

from home.articles.listing import newest_articles
from home.dashboard import Panel


class NewestArticles(Panel):
    """A shelf of the articles published last in the reader's language; nothing where there are none."""

    template = "home/articles/newest.html"

    def context(self):
        return newest_articles()
