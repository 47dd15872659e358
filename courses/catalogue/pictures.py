"""Pictures in lessons: which there are, and which of them is not to wait."""

from courses.catalogue.walk import blocks_in
from home.picture_making import make_sizes
from home.pictures import COLUMN, picture_of, read_sizes

BIG = 480  # A picture as wide as a phone.


def picture_in_column(image, *, kept_copy=False):
    """What a block shows of an image, or None. Copies kept on a device have the small size alone."""
    picture = picture_of(image, COLUMN) if image else None
    return picture.light if picture and kept_copy else picture


def prepare_pictures(body, *, preview=False):
    """One query for the sizes of all pictures of a lesson, however many there are.

    An editor's preview may come before the task that makes them: then the JPEGs are made now, which is quick.
    """
    images = images_in(body)
    by_key = {image.pk: image for image in images}
    if not by_key:
        return
    read_sizes(list(by_key.values()))
    if preview:
        for image in by_key.values():
            make_sizes(image, COLUMN, only="format-jpeg")
    for image in images:
        image.prefetched_renditions = by_key[image.pk].prefetched_renditions


def images_in(body):
    """The images of a lesson, in the order in which they are met."""
    return [image for child in blocks_in(body) for image in _images_of(child)]


def count_silent(body):
    """How many pictures have neither an alternative text nor the mark that they are only decoration."""
    return sum(not (one["alt"] or one["decorative"]) for child in blocks_in(body) for one in _described(child))


def first_picture(body):
    """The id of the block with the first big picture of the lesson itself: the one that does not wait to be near."""
    for child in body:
        if child.block_type == "image" and child.value["image"] and child.value["image"].width >= BIG:
            return child.id
    return None


def _images_of(child):
    if child.block_type == "gallery":
        return [one["image"] for one in child.value["pictures"] if one["image"]]
    name = {"image": "image", "video": "poster"}.get(child.block_type)
    image = child.value[name] if name else None
    return [image] if image else []


def _described(child):
    """The values that an author describes in words."""
    if child.block_type == "gallery":
        return child.value["pictures"]
    return [child.value] if child.block_type == "image" else []
