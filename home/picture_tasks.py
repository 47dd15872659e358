"""When sizes of pictures are made: after a publication, after a picture was replaced, and at night."""

import logging

from django.apps import apps
from django.db import transaction
from django.db.models.signals import post_save
from django_tasks import task
from wagtail.models import Page
from wagtail.signals import page_published, published

from home.images import SiteImage
from home.picture_making import prepare, things_with, uses

logger = logging.getLogger(__name__)


@task()
def prepare_pictures(label, pk):
    """Make the pictures of one row. Safe to repeat; one that is gone needs none."""
    thing = apps.get_model(label)._default_manager.filter(pk=pk).first()
    if thing is not None:
        prepare(thing.specific if isinstance(thing, Page) else thing)


@task()
def prepare_replaced(pk):
    """A picture has another file, or another middle: make its sizes anew wherever it is shown. Safe to repeat."""
    image = SiteImage.objects.filter(pk=pk).first()
    for thing in things_with(image) if image else ():
        prepare(thing)


@task()
def mend_pictures():
    """Nightly: everything that readers can see. One that fails does not stop the others."""
    for use in uses():
        for thing in use.live():
            try:
                prepare(thing)
            except Exception:
                logger.exception("The pictures of %s %s could not be prepared", type(thing)._meta.label, thing.pk)


def connect():
    """Listen to publications, and to pictures that change."""
    page_published.connect(page_is_live, dispatch_uid="pictures")
    published.connect(snippet_is_live, dispatch_uid="pictures")
    post_save.connect(image_saved, sender=SiteImage, dispatch_uid="pictures")


def connect_saved(model):
    """Rows of this model are live as soon as they are saved."""
    post_save.connect(row_saved, sender=model, dispatch_uid=f"pictures/{model._meta.label}")


def page_is_live(sender, instance, **kwargs):
    if instance.live:
        _when_committed(instance)


def snippet_is_live(sender, instance, **kwargs):
    if not isinstance(instance, Page):
        _when_committed(instance)


def row_saved(sender, instance, raw=False, **kwargs):
    if not raw:
        _when_committed(instance)


def image_saved(sender, instance, created, raw=False, **kwargs):
    if not (created or raw):
        # Asked in the background whether anything is missing: mostly only a word of its description was changed.
        transaction.on_commit(lambda: prepare_replaced.enqueue(instance.pk))


def _when_committed(thing):
    """After the outline was rebuilt, which waits for the commit too."""
    label, pk = thing._meta.label, thing.pk
    transaction.on_commit(lambda: prepare_pictures.enqueue(label, pk))
