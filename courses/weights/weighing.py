"""Weighing a lesson: what a phone loads to read it."""

import gzip
from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import override

from courses.catalogue.pictures import count_silent, images_in, picture_in_column, prepare_pictures
from courses.catalogue.walk import blocks_in, types_in


@dataclass(frozen=True)
class WeighedPicture:
    title: str
    url: str
    bytes: int


@dataclass(frozen=True)
class Weight:
    """`on_tap` are the bytes of films and sounds, which load when asked for; `unmade` pictures have no size yet."""

    text: int
    pictures: tuple
    on_tap: int
    unmade: int
    silent_pictures: int
    block_types: tuple

    @property
    def picture_bytes(self):
        return sum(picture.bytes for picture in self.pictures)

    @property
    def total(self):
        return self.text + self.picture_bytes

    @property
    def budget(self):
        return settings.LESSON_BUDGET_BYTES

    @property
    def is_over_budget(self):
        return self.total > self.budget


def weigh(page, lesson):
    """The weight of a lesson page as it stands in memory: published, or a draft."""
    with override(page.locale.language_code):
        html = render_to_string("courses/progress/lesson_body.html", {"page": page, "lesson": lesson})
    prepare_pictures(page.body)
    images = {image.pk: image for image in images_in(page.body)}.values()
    shown = [(image, picture_in_column(image, kept_copy=True)) for image in images]
    weighed = [WeighedPicture(image.title, *picture.least) for image, picture in shown if picture]
    return Weight(
        text=len(gzip.compress(html.encode())),
        pictures=tuple(sorted(weighed, key=lambda one: -one.bytes)),
        on_tap=sum(document.file_size or 0 for document in _on_tap(page.body)),
        unmade=sum(picture is None or not picture.least[1] for _image, picture in shown),
        silent_pictures=count_silent(page.body),
        block_types=tuple(sorted(types_in(page.body))),
    )


def _on_tap(body):
    found = {child.value["file"] for child in blocks_in(body) if child.block_type in {"video", "audio"}}
    return [document for document in found if document]
