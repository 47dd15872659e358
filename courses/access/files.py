"""The one door for files of lessons. Documents lie outside the public folder; who may open the lesson gets them."""

from pathlib import PurePath

from django.http import FileResponse, Http404
from django.shortcuts import redirect
from wagtail.documents import get_document_model

from courses.access.rules import can_open
from courses.catalogue.attachments import holds_document
from courses.catalogue.pages import LessonPage
from courses.outline.models import LessonEdition

# What a browser may show in place; everything else is saved, never run in the site's name.
SHOWN_IN_PLACE = {".mp3", ".m4a", ".ogg", ".wav", ".mp4", ".webm", ".vtt", ".pdf"}
# The whole policy, and not a change to the site's: what the admin allows its own pages is not for files.
NOTHING_RUNS = "default-src 'none'; frame-ancestors 'self'; sandbox"


def lesson_file(request, lesson_id, document_id, filename):
    """A file that stands in a lesson, for those who may open the lesson. Private, never cached by others.

    Whoever may not open the lesson is led to its page, whatever file was asked for: what stands in it is not told.
    """
    editions = list(LessonEdition.objects.filter(lesson_id=lesson_id, live=True).select_related("lesson__course"))
    if not editions:
        raise Http404
    if not can_open(request.user, editions[0].lesson):
        return redirect(editions[0])
    if not any(_stands_in(edition, document_id) for edition in editions):
        raise Http404
    document = get_document_model().objects.get(pk=document_id)
    return deliver(document)


def _stands_in(edition, document_id):
    page = LessonPage.objects.filter(pk=edition.page_id).first()
    return page is not None and holds_document(page.body, document_id)


def deliver(document):
    """The bytes of a document, under a policy that lets nothing in it run."""
    in_place = PurePath(document.filename).suffix.lower() in SHOWN_IN_PLACE
    try:
        file = document.file.open("rb")
    except FileNotFoundError as missing:
        raise Http404 from missing
    response = FileResponse(file, as_attachment=not in_place, filename=document.filename)
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = NOTHING_RUNS
    return response
