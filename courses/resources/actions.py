"""What happens to resources: versions, downloads, suggestions."""

from dataclasses import dataclass
from pathlib import PurePath

from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from wagtail.documents import get_document_model

from courses.resources.kinds import ResourceKind
from courses.resources.models import (
    ResourceDownloads,
    ResourceIndexPage,
    ResourcePage,
    ResourceSuggestion,
    ResourceVersion,
)
from home.mail import send_mail


@transaction.atomic
def record_version(page):
    """Keep the file a resource is published with as its newest version. Safe to repeat; locks the page's row."""
    page = ResourcePage.objects.select_for_update().get(pk=page.pk)
    newest = page.versions.order_by("-number").first()
    if not (page.live and page.file_id) or (newest and newest.file_id == page.file_id):
        return newest
    number = newest.number + 1 if newest else 1
    return ResourceVersion.objects.create(page=page, number=number, file_id=page.file_id, note=page.version_note)


def count_download(page):
    """One more today."""
    day = timezone.localdate()
    ResourceDownloads.objects.get_or_create(page=page, day=day)
    ResourceDownloads.objects.filter(page=page, day=day).update(count=F("count") + 1)


def suggest_resource(member, *, title, why, link, file, language_code):
    return ResourceSuggestion.objects.create(
        suggested_by=member, title=title, why=why, link=link, file=file or "", language_code=language_code
    )


class NoPlaceError(Exception):
    """There is no list of resources yet under which the new page could stand."""


@dataclass(frozen=True)
class Handled:
    """`is_new` is false where somebody else was quicker: then nothing was changed."""

    suggestion: ResourceSuggestion
    is_new: bool


@transaction.atomic
def approve_suggestion(suggestion, staff, answer=""):
    """Make a draft of a resource from a suggestion and tell the member. A second call changes nothing.

    Locks the suggestion. Raises `NoPlaceError` where no list of resources exists, and `PermissionDenied` for staff who
    may not add pages to it.
    """
    suggestion = _lock(suggestion)
    if suggestion.state != ResourceSuggestion.State.WAITING:
        return Handled(suggestion, False)
    suggestion.page = _draft_of(suggestion, staff)
    return _close(suggestion, staff, answer, ResourceSuggestion.State.APPROVED, "mail/suggestion_taken")


@transaction.atomic
def decline_suggestion(suggestion, staff, answer):
    """Say no, with a reason. A second call changes nothing. Locks the suggestion."""
    suggestion = _lock(suggestion)
    if suggestion.state != ResourceSuggestion.State.WAITING:
        return Handled(suggestion, False)
    return _close(suggestion, staff, answer, ResourceSuggestion.State.DECLINED, "mail/suggestion_declined")


def _lock(suggestion):
    return ResourceSuggestion.objects.select_for_update().get(pk=suggestion.pk)


def _close(suggestion, staff, answer, state, mail):
    suggestion.state, suggestion.answer = state, answer
    suggestion.handled_by, suggestion.handled_at = staff, timezone.now()
    suggestion.save(update_fields=["state", "answer", "handled_by", "handled_at", "page"])
    if suggestion.suggested_by:
        context = {"title": suggestion.title, "answer": answer, "path": reverse("suggest_resource")}
        send_mail(suggestion.suggested_by, mail, context)
    return Handled(suggestion, True)


def _draft_of(suggestion, staff):
    index = place_for(suggestion)
    if index is None:
        raise NoPlaceError
    if not index.permissions_for_user(staff).can_add_subpage():
        raise PermissionDenied
    page = ResourcePage(
        title=suggestion.title,
        lead=suggestion.why[:255],
        kind=ResourceKind.WEBSITE if suggestion.link else ResourceKind.GUIDE,
        language=suggestion.language_code,
        link=suggestion.link,
        file=_into_the_library(suggestion, staff),
        owner=staff,
        live=False,
    )
    index.add_child(instance=page)
    page.save_revision(user=staff, log_action=True)
    return page


def place_for(suggestion):
    """The list in the suggestion's language, else any; None where there is none yet."""
    lists = ResourceIndexPage.objects.order_by("path")
    return lists.filter(locale__language_code=suggestion.language_code).first() or lists.first()


def _into_the_library(suggestion, staff):
    if not suggestion.file:
        return None
    name = PurePath(suggestion.file.name).name
    with suggestion.file.open("rb") as file:
        document = get_document_model()(
            title=suggestion.title, file=ContentFile(file.read(), name=name), uploaded_by_user=staff
        )
    document._set_document_file_metadata()
    document.save()
    return document
