"""Pictures in the size a list shows them in."""

from home.images import SiteImage


def renditions_of(image_ids, spec):
    """Renditions by picture: two queries for those that exist, none without pictures. A missing one is made."""
    wanted = {pk for pk in image_ids if pk}
    if not wanted:
        return {}
    images = SiteImage.objects.filter(pk__in=wanted).prefetch_renditions(spec)
    return {image.pk: image.get_rendition(spec) for image in images}
