"""The tables of the ground floor; each lives in the module named after what it knows."""

from home.articles.pages import ArticleIndexPage, ArticlePage
from home.banners import Banner
from home.contact.models import ContactSubmission
from home.contact.pages import FormField, FormPage
from home.documents import SiteDocument
from home.feature_requests.models import FeatureRequest
from home.help.models import HelpAnswer
from home.help.pages import HelpIndexPage, HelpPage
from home.images import Rendition, SiteImage
from home.outbox.models import Event
from home.page_cache.models import SiteVersion
from home.pages import HomePage, StandardPage
from home.site_settings import ContactSettings, SiteFrame
from home.topics import PageTopic

__all__ = [
    "ArticleIndexPage",
    "ArticlePage",
    "Banner",
    "ContactSettings",
    "ContactSubmission",
    "Event",
    "FeatureRequest",
    "FormField",
    "FormPage",
    "HelpAnswer",
    "HelpIndexPage",
    "HelpPage",
    "HomePage",
    "PageTopic",
    "Rendition",
    "SiteDocument",
    "SiteFrame",
    "SiteImage",
    "SiteVersion",
    "StandardPage",
]
