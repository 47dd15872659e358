"""Publishing terms, and agreeing to them."""

from django.core.cache import caches
from django.db import transaction
from django.utils.translation import get_language

from home.accounts.audit.actions import record_act
from home.accounts.audit.kinds import POLICY_PUBLISHED
from home.accounts.consent.models import Consent
from home.accounts.consent.rules import NEWEST_QUESTION, current_versions


@transaction.atomic
def publish_version(version, by):
    """Save a new version of the terms; from now on it is what people agree to. Written into the log of acts."""
    version.page_revision = version.page.live_revision_id if version.page else None
    version.save()
    record_act(POLICY_PUBLISHED, actor=by, version=version.pk, policy=version.kind)
    transaction.on_commit(lambda: caches["template_fragments"].delete(NEWEST_QUESTION))
    return version


@transaction.atomic
def agree(person, language=None):
    """The person agrees to the newest version of everything. Safe to repeat: the first time counts."""
    versions = current_versions()
    language = language or get_language() or ""
    Consent.objects.bulk_create(
        [Consent(user=person, version=version, language=language) for version in versions], ignore_conflicts=True
    )
    person.consent_mark = max((version.pk for version in versions), default=0)
    person.save(update_fields=["consent_mark"])
