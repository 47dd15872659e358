"""Counting what lessons weigh."""

from django.utils import timezone

from courses.catalogue.pages import LessonPage
from courses.outline.models import LessonEdition
from courses.weights.models import LessonWeight
from courses.weights.weighing import weigh


def count_weight(page):
    """Write down what a published lesson weighs; nothing while the outline does not know it. Safe to repeat."""
    edition = LessonEdition.objects.filter(page_id=page.pk, live=True).select_related("lesson").first()
    if edition is None:
        return
    weight = weigh(page, edition.lesson)
    LessonWeight.objects.update_or_create(
        edition=edition,
        defaults={
            "text_bytes": weight.text,
            "picture_bytes": weight.picture_bytes,
            "on_tap_bytes": weight.on_tap,
            "pictures": [{"url": one.url, "bytes": one.bytes, "title": one.title} for one in weight.pictures],
            "silent_pictures": weight.silent_pictures,
            "block_types": list(weight.block_types),
            "counted_at": timezone.now(),
        },
    )


def count_missing_weights(course_key):
    """Lessons that were published before their course was have not been weighed yet."""
    missing = LessonEdition.objects.filter(lesson__course__translation_key=course_key, live=True, weight=None)
    for page in LessonPage.objects.filter(pk__in=missing.values("page_id")):
        count_weight(page)
