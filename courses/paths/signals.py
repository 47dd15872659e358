"""What editors do to pages of paths marks the path; it is rebuilt once, after the commit."""

from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from courses.outline.signals import INERT_FIELDS, never_in_the_way
from courses.paths.pages import LearningPathPage
from courses.paths.projection import mark_path, mark_paths_below


def connect():
    for signal in (page_published, page_unpublished, post_delete):
        signal.connect(path_changed, sender=LearningPathPage, dispatch_uid="paths")
    post_save.connect(path_saved, sender=LearningPathPage, dispatch_uid="paths")
    for signal in (page_slug_changed, post_page_move):
        signal.connect(address_changed, dispatch_uid="paths")
    for signal in (post_save, post_delete):
        signal.connect(site_changed, sender=Site, dispatch_uid="paths")


@never_in_the_way
def path_changed(sender, instance, **kwargs):
    mark_path(instance.translation_key)


@never_in_the_way
def path_saved(sender, instance, update_fields, raw=False, **kwargs):
    is_inert = update_fields is not None and INERT_FIELDS.issuperset(update_fields)
    if not raw and not is_inert:
        mark_path(instance.translation_key)


@never_in_the_way
def address_changed(sender, instance, **kwargs):
    mark_paths_below(instance)


@never_in_the_way
def site_changed(sender, **kwargs):
    mark_paths_below(Page.objects.get(depth=1))
