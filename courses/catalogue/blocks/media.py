"""Pictures, films, sound, files and what stands on other sites."""

from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from courses.catalogue.blocks import samples
from courses.catalogue.blocks.code import SourceURLBlock
from courses.catalogue.blocks.drafts import CheckedWhenPublished
from courses.catalogue.blocks.groups import PICTURES
from courses.catalogue.blocks.text import INLINE, PARAGRAPHS
from courses.catalogue.licences import Licence, licence_name, licence_url
from courses.catalogue.pictures import picture_in_column
from courses.catalogue.video import film_of

# What browsers play, by the ending of the file, and what to call it.
FILM_TYPES = {".mp4": "video/mp4", ".webm": "video/webm"}
SOUND_TYPES = {".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".ogg": "audio/ogg", ".wav": "audio/wav"}
CAPTION_TYPES = {".vtt": "text/vtt"}


class ImageBlock(CheckedWhenPublished):
    image = ImageChooserBlock(label=_("Picture"), help_text=_("From the library. Example: a drawing or a screenshot"))
    alt = blocks.CharBlock(
        label=_("Alternative text"),
        required=False,
        max_length=1000,
        help_text=_("What the picture tells, for those who do not see it. Example: A line that rises from 2 to 8"),
    )
    decorative = blocks.BooleanBlock(
        label=_("Only decoration"),
        required=False,
        help_text=_("Tick if nothing is lost without the picture. Example: a row of flowers"),
    )
    caption = blocks.RichTextBlock(
        label=_("Caption"),
        required=False,
        features=INLINE,
        help_text=_("Shown under the picture. Example: Takings in May"),
    )

    class Meta:
        group = PICTURES
        icon = "image"
        label = _("Picture")
        label_format = "{alt}"
        description = _("A picture from the library, with words for those who do not see it.")
        template = "courses/blocks/image.html"
        preview_template = "courses/blocks/previews/image.html"
        preview_value = staticmethod(samples.image)

    def demand(self, value):
        if value["alt"] and value["decorative"]:
            raise _beside("decorative", _("This picture has an alternative text, so it is not only decoration."))
        if not (value["alt"] or value["decorative"]):
            raise _beside("alt", _("Say what the picture tells, or tick “Only decoration”."))

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["picture"] = picture_in_column(value["image"], kept_copy=context.get("kept_copy") is True)
        context["alt"] = "" if value["decorative"] else value["alt"]
        context["is_first"] = context.get("first_picture") and context.get("block_id") == context["first_picture"]
        return context


class GalleryBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), required=False, help_text=_("Example: Four ways to lay out a stall"))
    pictures = blocks.ListBlock(
        ImageBlock(),
        label=_("Pictures"),
        min_num=2,
        help_text=_("Best of one shape, such as all upright. Example: four photos of market stalls"),
    )

    class Meta:
        group = PICTURES
        icon = "grip"
        label = _("Gallery")
        label_format = "{title}"
        description = _("Several pictures side by side, each with its own words.")
        template = "courses/blocks/gallery.html"
        preview_template = "courses/blocks/previews/gallery.html"
        preview_value = staticmethod(samples.gallery)


class VideoBlock(CheckedWhenPublished):
    title = blocks.CharBlock(label=_("Title"), help_text=_("Example: A first loop, step by step"))
    url = SourceURLBlock(
        label=_("Address"),
        required=False,
        help_text=_(
            "On YouTube or Vimeo. Example: https://www.youtube.com/watch?v=… Leave empty if you choose a file."
        ),
    )
    file = DocumentChooserBlock(
        label=_("Or a file"), required=False, help_text=_("MP4 or WebM, at most 10 MB. Example: first-loop.mp4")
    )
    poster = ImageChooserBlock(
        label=_("Still picture"), required=False, help_text=_("Shown before the film starts. Example: its first scene")
    )
    captions = DocumentChooserBlock(
        label=_("Captions"),
        required=False,
        help_text=_("A WebVTT file (.vtt), for a film from a file. Example: first-loop.vtt"),
    )
    minutes = blocks.IntegerBlock(
        label=_("Minutes"), required=False, min_value=1, max_value=600, help_text=_("How long it is. Example: 4")
    )
    transcript = blocks.RichTextBlock(
        label=_("Transcript"),
        required=False,
        features=PARAGRAPHS,
        help_text=_("What is said, for slow lines and for reading. Example: “Today we count a week of sales …”"),
    )

    class Meta:
        group = PICTURES
        icon = "media"
        label = _("Video")
        label_format = "{title}"
        description = _("A film. Nothing is loaded from another site before the reader presses play.")
        template = "courses/blocks/video.html"
        preview_value = staticmethod(samples.video)

    def demand(self, value):
        if value["url"] and value["file"]:
            raise _beside("file", _("Give an address or a file, not both."))
        if not (value["url"] or value["file"]):
            raise _beside("url", _("Give the address of a film on YouTube or Vimeo, or choose a file below."))
        if value["url"]:
            _check_film("url", value["url"])
        _check_ending("file", value["file"], FILM_TYPES)
        _check_ending("captions", value["captions"], CAPTION_TYPES)
        if value["captions"] and value["url"]:
            raise _beside("captions", _("Captions belong to a film from a file. Films on other sites bring their own."))

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["film"] = _film_or_none(value["url"])
        context["poster"] = picture_in_column(value["poster"], kept_copy=context.get("kept_copy") is True)
        context["file_url"] = file_url(value["file"], context)
        context["file_type"] = type_of(value["file"], FILM_TYPES)
        context["captions_url"] = file_url(value["captions"], context)
        return context


