"""Resources, as editors publish them."""

from courses.models import ResourceIndexPage, ResourcePage
from tests.factories.blocks import make_document
from tests.factories.content import make_page, make_site


def make_resource_index():
    home = make_site()
    index = ResourceIndexPage.objects.child_of(home).first()
    return index or make_page(home, ResourceIndexPage, "Resources", slug="resources")


def make_resource(title="A cash book", *, index=None, publish=True, **fields):
    """A published resource with a file, or with the `link` that is given."""
    if "link" not in fields:
        fields.setdefault("file", make_document(f"{title.lower().replace(' ', '-')}.csv", title.encode()))
    fields = {"kind": "template", "lead": f"{title}, to take away.", **fields}
    return make_page(index or make_resource_index(), ResourcePage, title, publish=publish, **fields)


def take_again(page, **fields):
    """Publish a resource once more with something changed."""
    page = ResourcePage.objects.get(pk=page.pk)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return ResourcePage.objects.get(pk=page.pk)
