"""Tags of the shell, available in every template."""

from functools import cache

from django import template
from django.core.files.storage import default_storage
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.translation import get_language, gettext, ngettext
from wagtail.templatetags.wagtailcore_tags import richtext

from home.accounts.consent.rules import LATER, is_to_be_asked
from home.accounts.devices import device_name
from home.covers import draw_cover, draw_strip
from home.frame import banner_of, frame_of
from home.message_buttons import button_of
from home.navigation import front_page, language_links
from home.rich_text import pictures_on_tap

register = template.Library()


@register.simple_tag(takes_context=True)
def prose(context, text):
    """`{% prose page.body %}`: rich text, its pictures on tap for who saves data."""
    with pictures_on_tap(bool(context.get("saves_data"))):
        return richtext(text)


@register.simple_tag
def icon(name, flip=False, large=False, mark=False):
    """`{% icon "search" %}`. Arrows take `flip=True`, for languages that run from the right.

    With `mark=True` it is the sign before a lesson: "m-todo", "m-now", "m-done", "m-lock".
    """
    names = "lesson-mark" if mark else "icon"
    if flip:
        names += " icon--flip"
    if large:
        names += " icon--large"
    return _use(names, 18 if mark else 20, name)


@cache
def _use(names, size, name):
    """One page has dozens of them: each is put together once for a process."""
    return format_html(
        '<svg class="{}" width="{}" height="{}" fill="none" stroke="currentColor" aria-hidden="true">'
        '<use href="{}#{}"/></svg>',
        names,
        size,
        size,
        static("icons.svg"),
        name,
    )


@register.simple_tag
def component_css(*names):
    """`{% component_css "card" "cover" %}`: the stylesheets of these components; put it in the block `head`."""
    return _stylesheets(names)


@cache
def _stylesheets(names):
    links = ((static(f"css/components/{name}.css"),) for name in names)
    return format_html_join("\n", '<link rel="stylesheet" href="{}">', links)


@register.simple_tag
def module_js(*names):
    """`{% module_js "outline" %}`: modules from static/js; put it in the block `scripts`."""
    return _modules(names)


@cache
def _modules(names):
    addresses = ((static(f"js/{name}.js"),) for name in names)
    return format_html_join("\n", '<script type="module" src="{}"></script>', addresses)


@register.simple_tag(takes_context=True)
def cover(context, title, jina="", weave=0, detail=False, tall=False):
    """`{% cover course.cover_title weave=course.weave jina=edition.jina %}`; `detail` below 8rem of width."""
    height = 440 if tall else 200
    return draw_cover(title, jina, weave, height=height, detail=detail, serial=_next_serial(context))


@register.simple_tag(takes_context=True)
def cover_strip(context, title, weave=0):
    """The border of a course's cloth as a thin band."""
    return draw_strip(title, weave, serial=_next_serial(context))


def _next_serial(context):
    """Counts the drawings of one page, so that no two share the name of a pattern."""
    request = context.get("request")
    if request is None:
        return 0
    request.drawn_covers = getattr(request, "drawn_covers", 0) + 1
    return request.drawn_covers


@register.simple_tag(takes_context=True)
def site_frame(context):
    """Header, footer and contact: `home.frame.Frame`."""
    return frame_of(context.get("request"))


@register.simple_tag(takes_context=True)
def site_banner(context, frame):
    """The banner this reader is to see, or None."""
    return banner_of(context.get("request"), frame)


@register.simple_tag(takes_context=True)
def place_in_menu(context, frame, dashboard):
    """The address of the menu's item that this page is, or nothing."""
    path = getattr(context.get("request"), "path", "")
    return path if path == dashboard or any(item.url == path for item in frame.header) else ""


@register.simple_tag(name="front_page")
def front_page_address():
    return front_page()


@register.simple_tag(name="language_links", takes_context=True)
def language_links_here(context):
    """Links to this page in each language; empty where there is no request, as in the page for a crash."""
    request = context.get("request")
    if request is None:
        return []
    seo = context.get("seo")
    return language_links(request, seo.alternates if seo and seo.path else None)


@register.simple_tag
def lang_of(code):
    """The attribute for words in another language than the page's: ` lang="sw"`. Nothing where it is the same."""
    return format_html(' lang="{}"', code) if code and code != get_language() else ""


register.filter(device_name)


@register.filter
def message_button(message):
    """The button that belongs to a message, or None."""
    return button_of(message)


@register.filter
def initials(name):
    """`Wanjiru Kamau` → `WK`, for the square where a picture would be."""
    words = str(name).split()
    return "".join(word[0] for word in words[:1] + words[1:][-1:]).upper()


@register.filter
def dye(name):
    """A number from 0 to 4 that stays the same for one name: the colour of its avatar."""
    return sum(map(ord, str(name))) % 5


@register.filter
def file_address(name):
    """The address of an uploaded file by the name it is stored under; nothing for no file."""
    return default_storage.url(name) if name else ""


@register.filter
def duration(minutes):
    """`35` → "35 min", `90` → "1½ hours", `540` → "9 hours"."""
    minutes = int(minutes or 0)
    if minutes < 60:
        return gettext("%(minutes)s min") % {"minutes": minutes}
    hours, half = divmod(round(minutes / 30), 2)
    if half:
        return gettext("%(hours)s hours") % {"hours": f"{hours}½"}
    return ngettext("%(hours)s hour", "%(hours)s hours", hours) % {"hours": hours}


@register.simple_tag(takes_context=True)
def query_with(context, **changes):
    """The present query string with some parameters changed, `None` taking one away: `{% query_with page=2 %}`."""
    parameters = context["request"].GET.copy()
    for name, value in changes.items():
        parameters.pop(name, None)
        if value not in (None, ""):
            parameters[name] = value
    return f"?{parameters.urlencode()}" if parameters else context["request"].path


@register.simple_tag
def page_range(page):
    """Page numbers with gaps: 1 2 … 8 9 10 … 20 21."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)


@register.simple_tag(takes_context=True)
def asks_consent(context):
    """Whether the page should ask its reader to look at new terms. Mostly without a query."""
    request = context.get("request")
    user = getattr(request, "user", None)
    if user is None or getattr(request, "acting", None) or not is_to_be_asked(user):
        return False
    return not request.session.get(LATER, False)
