"""A folder that says in another language what a course of ours says."""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from courses.catalogue.pages import CoursePage, LessonPage, ModulePage
from courses.importing.actions import import_folder
from courses.importing.comparison import POINT_FIELDS, latest, stored
from courses.importing.models import ImportedCourse
from courses.importing.plan import is_stream
from courses.importing.problems import ImportRefused


@transaction.atomic
def import_translation(path, catalogue, source, user=None):
    """Import a folder below the catalogue of its language as the translation of the course page `source`, published.

    Lesson for lesson it is the same course: pages share their keys with those of `source`, and blocks their ids, so
    that learners' records hold in both languages. From then on it is edited in the CMS: importing it again would make
    a course of its own. Raises `ImportRefused` if the folders do not have the same lessons and modules.
    """
    course = import_folder(path, catalogue, user, publish=False).course_page
    record = ImportedCourse.objects.get(course_key=course.translation_key)
    pairs = [(source, course), *_pairs(source, course)]
    for original, page in pairs:
        # A row at a time: the key is part of the tree's own bookkeeping, not of what editors draft.
        Page.objects.filter(pk=page.pk).update(translation_key=original.translation_key)
    for original, page in pairs:
        draft = latest(type(page).objects.get(pk=page.pk))
        for name in {LessonPage: ["body"], CoursePage: POINT_FIELDS}.get(type(page), []):
            own, others = (list(stored(getattr(one, name))) for one in (draft, original))
            setattr(draft, name, _with_ids_of(others, own))
        draft.save_revision(user=user).publish(user=user)
    record.delete()
    return CoursePage.objects.get(pk=course.pk)


def _pairs(source, course):
    """Each lesson and module of the source with the one in its place in the translation."""
    pairs = []
    for model in (ModulePage, LessonPage):
        originals, pages = (list(model.objects.descendant_of(top).order_by("path")) for top in (source, course))
        if len(originals) != len(pages):
            raise ImportRefused(_("A translation has the same lessons as its course, in the same parts."))
        pairs += zip(originals, pages, strict=True)
    return pairs


def _with_ids_of(others, own):
    """Blocks with the ids of their twins, where both streams have the same kinds of blocks in the same order."""
    if [block["type"] for block in own] != [block["type"] for block in others]:
        return own
    return [
        {**block, "id": twin["id"], "value": _inside(twin["value"], block["value"])}
        for twin, block in zip(others, own, strict=True)
    ]


def _inside(other, own):
    if isinstance(own, dict) and isinstance(other, dict):
        return {name: _inside(other.get(name), value) for name, value in own.items()}
    if own and other and is_stream(own) and is_stream(other):
        return _with_ids_of(other, own)
    return own
