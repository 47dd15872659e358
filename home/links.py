"""A link that editors put into a menu: to a page of the site, or to any address."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

BEGINNINGS = ("https://", "http://", "mailto:", "tel:")


@dataclass(frozen=True)
class Link:
    title: str
    url: str


def validate_address(address):
    """A path of the site, a web address, mail or telephone; nothing that runs."""
    is_path = address.startswith("/") and not address.startswith("//") and "\\" not in address
    if not is_path and not address.lower().startswith(BEGINNINGS):
        raise ValidationError(
            _("Begin with / for a page of this site, or with https://, mailto: or tel:"), code="address"
        )


class LinkBlock(blocks.StructBlock):
    """One entry of a menu."""

    text = blocks.CharBlock(
        label=_("Words"),
        required=False,
        max_length=60,
        help_text=_("What the link says. Empty: the title of the page. Example: Help"),
    )
    page = blocks.PageChooserBlock(
        label=_("Page"),
        required=False,
        help_text=_("Where it leads. It leaves the menu by itself when the page goes offline. Example: About us"),
    )
    address = blocks.CharBlock(
        label=_("Or an address"),
        required=False,
        max_length=500,
        validators=[validate_address],
        help_text=_("For what is not a page of the site. Example: https://wa.me/254700000000"),
    )

    class Meta:
        icon = "link"

    def clean(self, value):
        value = super().clean(value)
        errors = {}
        if bool(value["page"]) == bool(value["address"]):
            errors["page"] = ValidationError(_("Choose a page or write an address: one of the two."))
        if value["address"] and not value["text"]:
            errors["text"] = ValidationError(_("An address needs words to stand for it."))
        if errors:
            raise StructBlockValidationError(block_errors=errors)
        return value


class LinkList(blocks.StreamBlock):
    link = LinkBlock(label=_("Link"))


class ColumnBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Heading"), max_length=40, help_text=_("Example: Learn"))
    links = LinkList(label=_("Links"))

    class Meta:
        icon = "list-ul"


class ColumnList(blocks.StreamBlock):
    column = ColumnBlock(label=_("Column"))


def read_links(stream):
    """The links of a `LinkList` that lead somewhere now: a page that is not live, or gone, is left out."""
    return [link for child in stream if (link := link_to(**child.value))]


def link_to(text="", page=None, address=""):
    """The link to a page or an address, or nothing where the page cannot be read."""
    if address:
        return Link(text, address) if text else None
    url = page.url if page is not None and page.live else None
    return Link(text or page.title, url) if url else None
