"""Learning paths, as pages and as rows alone."""

import itertools
import uuid

from django.db import transaction
from wagtail.models import Locale

from courses.models import (
    Course,
    LearningPath,
    LearningPathEdition,
    LearningPathIndexPage,
    LearningPathPage,
    PathStep,
    PathTarget,
)
from tests.factories.content import make_page, make_site

_numbers = itertools.count(1)


def course_step(page, text="", block_id=None):
    return _block("course", {"course": page.pk, "text": f"<p>{text}</p>" if text else ""}, block_id)


def inner_path(page, text="", block_id=None):
    return _block("path", {"path": page.pk, "text": f"<p>{text}</p>" if text else ""}, block_id)


def choice(needed, *pages, text="", block_id=None):
    options = [{"type": "item", "id": str(uuid.uuid4()), "value": page.pk} for page in pages]
    return _block("choice", {"needed": needed, "options": options, "text": f"<p>{text}</p>" if text else ""}, block_id)


def _block(kind, value, block_id):
    return {"type": kind, "id": str(block_id or uuid.uuid4()), "value": value}


def make_path_index():
    """The list of paths of the English site, made once."""
    index = LearningPathIndexPage.objects.first()
    return index or make_site().add_child(instance=LearningPathIndexPage(title="Learning paths", slug="paths"))


@transaction.atomic
def make_path(title="The shop that counts itself", *steps, publish=True, **fields):
    """A published path. Use the fixture `publishing` around it, so that its rows are made."""
    return make_page(make_path_index(), LearningPathPage, title, publish=publish, steps=list(steps), **fields)


def path_of(page):
    return LearningPath.objects.get(translation_key=page.translation_key)


def course_of(page):
    return Course.objects.get(translation_key=page.translation_key)


def make_way(*steps, title="A way"):
    """Rows without a page. A step is a row of a course or path, or `(needed, rows)` for a choice."""
    locale = Locale.objects.get(language_code="en")
    path = LearningPath.objects.create(source_locale=locale, cover_title=title)
    number = next(_numbers)
    LearningPathEdition.objects.create(
        path=path, locale=locale, title=title, url_path=f"/paths/{number}/", page_id=1_000_000 + number, live=True
    )
    for position, step in enumerate(steps):
        needed, rows = step if isinstance(step, tuple) else (1, [step])
        row = PathStep.objects.create(path=path, block_id=uuid.uuid4(), position=position, needed=needed)
        PathTarget.objects.bulk_create(
            PathTarget(step=row, position=place, key=one.translation_key, is_path=isinstance(one, LearningPath))
            for place, one in enumerate(rows)
        )
    return path


def before(page, strength):
    """A block of a course page: `page` comes first."""
    return _block("course", {"course": page.pk, "strength": strength}, None)
