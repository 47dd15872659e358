"""What an address names: the path behind a number, as the reader of this language sees it."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from courses.paths.models import LearningPath
from courses.paths.reading import path_editions_of
from home.languages import active_locale_id


def path_or_404(path_id):
    """A path with its live edition in the reader's language, or in the source language, or in any."""
    path = get_object_or_404(LearningPath, pk=path_id)
    edition = path_editions_of([path], active_locale_id()).get(path.pk)
    if edition is None:
        raise Http404
    return path, edition
