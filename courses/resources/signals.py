"""A resource that is published with another file has a new version."""

from wagtail.signals import page_published

from courses.resources.actions import record_version
from courses.resources.pages import ResourcePage


def connect():
    page_published.connect(resource_published, sender=ResourcePage, dispatch_uid="resources")


def resource_published(sender, instance, **kwargs):
    record_version(instance)
