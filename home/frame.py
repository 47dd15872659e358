"""Header, footer and banner as every page shows them: what editors have set, and what stands there until they do.

Kept in the process as plain data, until the site changes; where no pages are kept, for a few seconds.
"""

from dataclasses import dataclass, replace
from functools import partial

from django.conf import settings
from django.core.cache import caches
from django.db.models.signals import post_delete, post_save
from django.utils.translation import get_language
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from home import navigation
from home.banners import Banner, banner_for, read_banners, shown
from home.links import Link, read_links
from home.page_cache.kept import kept
from home.site_settings import ContactSettings, SiteFrame


@dataclass(frozen=True)
class Column:
    title: str
    links: tuple


@dataclass(frozen=True)
class Contact:
    email: str = ""
    phone: str = ""
    postal_address: str = ""
    social: tuple = ()

    def __bool__(self):
        return bool(self.email or self.phone or self.postal_address or self.social)

    @property
    def dial(self):
        """The number as a telephone takes it."""
        return "".join(sign for sign in self.phone if sign.isdigit() or sign == "+")


@dataclass(frozen=True)
class Frame:
    """`menu` are the pages right below the home page; they fill what the editors have left empty."""

    header: tuple = ()
    columns: tuple = ()
    menu: tuple = ()
    proverb: str = ""
    words: str = ""
    closing: str = ""
    contact: Contact = Contact()
    banners: tuple = ()

    @property
    def rest(self):
        """Pages that stand in the footer alone."""
        return [item for item in self.menu if not item.in_header]


def frame_of(request):
    """The frame of the active language; of what is being previewed, the version on the editor's screen."""
    return _with_previews(_kept_frame(get_language()), request)


def _kept_frame(language):
    """A page that is kept must not hold a header from before the change that it was made anew for."""
    if settings.PAGE_CACHE_SECONDS:
        return kept(f"frame/{language}", partial(_read, language))
    cache = caches["template_fragments"]
    frame = cache.get(_key(language))
    if frame is None:
        frame = _read(language)
        cache.set(_key(language), frame, navigation.MENU_SECONDS)
    return frame


def banner_of(request, frame):
    """The banner this reader is to see, or None."""
    if request is None:
        return None
    previewed = getattr(request, Banner.preview_key, None)
    return shown(previewed) if previewed else banner_for(request, frame.banners)


def forget_frame(**kwargs):
    """Where no pages are kept, an editor sees a change at once all the same."""
    caches["template_fragments"].delete_many([_key(code) for code, _name in settings.LANGUAGES])


def connect():
    for signal in (page_published, page_unpublished, page_slug_changed, post_page_move):
        signal.connect(forget_frame, dispatch_uid="forget_frame")
    for model in (SiteFrame, ContactSettings, Banner):
        for signal in (post_save, post_delete):
            signal.connect(forget_frame, sender=model, dispatch_uid=f"forget_frame/{model.__name__}")


def _key(language):
    return f"frame/{language}"


def _read(language):
    menu = tuple(navigation.menu())
    frame = Frame(menu=menu, header=_marked(menu), banners=tuple(read_banners(language)))
    frame = replace(frame, contact=_contact(ContactSettings.of_the_site()))
    written = SiteFrame.objects.filter(locale__language_code=language).first()
    return _with(frame, written) if written else frame


def _marked(menu):
    """What stands in the header where no editor has chosen: the pages marked for menus."""
    return tuple(Link(item.title, item.url) for item in menu if item.in_header)


def _with(frame, written):
    """The frame with what stands in a `SiteFrame`."""
    columns = (Column(child.value["title"], tuple(read_links(child.value["links"]))) for child in written.columns)
    return replace(
        frame,
        header=tuple(read_links(written.header)) or _marked(frame.menu),
        columns=tuple(column for column in columns if column.links),
        proverb=written.proverb,
        words=written.words,
        closing=written.closing,
    )


def _contact(written):
    return Contact(written.email, written.phone, written.postal_address, tuple(read_links(written.social)))


def _with_previews(frame, request):
    if written := getattr(request, SiteFrame.preview_key, None):
        frame = _with(frame, written)
    if written := getattr(request, ContactSettings.preview_key, None):
        frame = replace(frame, contact=_contact(written))
    return frame
