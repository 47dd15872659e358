"""Pictures as pages show them: AVIF and JPEG, each in two widths, with width and height.

Nothing is made here. Sizes are made by a task when something is published (`home.picture_making`); until then a page
shows what there is.
"""

from dataclasses import dataclass, replace

from django.db.models import Prefetch, prefetch_related_objects
from wagtail.images.models import Filter

from home.images import Rendition, SiteImage

AS_IT_IS = "original"


@dataclass(frozen=True)
class Layout:
    """Where pictures stand: in which two sizes they are made, and how wide the browser shows them."""

    name: str
    steps: tuple
    sizes: str = ""


COLUMN = Layout("column", ("width-480", "width-960"), "(min-width: 46rem) 43rem, 100vw")
COVER = Layout("cover", ("fill-480x300", "fill-960x600"), "(min-width: 60rem) 34rem, 100vw")
CARD = replace(COVER, sizes="(min-width: 36rem) 18rem, 100vw")
THUMB = replace(COVER, sizes="8rem")
PORTRAIT = Layout("portrait", ("fill-128x128", "fill-320x320"), "4rem")
LARGE_PORTRAIT = replace(PORTRAIT, sizes="20rem")
SOCIAL = Layout("social", ("fill-1200x630",))
LAYOUTS = {layout.name: layout for layout in (COLUMN, COVER, PORTRAIT, SOCIAL)}


@dataclass(frozen=True)
class Picture:
    """What a <picture> needs. `size`: the bytes of the small JPEG, `avif_size` of the small AVIF; 0 if not known."""

    src: str
    width: int
    height: int
    srcset: str = ""
    avif: str = ""
    small_avif: str = ""
    sizes: str = ""
    size: int = 0
    avif_size: int = 0

    @property
    def light(self):
        """The same picture in its small size alone."""
        return replace(self, srcset="", avif=self.small_avif)

    @property
    def least(self):
        """Address and bytes of the smallest file there is: what is kept on a phone."""
        return (self.small_avif, self.avif_size) if self.small_avif else (self.src, self.size)


def pictures_of(image_ids, layout):
    """Pictures by the number of the image; two queries, none without pictures. What has no size yet is left out."""
    wanted = {pk for pk in image_ids if pk}
    if not wanted:
        return {}
    images = list(SiteImage.objects.filter(pk__in=wanted))
    read_sizes(images)
    found = {image.pk: picture_of(image, layout) for image in images}
    return {pk: picture for pk, picture in found.items() if picture}


def read_sizes(images):
    """One query for the sizes of all these pictures."""
    sizes = Prefetch("renditions", Rendition.objects.all(), to_attr="prefetched_renditions")
    prefetch_related_objects(images, sizes)


def picture_of(image, layout):
    """The picture in the sizes that exist, or None where there is none. Ask `read_sizes` before."""
    filters = [Filter(spec=spec) for spec in specs_of(image, layout)]
    found = image.find_existing_renditions(*filters)
    made = sorted((found[one] for one in filters if one in found), key=lambda one: one.width)
    modern = [one for one in made if "format-avif" in one.filter_spec]
    plain = [one for one in made if one not in modern]
    if not plain:
        plain, modern = _whatever_there_is(image), []
    if not plain:
        return None
    least, largest = plain[0], plain[-1]
    return Picture(
        src=least.url,
        # Drawings may be half a point wide.
        width=round(largest.width),
        height=round(largest.height),
        srcset=_srcset(plain) if len(plain) > 1 else "",
        avif=_srcset(modern),
        small_avif=modern[0].url if modern else "",
        sizes=layout.sizes,
        size=least.file_size or 0,
        avif_size=(modern[0].file_size or 0) if modern else 0,
    )


def social_picture(image):
    """The address of a picture in the size that chat apps show; nothing while it is not made."""
    if image is None:
        return ""
    filters = [Filter(spec=spec) for spec in specs_of(image, SOCIAL)]
    found = list(image.find_existing_renditions(*filters).values())
    return found[0].url if found else ""


def specs_of(image, layout):
    """What is made of a picture. Drawings stay drawings, and GIFs in a text may move: those go out as they are."""
    if layout.name == "social":
        return [f"{step}|format-jpeg|bgcolor-ffffff" for step in layout.steps]
    if image.is_svg():
        return [AS_IT_IS] if layout.name == "column" else [layout.steps[-1]]
    if layout.name == "column" and image.filename.lower().endswith(".gif"):
        return [AS_IT_IS]
    steps = _steps_within(image, layout.steps)
    return [f"{step}|{kind}" for step in steps for kind in _kinds_for(image)]


def _steps_within(image, steps):
    """Not larger than the original: the last step is the original's own width, where that is smaller."""
    if not steps[0].startswith("width-"):
        return steps
    smaller = [step for step in steps if int(step.removeprefix("width-")) < image.width]
    return smaller if len(smaller) == len(steps) else [*smaller, f"width-{image.width}"]


def _kinds_for(image):
    """Screenshots are PNG: their small letters need finer steps. What shines through stands on white, as on paper."""
    if image.filename.lower().endswith(".png"):
        return ["format-avif|avifquality-78|bgcolor-ffffff", "format-jpeg|jpegquality-88|bgcolor-ffffff"]
    return ["format-avif", "format-jpeg|bgcolor-ffffff"]


def _whatever_there_is(image):
    """Until the task has run: the widest size of the whole picture that was ever made, such as the library's own."""
    whole = [one for one in getattr(image, "prefetched_renditions", ()) if not one.filter_spec.startswith("fill-")]
    return sorted(whole, key=lambda one: one.width)[-1:]


def _srcset(renditions):
    return ", ".join(f"{one.url} {round(one.width)}w" for one in renditions)
