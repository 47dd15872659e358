"""Who wrote an article."""

from dataclasses import dataclass

from django.apps import apps
from django.conf import settings

from home.pictures import PORTRAIT, pictures_of


@dataclass(frozen=True)
class Author:
    name: str
    role: str = ""
    portrait: object = None


def authors_of(page):
    """The authors of one article, in the order written. A card that is gone is left out."""
    return [
        _from_card(block.value) if block.block_type == "person" else Author(block.value)
        for block in page.authors
        if block.value
    ]


def names_of_authors(pages):
    """Primary key of a page → names of its authors. One query for all pages, where blocks would take one for each."""
    written = {page.pk: [(one["type"], one["value"]) for one in page.authors.raw_data] for page in pages}
    cards = {value for authors in written.values() for kind, value in authors if kind == "person"}
    names = dict(apps.get_model(settings.AUTHOR_CARDS).objects.filter(pk__in=cards).values_list("pk", "name"))
    return {
        page: [name for kind, value in authors if (name := names.get(value) if kind == "person" else value)]
        for page, authors in written.items()
    }


def _from_card(card):
    portrait = pictures_of([card.picture_id], PORTRAIT).get(card.picture_id)
    return Author(card.name, card.role, portrait)
