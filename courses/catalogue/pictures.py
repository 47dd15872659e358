"""Pictures in lessons: a few sizes for the browser to choose from, each with its width and height."""

from dataclasses import dataclass
from io import BytesIO

from django.db.models import Prefetch, prefetch_related_objects
from wagtail.images import get_image_model
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import Filter, SourceImageIOError

from courses.catalogue.walk import blocks_in

WIDTHS = (400, 720, 1400)
# The text column is 43rem wide; on phones the picture fills the screen.
SIZES = "(min-width: 46rem) 43rem, 100vw"
AS_IT_IS = "original"


@dataclass(frozen=True)
class Picture:
    src: str
    width: int
    height: int
    srcset: str = ""
    sizes: str = ""


def picture_of(image):
    """What an <img> needs, or None when the file is gone. Makes the sizes that do not exist yet."""
    try:
        made = list(image.get_renditions(*_filters(image)).values())
    except (SourceImageIOError, InvalidFilterSpecError):
        return None
    made.sort(key=lambda one: one.width)
    middle = made[len(made) // 2]
    if len(made) == 1:
        # Drawings may be half a point wide.
        return Picture(middle.url, round(middle.width), round(middle.height))
    srcset = ", ".join(f"{one.url} {one.width}w" for one in made)
    return Picture(middle.url, middle.width, middle.height, srcset, SIZES)


def prepare_pictures(body):
    """One query for the sizes of all pictures of a lesson, however many there are.

    Sizes that do not exist yet are made first; that happens once for each picture and takes a moment.
    """
    images = [image for child in blocks_in(body) for image in _images_of(child)]
    by_key = {image.pk: image for image in images}
    if not by_key:
        return
    rendition_class = get_image_model().get_rendition_model()
    sizes = Prefetch("renditions", rendition_class.objects.all(), to_attr="prefetched_renditions")
    prefetch_related_objects(list(by_key.values()), sizes)
    made = [rendition for image in by_key.values() for rendition in _make_missing(image)]
    if made:
        # Somebody else may have made the same sizes in the meantime: theirs stay, ours show the same.
        rendition_class.objects.bulk_create(made, ignore_conflicts=True)
    for image in images:
        image.prefetched_renditions = by_key[image.pk].prefetched_renditions


def _make_missing(image):
    """Sizes of the picture that are in no table yet, not saved."""
    filters = [Filter(spec=spec) for spec in _filters(image)]
    existing = image.find_existing_renditions(*filters)
    missing = [one for one in filters if one not in existing]
    if not missing:
        return []
    try:
        content = _content_of(image)
        made = [image.generate_rendition_instance(one, BytesIO(content)) for one in missing]
    except SourceImageIOError:
        return []
    image.prefetched_renditions.extend(made)
    return made


def _content_of(image):
    with image.open_file() as file:
        return file.read()


def _images_of(child):
    if child.block_type == "gallery":
        return [one["image"] for one in child.value["pictures"] if one["image"]]
    name = {"image": "image", "video": "poster"}.get(child.block_type)
    image = child.value[name] if name else None
    return [image] if image else []


def _filters(image):
    """Drawings stay drawings, and GIFs may move: both go out as they are."""
    if image.is_svg() or image.filename.lower().endswith(".gif"):
        return [AS_IT_IS]
    smaller = [width for width in WIDTHS if width < image.width]
    # Not larger than the original; the last step is the original's own width, where that is smaller.
    steps = smaller if len(smaller) == len(WIDTHS) else [*smaller, image.width]
    # Screenshots are PNG: small letters would blur in lossy steps.
    kind = "webp-lossless" if image.filename.lower().endswith(".png") else "webp"
    return [f"width-{width}|format-{kind}" for width in steps]
