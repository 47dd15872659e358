"""To what a person has agreed, and whether to ask."""

from django.core.cache import caches
from django.db.models import Max

from home import navigation
from home.accounts.consent.models import Consent, PolicyVersion

NEWEST_QUESTION = "consent/newest-question"
LATER = "consent_later"  # In the session: not to be asked again before the next sign-in.


def current_versions():
    """The newest version of each kind, in the order of the kinds."""
    newest = PolicyVersion.objects.order_by().values("kind").annotate(newest=Max("pk")).values("newest")
    versions = {version.kind: version for version in PolicyVersion.objects.filter(pk__in=newest).select_related("page")}
    return [versions[kind] for kind in PolicyVersion.Kind.values if kind in versions]


def versions_to_answer(person):
    """The current versions the person has not agreed to yet."""
    agreed = set(Consent.objects.filter(user=person).values_list("version", flat=True))
    return [version for version in current_versions() if version.pk not in agreed]


def is_to_be_asked(person):
    """Whether a version came out, with "ask again", since the person last agreed. Mostly without a query."""
    return person.is_authenticated and person.consent_mark < _newest_question()


def _newest_question():
    kept = caches["template_fragments"]
    newest = kept.get(NEWEST_QUESTION)
    if newest is None:
        newest = PolicyVersion.objects.filter(ask_again=True).aggregate(newest=Max("pk"))["newest"] or 0
        kept.set(NEWEST_QUESTION, newest, navigation.MENU_SECONDS)
    return newest
