from django.urls import path

from home.articles.feeds import ArticleFeed

urlpatterns = [
    path("feeds/articles/", ArticleFeed(), name="article_feed"),
    path("feeds/articles/<slug:topic>/", ArticleFeed(), name="article_topic_feed"),
]
