"""What editors do, through the doors they use."""

from django.urls import reverse
from wagtail.actions.copy_for_translation import CopyPageForTranslationAction
from wagtail_localize.models import Translation, TranslationSource

from tests.factories.content import swahili


def bulk(client, action, pages, *, method="post", **data):
    """Tick pages in the explorer and press a button; by "get" only the screen that asks."""
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    chosen = "&".join(f"id={page.pk}" for page in pages)
    return getattr(client, method)(f"{address}?{chosen}&next=/admin/", data)


def drag(client, page, position):
    """Drag a page to another place among its siblings."""
    return client.post(reverse("wagtailadmin_pages:set_page_position", args=[page.pk]) + f"?position={position}")


def api(client, page, action, **data):
    """The admin's own API."""
    address = reverse("wagtailadmin_api:pages:action", args=[page.pk, action])
    return client.post(address, data, content_type="application/json")


def translate(page, *, publish=True):
    """Have wagtail-localize make or refresh the Swahili page of a page whose parent is translated."""
    source, _created = TranslationSource.update_or_create_from_instance(page.specific)
    translation, _created = Translation.objects.get_or_create(source=source, target_locale=swahili())
    translation.save_target(publish=publish)
    return page.get_translation(swahili())


def translate_tree(publishing, page, *, publish=True):
    """The whole course in Swahili, with the catalogue and home page above it.

    Each page in a transaction of its own: localize publishes after the commit from what it remembers of the page,
    and would write a parent back without the children made meanwhile.
    """
    for one in [*page.get_ancestors().filter(depth__gt=1), page, *page.get_descendants()]:
        with publishing():
            translate(one, publish=publish)
    return page.get_translation(swahili())


def mirror(page, *, recursive=False):
    """An alias in Swahili, as locale synchronisation makes it."""
    action = CopyPageForTranslationAction(
        page.specific, swahili(), copy_parents=True, alias=True, include_subtree=recursive
    )
    return action.execute(skip_permission_checks=True)
