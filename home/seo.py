"""What search engines and chat apps are told about a page."""

import json
from dataclasses import dataclass, field

from django.utils.safestring import mark_safe

from home.pictures import social_picture

# The same signs Django's `json_script` takes out, so that no text can close the element it stands in.
UNSAFE_IN_SCRIPT = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@dataclass(frozen=True)
class Seo:
    """Title, description and addresses of one page.

    `path` is its one true address; `alternates` says where it stands in each language (code → address), itself
    included, and also feeds the language switch. `data` is schema.org's description of what the page is about.
    """

    title: str
    description: str = ""
    path: str = ""
    alternates: dict = field(default_factory=dict)
    image: str = ""
    kind: str = "website"
    hidden: bool = False
    data: dict | None = None

    @property
    def json(self):
        text = json.dumps(self.data, ensure_ascii=False, default=str).translate(UNSAFE_IN_SCRIPT)
        return mark_safe(text)  # noqa: S308 - the signs that could close the element are escaped


def seo_of_page(page, request):
    """Of a page that editors write and Wagtail serves."""
    return Seo(
        title=page.seo_title or page.title,
        description=page.search_description or getattr(page, "lead", ""),
        path=page.get_url(request) or "",
        alternates=addresses_by_language(page, request),
        image=social_picture(page.social_image),
        hidden=not page.live,
    )


def addresses_by_language(page, request):
    """Where a page stands in each language it is live in."""
    others = page.get_translations().live().select_related("locale")
    addresses = {other.locale.language_code: other.get_url(request) for other in others}
    addresses[page.locale.language_code] = page.get_url(request)
    return {code: address for code, address in addresses.items() if address}