class AudioBlock(CheckedWhenPublished):
    title = blocks.CharBlock(label=_("Title"), help_text=_("Example: How a shopkeeper in Kisumu counts"))
    file = DocumentChooserBlock(
        label=_("File"), help_text=_("MP3, M4A, OGG or WAV, at most 10 MB. Example: shopkeeper.mp3")
    )
    transcript = blocks.RichTextBlock(
        label=_("Transcript"),
        required=False,
        features=PARAGRAPHS,
        help_text=_("What is said, for those who read. Example: “I count in the evening …”"),
    )

    class Meta:
        group = PICTURES
        icon = "comment"
        label = _("Audio")
        label_format = "{title}"
        description = _("Sound to listen to, with its words to read.")
        template = "courses/blocks/audio.html"
        preview_value = staticmethod(samples.audio)

    def demand(self, value):
        _check_ending("file", value["file"], SOUND_TYPES)

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["file_url"] = file_url(value["file"], context)
        context["file_type"] = type_of(value["file"], SOUND_TYPES)
        return context


class FileBlock(blocks.StructBlock):
    file = DocumentChooserBlock(label=_("File"), help_text=_("From the library. Example: cash-book.xlsx"))
    title = blocks.CharBlock(
        label=_("Title"), required=False, help_text=_("Example: A cash book to fill in. Empty: the file's own title.")
    )
    description = blocks.CharBlock(
        label=_("What it is"), required=False, help_text=_("Example: For a month, opens in any spreadsheet")
    )

    class Meta:
        group = PICTURES
        icon = "download"
        label = _("File to download")
        label_format = "{title}"
        description = _("A file to keep, with its kind and size.")
        template = "courses/blocks/file.html"
        preview_value = staticmethod(samples.file)

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["title"] = _title_of(value)
        context["file_url"] = file_url(value["file"], context)
        return context

    def get_searchable_content(self, value):
        return [_title_of(value), value["description"]]


class EmbedBlock(CheckedWhenPublished):
    url = SourceURLBlock(label=_("Address"), help_text=_("From YouTube or Vimeo. Example: https://vimeo.com/76979871"))
    title = blocks.CharBlock(
        label=_("Title"), help_text=_("What it is, for those who do not see it. Example: A market day in Kisumu")
    )

    class Meta:
        group = PICTURES
        icon = "link-external"
        label = _("From another site")
        label_format = "{title}"
        description = _("Something on YouTube or Vimeo, loaded only when the reader asks for it.")
        template = "courses/blocks/embed.html"
        preview_value = staticmethod(samples.embed)

    def demand(self, value):
        _check_film("url", value["url"])

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["film"] = _film_or_none(value["url"])
        return context


class AttributionBlock(CheckedWhenPublished):
    """Where others' work in a lesson comes from, as their licences ask."""

    title = blocks.CharBlock(label=_("Title of the work"), help_text=_("Example: Market stalls in Kisumu"))
    author = blocks.CharBlock(label=_("Who made it"), required=False, help_text=_("Example: Achieng Atieno"))
    url = SourceURLBlock(
        label=_("Where it was found"), required=False, help_text=_("Example: https://example.org/photos/stalls")
    )
    licence = blocks.ChoiceBlock(
        label=_("Licence"),
        choices=Licence.choices,
        search_index=False,
        help_text=_("Under which it may be used here. Example: CC BY 4.0"),
    )
    changes = blocks.CharBlock(
        label=_("What was changed"),
        required=False,
        help_text=_("Many licences ask for it. Example: Cropped, words translated"),
    )

    class Meta:
        group = PICTURES
        icon = "info-circle"
        label = _("Attribution")
        label_format = "{title}"
        description = _("Says whose work was used, and under which licence.")
        template = "courses/blocks/attribution.html"
        preview_value = staticmethod(samples.attribution)

    def demand(self, value):
        """All licences of Creative Commons but one want the maker named."""
        if value["licence"].startswith("by") and not value["author"]:
            raise _beside("author", _("This licence asks for the name of the maker."))

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["licence"] = licence_name(value["licence"])
        context["licence_url"] = licence_url(value["licence"])
        return context


def file_url(document, context):
    """The address of a file of the lesson that is being shown; empty where no lesson is known, as in previews."""
    lesson = context.get("lesson")
    if not document or lesson is None:
        return ""
    return reverse("lesson_file", args=[lesson.pk, document.pk, document.filename])


def type_of(document, types):
    return types.get(PurePath(document.filename).suffix.lower(), "") if document else ""


def _title_of(value):
    return value["title"] or (value["file"].title if value["file"] else "")


def _beside(field, message):
    """An error that Wagtail shows next to that field."""
    return blocks.StructBlockValidationError({field: ValidationError(message)})


def _check_ending(field, document, types):
    if document and not type_of(document, types):
        endings = ", ".join(types)
        message = _("“%(name)s” cannot be used here. The file must end in %(endings)s.")
        raise _beside(field, message % {"name": document.filename, "endings": endings})


def _check_film(field, address):
    try:
        film_of(address)
    except ValidationError as error:
        raise blocks.StructBlockValidationError({field: error}) from error


def _film_or_none(address):
    try:
        return film_of(address) if address else None
    except ValidationError:
        return None
