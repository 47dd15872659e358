"""Sizes of pictures are made in the background, when something that shows them is published.

Who shows pictures says so in a class named in `PICTURE_USES`; the nightly sweep makes what was missed.
"""

import logging
from io import BytesIO

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.utils.module_loading import import_string
from wagtail.fields import RichTextField
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import Filter, SourceImageIOError
from wagtail.models import Page, ReferenceIndex

from home.images import Rendition, SiteImage
from home.page_cache.version import site_has_changed
from home.pages import BasePage
from home.pictures import AS_IT_IS, COLUMN, COVER, LAYOUTS, PORTRAIT, SOCIAL, read_sizes, specs_of

logger = logging.getLogger(__name__)


class PictureUse:
    """A kind of rows that show pictures. A subclass says which rows, and which pictures on one of them."""

    def live(self):
        """Every row that readers can see now, for the nightly sweep."""
        return []

    def pictures(self, thing):
        """Pairs: the number of an image, the name of its layout."""
        return []

    def when_ready(self, thing):
        """Called once the pictures of `thing` are made; safe to repeat."""


class OnEveryPage(PictureUse):
    """What chat apps show of a page, and pictures within running text."""

    def live(self):
        for page in one_by_one(Page.objects.live()):
            yield page.specific

    def pictures(self, thing):
        if isinstance(thing, BasePage):
            yield thing.social_image_id, SOCIAL.name
            for image in images_in_rich_text(thing):
                yield image, COLUMN.name


class OnArticles(PictureUse):
    """Pages are walked already."""

    def pictures(self, thing):
        if hasattr(thing, "picture_id") and hasattr(thing, "authors"):
            yield thing.picture_id, COVER.name
            yield thing.picture_id, COLUMN.name
            yield thing.picture_id, SOCIAL.name
            for block in thing.authors:
                if block.block_type == "person" and block.value:
                    yield block.value.picture_id, PORTRAIT.name


def one_by_one(rows):
    """Each row for itself: between two of them the database may be written to.

    A cursor left open would hold SQLite to what was there when it began, and every write would fail as "locked".
    """
    for pk in list(rows.values_list("pk", flat=True)):
        row = rows.filter(pk=pk).first()
        if row is not None:
            yield row


def uses():
    return [import_string(path)() for path in settings.PICTURE_USES]


def images_in_rich_text(thing):
    """The numbers of the images that stand in the running text of a row."""
    for field in thing._meta.fields:
        if isinstance(field, RichTextField):
            for model, pk, _model_path, _content_path in field.extract_references(field.value_from_object(thing)):
                if issubclass(model, SiteImage):
                    yield int(pk)


def prepare(thing):
    """Make the pictures of one row, then tell who asked for them. Safe to repeat."""
    everyone = uses()
    wanted = {pair for use in everyone for pair in use.pictures(thing)}
    if make(wanted):
        site_has_changed()
    for use in everyone:
        use.when_ready(thing)


def make(wanted):
    """Make what is missing of pairs of an image and a layout; returns how many files were made."""
    images = {image.pk: image for image in SiteImage.objects.filter(pk__in={pk for pk, _name in wanted if pk})}
    read_sizes(list(images.values()))
    return sum(make_sizes(images[pk], LAYOUTS[name]) for pk, name in sorted(wanted, key=str) if pk in images)


def make_sizes(image, layout, *, only=""):
    """Make the sizes of a picture that do not exist yet, or those of them whose format is `only`; returns how many."""
    filters = [Filter(spec=spec) for spec in specs_of(image, layout)]
    if getattr(image, "prefetched_renditions", None) is None:
        read_sizes([image])
    existing = image.find_existing_renditions(*filters)
    missing = [one for one in filters if one not in existing and (only in one.spec or one.spec == AS_IT_IS)]
    if not missing:
        return 0
    try:
        with image.open_file() as file:
            content = file.read()
        made = [_one_size(image, one, content) for one in missing]
    except (SourceImageIOError, InvalidFilterSpecError, OSError):
        logger.warning("No sizes could be made of picture %s", image.pk)
        return 0
    # Somebody else may have made the same sizes in the meantime: theirs stay, ours show the same.
    Rendition.objects.bulk_create(made, ignore_conflicts=True)
    image.prefetched_renditions.extend(made)
    return len(made)


def _one_size(image, one, content):
    rendition = image.generate_rendition_instance(one, BytesIO(content))
    rendition.file_size = rendition.file.size
    return rendition


def things_with(image):
    """The rows that show an image, as the index of references knows them."""
    for reference in ReferenceIndex.get_references_to(image).values("base_content_type", "object_id").distinct():
        thing = _row(reference["base_content_type"], reference["object_id"])
        if thing is not None:
            yield thing


def _row(content_type_id, pk):
    model = ContentType.objects.get_for_id(content_type_id).model_class()
    thing = model._default_manager.filter(pk=pk).first() if model else None
    return thing.specific if isinstance(thing, Page) else thing
